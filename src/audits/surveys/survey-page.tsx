import { formatDay, formatInstant } from '../../calendar/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { themeNames } from '../../thread/board-pack.ts';
import { AreaField, Button, ButtonLink, CheckboxField, DateField, ErrorSummary, Facts, problemAt, Table, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { Details, InsetText } from '../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, sentAll, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { answersWords, SurveyTag } from './list-page.tsx';
import { linkHref } from './link.ts';
import { mayBeShown, readSurveyEntries, surveyFor, surveyHref, takesAnswers, type Survey } from './read-survey.ts';

export type SurveyDeed = 'invite' | 'remind' | 'extend' | 'close' | 'end-link' | 'new-link';

/** What may be done to a survey as it stands. */
export function deedsOf(survey: Survey, takes: boolean): SurveyDeed[] {
  if (survey.status === 'closed') return [];
  const linked = survey.linkToken !== null;
  return [...(takes && linked ? ['invite' as const, ...(survey.invited > 0 ? ['remind' as const] : [])] : []), 'extend', 'close', linked ? 'end-link' : 'new-link'];
}

const entryWords: Record<string, string> = { opened: 'Opened', invited: 'Invited by mail', reminded: 'Reminded', extended: 'Last day moved', closed: 'Closed', 'link-ended': 'Link ended', 'link-made': 'New link made', released: 'Words released', 'taken-back': 'Words taken back' };
const plural = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** One survey: its link, how many have answered, and for its keeper what can be done. */
export async function surveyPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const found = await surveyFor(visit);
  if (found === null) return notFound;
  const { survey, keeps } = found;
  const { tx, me, today, body, app } = visit;
  const takes = takesAnswers(survey, today);
  const { pack } = await editionOfBoard(tx, me.partnershipId, survey.boardId);
  const entries = await readSurveyEntries(tx, survey.id);
  const asked = sent(body, 'do');
  return page(survey.name, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Survey {survey.reference}, {survey.board}</span>
      <h1 class="govuk-heading-l">{survey.name}</h1>
      <p class="govuk-body"><SurveyTag survey={survey} today={today} /></p>
      <p class="govuk-body-l">{answersWords(survey.answers)}{survey.invited > 0 && `. ${plural(survey.invited, 'address was', 'addresses were')} invited by mail`}.</p>
      <Shown survey={survey} keeps={keeps} />
      {keeps && survey.status === 'open' && <Link survey={survey} takes={takes} baseUrl={app.settings.baseUrl} />}
      <Facts rows={[
        { name: 'Tool', value: <a class="govuk-link" href={`/audits/tools/${survey.toolId}`}>{survey.tool}, edition {survey.edition}</a> },
        { name: 'Opened', value: formatDay(survey.openedOn) }, survey.closedOn === null ? { name: 'Last day', value: formatDay(survey.closesOn) } : { name: 'Closed', value: formatDay(survey.closedOn) },
        { name: 'Names', value: survey.anonymous ? 'Nobody gives a name. Neither who answered nor when is kept.' : 'Whoever answers gives a name.' },
        ...(survey.themes.length > 0 ? [{ name: 'Themes', value: themeNames(pack, survey.themes) }] : []),
        { name: 'Golden thread', value: <a class="govuk-link" href={`/thread/${survey.id}`}>See what led to it, and what came of it</a> },
        ...(survey.previousId === null ? [] : [{ name: 'Survey before', value: <a class="govuk-link" href={surveyHref(survey.previousId)}>{survey.previous}</a> }]),
      ]} />
      {keeps && deedsOf(survey, takes).map((deed) => <DeedForm deed={deed} survey={survey} body={asked === deed ? body : {}} problems={asked === deed ? problems : []} open={asked === deed && problems.length > 0} />)}
      <Table caption="History" heads={['What', 'When', 'Who']} rows={entries.map((entry) => [<>{entryWords[entry.kind] ?? entry.kind}{entry.text !== '' && <span class="gt-under">{entry.text}</span>}</>, formatInstant(entry.at), entry.by ?? 'Golden Thread'])} />
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back: { href: '/audits/surveys', text: 'Back to surveys' } });
}

function Shown({ survey, keeps }: { survey: Survey; keeps: boolean }) {
  if (survey.status === 'open') return <p class="govuk-body">Results are shown once the survey is closed. Until then nobody sees an answer.</p>;
  if (!mayBeShown(survey)) return <InsetText>Fewer than {survey.smallest} answered, so nothing is shown: people could be known by their answers.</InsetText>;
  return <div class="govuk-button-group"><ButtonLink href={surveyHref(survey.id, '/results')}>See the results</ButtonLink>{keeps && <ButtonLink href={surveyHref(survey.id, '/words')} look="secondary">Read what was written</ButtonLink>}</div>;
}

function Link({ survey, takes, baseUrl }: { survey: Survey; takes: boolean; baseUrl: string }) {
  if (survey.linkToken === null) return <InsetText>The link is ended. Nobody can answer until you make a new one.</InsetText>;
  const at = `${baseUrl}${linkHref(survey.linkToken)}`;
  return (
    <InsetText>
      <p class="govuk-body">{takes ? 'Pass this link on. Whoever has it can answer, without an account.' : 'The last day is over, so the link takes no more answers.'}</p>
      <p class="govuk-body gt-pre"><a class="govuk-link" href={at}>{at}</a></p>
    </InsetText>
  );
}

const titles: Record<SurveyDeed, string> = { invite: 'Invite by mail', remind: 'Remind all who were invited', extend: 'Move the last day', close: 'Close the survey', 'end-link': 'End the link', 'new-link': 'Make a new link' };

function DeedForm({ deed, survey, body, problems, open }: { deed: SurveyDeed; survey: Survey; body: Sent; problems: readonly FieldProblem[]; open: boolean }) {
  const error = (field: string) => problemAt(problems, field);
  return (
    <Details classes="gt-deed" summaryText={titles[deed]} open={open}>
      <PostForm action={surveyHref(survey.id)}>
        <input type="hidden" name="do" value={deed} />
        {deed === 'invite' && <AreaField name="addresses" label="Addresses" hint="One in a line, or with commas between them. Everybody gets the same link." rows={6} value={sent(body, 'addresses')} error={error('addresses')} />}
        {deed === 'invite' && <CheckboxField name="agencies" label="Agencies" small choices={[{ value: 'yes', label: 'Also write to whoever answers audits for each agency, to pass the link on' }]} values={sentAll(body, 'agencies')} />}
        {deed === 'remind' && <p class="govuk-body">{plural(survey.invited, 'address gets', 'addresses get')} a mail. Who has answered is not known, so it thanks those who have.</p>}
        {deed === 'extend' && <DateField name="closesOn" id="extend.closesOn" label="New last day" hint={`It is now ${formatDay(survey.closesOn)}.`} typed={typedDay(body, 'closesOn')} error={error('closesOn')} />}
        {deed === 'close' && <CheckboxField name="sure" id="close.sure" label="Is the survey over?" hint="It cannot be opened again: answers that came in between two looks would tell who gave them." choices={[{ value: 'yes', label: 'Yes, close it' }]} values={sentAll(body, 'sure')} error={error('sure')} />}
        {deed === 'end-link' && <TextField name="reason" id="end.reason" label="Why?" hint="Whoever opens the link is told that it has ended. What was answered stays." value={sent(body, 'reason')} error={error('reason')} />}
        {deed === 'new-link' && <p class="govuk-body">The old link stays ended.</p>}
        <Button>{deed === 'invite' ? 'Send the invitations' : deed === 'remind' ? 'Send the reminders' : titles[deed]}</Button>
      </PostForm>
    </Details>
  );
}
