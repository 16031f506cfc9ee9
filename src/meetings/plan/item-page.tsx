import { addDays, formatDay, formatInstant, type Day } from '../../calendar/index.ts';
import { AreaField, Button, DateField, ErrorSummary, Facts, problemAt, SelectField, Table, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { Details, FileUpload } from '../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { mayReadMeeting } from '../policies.ts';
import { mayReadPaper, openItem, openLine, type OpenItem, type OpenLine } from './open-item.ts';
import { deedsOn, type PlanDeed } from './plan-deed.ts';
import { titleOf } from './read-plan.ts';
import { planHref } from './plan-href.ts';
import { AtMeeting, PlanTag, Preparer, WhenDue } from './words.tsx';

const entryWords: Record<string, string> = { added: 'Put on the plan', prepared: 'Prepared', taken: 'Taken', 'put-off': 'Put off', 'not-needed': 'Not needed', reopened: 'Reopened' };
const asks: Record<PlanDeed, { title: string; label: string; optional: boolean; button: string }> = {
  prepared: { title: 'Say that it is prepared', label: 'Note (optional)', optional: true, button: 'It is prepared' },
  taken: { title: 'Say that it was taken', label: 'Note (optional)', optional: true, button: 'It was taken' },
  'put-off': { title: 'Put it off', label: 'Why is it put off?', optional: false, button: 'Put it off' },
  'not-needed': { title: 'Say that it is not needed this time', label: 'Why is it not needed?', optional: false, button: 'It is not needed' },
  reopened: { title: 'Open it again', label: 'Why is it opened again?', optional: false, button: 'Open it again' },
};

/** One thing due to a group: what it is, how it stands, what may be done with it, and what was. */
export async function itemPage(visit: Visit, opened?: OpenItem, doing: PlanDeed | null = null, problems: readonly FieldProblem[] = [], status: 200 | 409 | 422 = 200): Promise<Reply> {
  const found = opened ?? await openItem(visit);
  if (found === null) return notFound;
  const { plan, item } = found;
  const { tx, me, today } = visit;
  const entries = item.mark === null ? [] : await tx.selectFrom('plan_entry as e').leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'e.partnership_id').onRef('p.id', '=', 'e.person_id'))
    .select(['e.kind', 'e.text', 'e.at', 'p.name']).where('e.item_id', '=', item.mark.id).orderBy('e.at', 'desc').orderBy('e.id', 'desc').execute();
  const held = await tx.selectFrom('meeting').select(['id', 'held_on']).where('group_id', '=', plan.groupId).where('cancelled_on', 'is', null).where('held_on', '<=', today).orderBy('held_on', 'desc').limit(12).execute();
  const deeds = deedsOn(item.mark?.status ?? 'open', found);
  const reads = mayReadMeeting(me, plan);
  return page(titleOf(item), (
    <>
      <ErrorSummary problems={problems.map((problem) => ({ ...problem, field: problem.field === '' ? '' : `${doing}.${problem.field}` }))} />
      <span class="govuk-caption-l">{plan.name}</span>
      <h1 class="govuk-heading-l">{titleOf(item)}</h1>
      <p><PlanTag item={item} /></p>
      <Facts rows={[
        { name: 'What it is for', value: item.purpose || 'The framework does not say' }, { name: 'Due', value: <WhenDue item={item} /> },
        ...(item.paper === undefined || (item.draws !== undefined && !mayReadPaper(me, found)) ? [] : [{ name: 'Paper', value: <a class="govuk-link" href={item.paper}>Read it as it stands</a> }]),
        ...(item.draws !== undefined && item.paper === undefined ? [{ name: 'Paper', value: `It draws itself, from ${formatDay(addDays(item.after, 1))} on` }] : []),
        { name: 'Meeting', value: <AtMeeting item={item} opens={reads} /> }, { name: 'Prepared by', value: <Preparer plan={plan} of={item} /> },
        ...(item.mark?.report ? [{ name: 'Report', value: item.mark.fileId !== null && mayReadPaper(me, found) ? <a class="govuk-link" href={`${planHref(plan.groupId, item.line, item.due)}/report`}>{item.mark.report}</a> : item.mark.report }] : []),
        ...(item.process === undefined ? [] : [{ name: 'Done in', value: <DoneIn process={item.process} plan={plan} starts={me.permissions.has('see-reviews')} /> }]),
        { name: 'How often', value: <a class="govuk-link" href={planHref(plan.groupId, item.line)}>{item.rhythm || 'Every time'}</a> },
        { name: 'Source', value: `${item.source}${item.toBeConfirmed ? '\nThis rule is to be confirmed.' : ''}` },
      ]} />
      {deeds.length > 0 && <h2 class="govuk-heading-m">What you can do</h2>}
      {deeds.map((deed) => (
        <Details classes="gt-deed" summaryText={asks[deed].title} open={doing === deed}>
          <DeedForm visit={visit} found={found} deed={deed} doing={doing} problems={problems} held={held.map((each) => ({ value: each.id, label: formatDay(each.held_on as Day) }))} />
        </Details>
      ))}
      {entries.length > 0 && <h2 class="govuk-heading-m">History</h2>}
      <ul class="gt-work">
        {entries.map((entry) => (
          <li class="gt-work__item"><div><strong>{entryWords[entry.kind]}</strong>{entry.text !== '' && <span class="gt-under gt-pre">{entry.text}</span>}</div><div class="gt-work__due gt-secondary">{entry.name ?? 'Golden Thread'}<br />{formatInstant(entry.at)}</div></li>
        ))}
      </ul>
    </>
  ), { status, section: 'meetings', back: { href: `/forward-plan?group=${plan.groupId}`, text: 'Back to the forward plan' } });
}

/** The process in which it is done: for whoever may look at work, with the way to begin. */
function DoneIn({ process, plan, starts }: { process: string; plan: OpenItem['plan']; starts: boolean }) {
  const name = plan.pack.processes.find((each) => each.key === process)?.name ?? process;
  return starts ? <a class="govuk-link" href={`/reviews/start/${process}`}>{name}</a> : <>{name}</>;
}

function DeedForm({ visit, found: { plan, item }, deed, doing, problems, held }: { visit: Visit; found: OpenItem; deed: PlanDeed; doing: PlanDeed | null; problems: readonly FieldProblem[]; held: { value: string; label: string }[] }) {
  const here = doing === deed;
  const error = (field: string) => (here ? problemAt(problems, field) : undefined);
  const value = (field: string) => (here ? sent(visit.body, field) : '');
  const reports = deed === 'prepared' || deed === 'taken';
  return (
    <PostForm action={planHref(plan.groupId, item.line, item.due)} upload={reports}>
      <input type="hidden" name="revision" value={item.mark?.revision ?? 0} />
      {deed === 'taken' && <SelectField name="meeting" id={`${deed}.meeting`} label="At which meeting? (optional)" empty="Outside a meeting" choices={held} value={value('meeting')} error={error('meeting')} />}
      {deed === 'put-off' && <DateField name="until" id={`${deed}.until`} label="Until what day?" typed={here ? typedDay(visit.body, 'until') : { day: '', month: '', year: '' }} error={error('until')} />}
      {reports && <TextField name="report" id={`${deed}.report`} label="Name of the report (optional)" hint="Or add it as a file below." value={here ? value('report') : (item.mark?.report ?? '')} error={error('report')} />}
      {reports && <FileUpload id={`${deed}-file`} name="file" label={{ text: 'The report itself (optional)', classes: 'govuk-label--s' }} hint={`PDF, Word, Excel, PowerPoint, PNG, JPEG or text, up to ${visit.app.settings.uploadLimitBytes / 1024 / 1024} MB. No names of children.`} />}
      <AreaField name="text" id={`${deed}.text`} label={asks[deed].label} rows={3} value={value('text')} error={error('text')} />
      <Button name="do" value={deed}>{asks[deed].button}</Button>
    </PostForm>
  );
}

/** A line of the schedule: every time that it fell or falls due, and the days that the board sets for it. */
export async function linePage(visit: Visit, opened?: OpenLine, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const found = opened ?? await openLine(visit);
  if (found === null) return notFound;
  const { plan, told, items } = found;
  const reads = mayReadMeeting(visit.me, plan);
  const doing = sent(visit.body, 'do');
  const typed = (form: string) => (doing === form ? typedDay(visit.body, 'day') : { day: '', month: '', year: '' });
  const undated = plan.undated.some((line) => line.line === told.line);
  const form = undated ? { do: 'add', label: 'On what day is it due?', button: 'Put it on the plan', title: 'Put it on the plan for a day' }
    : { do: 'begin', label: 'On what day does it fall due first?', button: 'Count from this day', title: 'Choose the day from which it counts' };
  return page(titleOf(told), (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{plan.name}</span>
      <h1 class="govuk-heading-l">{titleOf(told)}</h1>
      <Facts rows={[
        { name: 'What it is for', value: told.purpose || 'The framework does not say' }, { name: 'How often', value: told.rhythm || 'The framework no longer says' },
        { name: 'Prepared by', value: <Preparer plan={plan} of={told} /> }, { name: 'Source', value: `${told.source}${told.toBeConfirmed ? '\nThis rule is to be confirmed.' : ''}` },
      ]} />
      {items.length > 0 && <Table caption="Every time" heads={['Due', 'Meeting', 'Standing']} rows={items.map((item) => [<a class="govuk-link" href={planHref(plan.groupId, item.line, item.due)}><WhenDue item={item} /></a>, <AtMeeting item={item} opens={reads} />, <PlanTag item={item} />])} />}
      {items.length === 0 && <p class="govuk-body">It is not on the plan.</p>}
      {found.keeps && (undated || found.mayChooseDay) && (
        <>
          <h2 class="govuk-heading-m">{form.title}</h2>
          {!undated && <p class="govuk-body">The framework says how often, not when. What was marked already stays.</p>}
          <PostForm action={planHref(plan.groupId, told.line)}>
            <DateField name="day" label={form.label} typed={typed(form.do)} error={problemAt(problems, 'day')} />
            <Button name="do" value={form.do} look="secondary">{form.button}</Button>
          </PostForm>
        </>
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'meetings', back: { href: `/forward-plan?group=${plan.groupId}`, text: 'Back to the forward plan' } });
}
