import { formatDay, formatInstant, type Day } from '../../calendar/index.ts';
import { AreaField, Button, DateField, ErrorSummary, Facts, problemAt, RadioField, SelectField, Tag, typedDay, type FieldProblem, type TagColour } from '../../web/fields/index.ts';
import { Details, FileUpload } from '../../web/govuk/index.ts';
import { page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardPack, choices, named, themeNames } from '../board-pack.ts';
import { isOpen, possibleDeeds, statusWords, type ActionDeed, type ActionStatus } from './action-state.ts';
import { MayNameField, type MayName } from '../may-name.tsx';
import { mayDo } from './may-do.ts';
import { isMeasured } from './measure.ts';

/** An action with its agencies and its history. Null where it is not there. */
export async function openAction(visit: Visit, id: string) {
  const { tx } = visit;
  const action = await tx.selectFrom('action as a').leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'a.partnership_id').onRef('p.id', '=', 'a.owner_id'))
    .leftJoin('recommendation as r', (join) => join.onRef('r.partnership_id', '=', 'a.partnership_id').onRef('r.id', '=', 'a.recommendation_id'))
    .selectAll('a').select(['p.name as owner', 'r.reference as recommendation', 'r.origin_process_id']).where('a.id', '=', id).executeTakeFirst();
  if (action === undefined) return null;
  const agencies = await tx.selectFrom('action_agency as b').innerJoin('agency as g', (join) => join.onRef('g.partnership_id', '=', 'b.partnership_id').onRef('g.id', '=', 'b.agency_id')).select('g.name').where('b.action_id', '=', id).orderBy('g.name').execute();
  const entries = await tx.selectFrom('action_entry as e').leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'e.partnership_id').onRef('p.id', '=', 'e.person_id')).leftJoin('stored_file as f', (join) => join.onRef('f.partnership_id', '=', 'e.partnership_id').onRef('f.id', '=', 'e.file_id'))
    .select(['e.id', 'e.kind', 'e.text', 'e.at', 'e.detail', 'e.person_id', 'p.name', 'f.id as file', 'f.name as file_name']).where('e.action_id', '=', id).orderBy('e.at', 'desc').orderBy('e.id', 'desc').execute();
  return { action, agencies: agencies.map((each) => each.name), entries, offeredBy: entries.find((entry) => entry.kind === 'evidence')?.person_id ?? null };
}
export type OpenedAction = NonNullable<Awaited<ReturnType<typeof openAction>>>;

const colours: Record<ActionStatus, TagColour> = { planned: 'grey', 'in-progress': 'blue', 'evidence-offered': 'yellow', verified: 'teal', closed: 'green', 'no-effect': 'orange', dropped: 'grey' };
export const ActionTag = ({ status }: { status: ActionStatus }) => <Tag colour={colours[status]}>{statusWords[status]}</Tag>;

const entryWords: Record<string, string> = {
  made: 'Made', progress: 'Progress', evidence: 'Evidence offered', returned: 'Evidence returned', verified: 'Verified', impact: 'Effect judged', extended: 'Due date moved',
  reassigned: 'New owner', reopened: 'Reopened', dropped: 'Dropped', reminded: 'Owner reminded', escalated: 'Escalated',
};
const asks: Record<ActionDeed, { title: string; label: string; button: string }> = {
  progress: { title: 'Report progress', label: 'What has been done since?', button: 'Report progress' },
  evidence: { title: 'Offer evidence', label: 'What shows that it is done?', button: 'Offer the evidence' },
  verified: { title: 'Verify', label: 'What did you look at, and why does it show that it is done?', button: 'Verify as done' },
  returned: { title: 'Return the evidence', label: 'What is missing?', button: 'Return the evidence' },
  impact: { title: 'Judge the effect', label: 'What does the measure show?', button: 'Judge the effect' },
  extended: { title: 'Change the due date', label: 'Why?', button: 'Change the due date' },
  reassigned: { title: 'Change the owner', label: 'Why does the owner change?', button: 'Change the owner' },
  reopened: { title: 'Reopen', label: 'Why is it taken up again?', button: 'Reopen' },
  dropped: { title: 'Drop', label: 'Why is it dropped?', button: 'Drop the action' },
};

/** The action: what it is, why, how it stands, what may be done now, and its whole history. */
export async function actionPage(visit: Visit, opened: OpenedAction, doing: ActionDeed | null, problems: readonly FieldProblem[], status: 200 | 409 | 422, mayName: MayName | null = null): Promise<Reply> {
  const { action, agencies, entries, offeredBy } = opened;
  const pack = await boardPack(visit);
  const stands = action.status as ActionStatus;
  const deeds = possibleDeeds(stands).filter((deed) => mayDo(deed, visit.me, { ownerId: action.owner_id, offeredBy }));
  const people = deeds.includes('reassigned') ? await visit.tx.selectFrom('person').select(['id', 'name', 'post']).where('active', '=', true).orderBy('name').execute() : [];
  return page(`Action ${action.reference}`, (
    <>
      <ErrorSummary problems={problems.map((problem) => ({ ...problem, field: problem.field === '' ? '' : `${doing}.${problem.field}` }))} />
      <span class="govuk-caption-l">Action {action.reference}</span>
      <h1 class="govuk-heading-l">{action.title}</h1>
      <p><ActionTag status={stands} /> {isOpen(stands) && action.due_on < visit.today && <Tag colour="red">Late</Tag>}</p>
      <Facts rows={[
        ...(action.detail ? [{ name: 'More', value: action.detail }] : []),
        { name: 'Owner', value: action.owner ?? action.owner_name }, { name: 'Agencies', value: agencies.join('\n') }, { name: 'Due', value: formatDay(action.due_on as Day) },
        { name: 'Measure of success', value: isMeasured(action.measure) ? action.measure : <Tag colour="yellow">None was set</Tag> }, ...(action.baseline ? [{ name: 'Measure at the start', value: action.baseline }] : []),
        { name: 'Strength', value: named(pack.learning.strengths, action.strength) }, { name: 'Themes', value: themeNames(pack, action.themes) || 'None' },
        ...(action.verdict ? [{ name: 'Effect', value: named(pack.learning.verdicts, action.verdict) }] : []), ...(action.impact_due_on ? [{ name: 'Effect judged by', value: formatDay(action.impact_due_on as Day) }] : []),
        ...(action.recommendation ? [{ name: 'Because of', value: <a class="govuk-link" href={`/recommendations/${action.recommendation_id}`}>{action.recommendation}</a> }] : []),
      ]} />
      <p class="govuk-body"><a class="govuk-link" href={`/thread/${action.id}`}>See its golden thread</a></p>
      {deeds.length > 0 && <h2 class="govuk-heading-m">What you can do</h2>}
      {deeds.map((deed) => (
        <Details classes="gt-deed" summaryText={asks[deed].title} open={doing === deed}>
          <DeedForm visit={visit} action={action} deed={deed} doing={doing} problems={problems} pack={pack} people={people} mayName={mayName} />
        </Details>
      ))}
      <h2 class="govuk-heading-m">History</h2>
      <ul class="gt-work">
        {entries.map((entry) => (
          <li class="gt-work__item"><div><strong>{entryWords[entry.kind]}</strong>{verdictOf(pack, entry.detail)}<br /><span class="gt-pre">{entry.text}</span>
            {entry.file && <><br /><a class="govuk-link" href={`/files/${entry.file}`}>{entry.file_name}</a></>}</div>
            <div class="gt-work__due gt-secondary">{entry.name ?? 'Golden Thread'}<br />{formatInstant(entry.at)}</div></li>
        ))}
      </ul>
    </>
  ), { status, section: 'actions', back: { href: '/actions', text: 'Back to all actions' } });
}

function verdictOf(pack: Awaited<ReturnType<typeof boardPack>>, detail: unknown): string {
  const verdict = typeof detail === 'object' && detail !== null && 'verdict' in detail ? String(detail.verdict) : null;
  return verdict === null ? '' : `: ${named(pack.learning.verdicts, verdict)}`;
}

function DeedForm({ visit, action, deed, doing, problems, pack, people, mayName }: { mayName: MayName | null; visit: Visit; action: OpenedAction['action']; deed: ActionDeed; doing: ActionDeed | null; problems: readonly FieldProblem[]; pack: Awaited<ReturnType<typeof boardPack>>; people: readonly { id: string; name: string; post: string }[] }) {
  const here = doing === deed;
  const error = (field: string) => (here ? problemAt(problems, field) : undefined);
  const value = (field: string) => (here ? sent(visit.body, field) : '');
  const evidence = deed === 'evidence';
  return (
    <PostForm action={`/actions/${action.id}`} upload={evidence}>
      <input type="hidden" name="revision" value={action.revision} />
      {deed === 'impact' && <RadioField name="verdict" id={`${deed}.verdict`} label="What effect did it have?" choices={choices(pack.learning.verdicts)} value={value('verdict')} error={error('verdict')} />}
      {(deed === 'verified' || deed === 'impact') && !isMeasured(action.measure) && <AreaField name="measure" id={`${deed}.measure`} label="How will you know that it made a difference?" hint="No measure was set. Say what is looked at, and what would count as better." rows={3} value={value('measure')} error={error('measure')} />}
      {deed === 'extended' && <DateField name="newDue" id={`${deed}.newDue`} label="New due date" typed={here ? typedDay(visit.body, 'newDue') : { day: '', month: '', year: '' }} error={error('newDue')} />}
      {deed === 'reassigned' && <SelectField name="owner" id={`${deed}.owner`} label="New owner" empty="Choose a person" choices={people.map((person) => ({ value: person.id, label: person.post ? `${person.name}, ${person.post}` : person.name }))} value={value('owner')} error={error('owner')} />}
      <AreaField name="text" id={`${deed}.text`} label={asks[deed].label} hint="Everybody in the partnership can read it. Name nobody." rows={4} value={value('text')} error={error('text')} />
      {evidence && (
        <FileUpload
          id="evidence-file" name="file" label={{ text: 'A file that shows it (optional)', classes: 'govuk-label--s' }}
          hint={`PDF, Word, Excel, PowerPoint, PNG, JPEG or text, up to ${visit.app.settings.uploadLimitBytes / 1024 / 1024} MB. No names of children.`}
        />
      )}
      {here && <MayNameField mayName={mayName} problems={problems} id={`${deed}.named`} />}
      <Button name="do" value={deed}>{asks[deed].button}</Button>
    </PostForm>
  );
}
