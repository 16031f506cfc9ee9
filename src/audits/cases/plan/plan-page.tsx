import { addDays } from '../../../calendar/index.ts';
import { choices, themeChoices } from '../../../thread/board-pack.ts';
import { AreaField, boxesOf, Button, CheckboxField, DateField, ErrorSummary, problemAt, RadioField, SelectField, TextField, typedDay, type FieldProblem } from '../../../web/fields/index.ts';
import { Details, Fieldset, InsetText } from '../../../web/govuk/index.ts';
import { forbidden, page, PostForm, sent, sentAll, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import { lineKindsOf, linesOffered } from './lines.ts';
import { planOffers, type PlanOffers } from './offers.ts';
import { repeatedBy, startAgain } from './start-again.ts';

// Three weeks is what boards commonly give auditors; the form lets it be changed.
const usualDays = 21;

export async function planPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const offers = await planOffers(visit);
  if (offers === null) return forbidden;
  const { pack } = offers.edition;
  const typed = visit.body['title'] !== undefined;
  const body = typed ? visit.body : { ...startingWith(visit, offers), ...await startAgain(visit, offers, await repeatedBy(visit)) };
  const action = `/audits/cases/new?${new URLSearchParams({ board: offers.boardId, ...(offers.askedBy ? { process: offers.askedBy.processId, step: offers.askedBy.step } : {}) }).toString()}`;
  const value = (name: string): string => sent(body, name);
  const at = (name: string): string | undefined => problemAt(problems, name);
  return page('Plan a case audit', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Plan a case audit</h1>
      {offers.askedBy && <InsetText>For {offers.askedBy.reference}. Its report does the step there.</InsetText>}
      {offers.boards.length > 1 && !offers.askedBy && <p class="govuk-body">On {offers.boards.find((board) => board.id === offers.boardId)?.name}. {offers.boards.filter((board) => board.id !== offers.boardId).map((board) => <><a class="govuk-link" href={`/audits/cases/new?board=${board.id}`}>Plan it on {board.name}</a> </>)}</p>}
      {offers.tools.length === 0 && <InsetText>There is no tool for case audits yet. <a class="govuk-link" href="/audits/tools">Publish one among the tools</a>, then plan the audit.</InsetText>}
      <PostForm action={action}>
        <TextField name="title" label="Title" hint="Everybody on the board sees it. Name nobody." value={value('title')} error={at('title')} />
        <RadioField name="kind" label="What kind of audit is it?" choices={choices(pack.audits.kinds)} value={value('kind')} error={at('kind')} />
        <SelectField name="group" label="For which group?" hint="Its members approve it where nobody could be asked for their views." empty="No group" choices={offers.groups.map(({ id, name }) => ({ value: id, label: name }))} value={value('group')} error={at('group')} />
        {offers.plans.length > 0 && <SelectField name="plan" label="Which entry of the programme is it?" empty="None" choices={offers.plans.map(({ id, reference, name }) => ({ value: id, label: `${reference}: ${name}` }))} value={value('plan')} />}
        {offers.earlier.length > 0 && <SelectField name="previous" label="Which earlier audit does it repeat?" empty="None" choices={offers.earlier.map(({ id, reference, title }) => ({ value: id, label: `${reference}: ${title}` }))} value={value('previous')} />}
        <Details summaryText="Themes (optional)">
          <CheckboxField name="themes" label="Themes" choices={themeChoices(pack)} values={sentAll(body, 'themes')} small />
        </Details>
        <AreaField name="about" label="Guidance for the auditors" hint="It goes with each personal link, and the page of the audit shows who has opened it." value={value('about')} error={at('about')} />
        {offers.booked.length > 0 && <InsetText><p class="govuk-body"><a class="govuk-link" href="/audits/booked">Questions booked for a case audit</a>, to test what was planned:</p><ul class="govuk-list govuk-list--bullet">{offers.booked.map((question) => <li>{question}</li>)}</ul></InsetText>}
        <Lines offers={offers} body={body} problems={problems} />
        <AreaField name="voiceAsked" label="Whose views are to be asked?" hint="Children, families or adults, as groups. An audit of several agencies cannot be reported without them." rows={3} value={value('voiceAsked')} error={at('voiceAsked')} />
        <DateField name="dueOn" label="Last day for the auditors" typed={typedDay(body, 'dueOn')} error={at('dueOn')} />
        <TextField name="remind" label="Reminders, in days before the last day" hint="For example 7, 1, -3. A number below nought is a day after it." width="20" value={value('remind')} error={at('remind')} />
        <Agencies offers={offers} body={body} problems={problems} />
        <Button>Plan the audit</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back: { href: '/audits/cases', text: 'Back to case audits' } });
}

function startingWith(visit: Visit, { edition, askedBy, plans }: PlanOffers): Sent {
  const due = boxesOf(askedBy?.dueOn ?? addDays(visit.today, usualDays));
  const { remindDaysBefore, remindDaysAfter } = edition.pack.learning.actions;
  const plan = plans.find((each) => each.id === sent(visit.query, 'plan'));
  return {
    kind: askedBy?.kind ?? plan?.kind ?? '', plan: plan?.id ?? '', title: plan?.name ?? '', 'dueOn-day': due.day, 'dueOn-month': due.month, 'dueOn-year': due.year,
    remind: [...remindDaysBefore.toSorted((a, b) => b - a), ...remindDaysAfter.map((days) => -days)].join(', '),
  };
}

export const Agencies = ({ offers, body, problems }: { offers: Pick<PlanOffers, 'agencies' | 'tools'>; body: Sent; problems: readonly FieldProblem[] }) => {
  const none = problemAt(problems, 'agencies');
  return (
    <Fieldset legend={{ text: <h2 class="govuk-fieldset__heading">Which agencies audit, and with which tool?</h2>, classes: 'govuk-fieldset__legend--m' }}>
      {none && <p id="agencies" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {none}</p>}
      {offers.agencies.map(({ id, name }) => <SelectField name={`tool.${id}`} label={name} empty="Does not audit" choices={offers.tools} value={sent(body, `tool.${id}`)} error={problemAt(problems, `tool.${id}`)} />)}
    </Fieldset>
  );
};

export function Lines({ offers: { edition: { pack } }, body, problems }: { offers: PlanOffers; body: Sent; problems: readonly FieldProblem[] }) {
  const kinds = lineKindsOf(pack).map(({ key, name }) => ({ value: key, label: name }));
  const priorities = pack.priorities.priorities.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <Fieldset legend={{ text: <h2 class="govuk-fieldset__heading">Key lines of enquiry</h2>, classes: 'govuk-fieldset__legend--m' }}>
      <p class="govuk-body">A few. Leave empty what you do not need.</p>
      {Array.from({ length: linesOffered }, (_, index) => index + 1).map((number) => (
        <div class="gt-ask gt-ask--sentence">
          <AreaField name={`line.${number}`} label={`Line ${number}`} rows={2} value={sent(body, `line.${number}`)} error={problemAt(problems, `line.${number}`)} />
          <SelectField name={`about.${number}`} label={<>What it looks at<span class="govuk-visually-hidden">, line {number}</span></>} empty="" choices={kinds} value={sent(body, `about.${number}`)} error={problemAt(problems, `about.${number}`)} />
          {priorities.length > 0 && <SelectField name={`priority.${number}`} label={<>Priority that it serves<span class="govuk-visually-hidden">, line {number}</span></>} empty="" choices={priorities} value={sent(body, `priority.${number}`)} error={problemAt(problems, `priority.${number}`)} />}
        </div>
      ))}
    </Fieldset>
  );
}
