import { formatDay, formatInstant } from '../../../calendar/index.ts';
import { themeNames, named } from '../../../thread/board-pack.ts';
import { ButtonLink, Facts, Table } from '../../../web/fields/index.ts';
import { InsetText, TaskList } from '../../../web/govuk/index.ts';
import { notFound, page, type Reply, type Visit } from '../../../web/visit/index.ts';
import { readFeedback, withoutFeedback } from '../feedback/feedback-page.tsx';
import { isChangeable } from '../plan/change-plan.tsx';
import { lineKindsOf, tooManyLines } from '../plan/lines.ts';
import { readViews, voiceIsSettled } from '../voice/voice-page.tsx';
import { missing } from '../workshop/missing.ts';
import { openAudit, type OpenAudit } from './read-audit.ts';
import { readAgencies, readCases, readChanges, readScorings, standing } from './read-parts.ts';
import { auditHref, AuditTag, kindName } from './words.tsx';

/** One case audit: what it asks, how far it has come, and the way to each of its parts. */
export async function auditPage(visit: Visit): Promise<Reply> {
  const open = await openAudit(visit);
  if (open === null) return notFound;
  const { audit, pack } = open;
  const changes = await readChanges(visit.tx, audit.id);
  const tooMany = audit.status === 'planned' ? tooManyLines(pack, audit.lines) : null;
  const priority = (key: string): string => named(pack.priorities.priorities, key);
  const priorities = audit.lines.some((line) => line.priority !== '');
  return page(audit.title, (
    <>
      <span class="govuk-caption-l">Case audit {audit.reference}, {kindName(open)}</span>
      <h1 class="govuk-heading-l">{audit.title}</h1>
      <p class="govuk-body"><AuditTag status={audit.status} /></p>
      {tooMany !== null && <InsetText>{tooMany}</InsetText>}
      {audit.status !== 'withdrawn' && <Steps open={open} parts={await standingOf(visit, open)} />}
      {open.keeps && isChangeable(open) && <ButtonLink look="secondary" href={auditHref(audit.id, '/plan')}>Change or withdraw the plan</ButtonLink>}
      <Table caption="Key lines of enquiry" heads={['Line', 'Looks at', ...(priorities ? ['Priority'] : [])]} rows={audit.lines.map((line) => [line.text, named(lineKindsOf(pack), line.about), ...(priorities ? [priority(line.priority) || '–'] : [])])} />
      <Facts rows={[
        { name: 'Board', value: audit.board }, ...(audit.group ? [{ name: 'Group', value: audit.group }] : []), { name: 'Last day for the auditors', value: formatDay(audit.dueOn) },
        ...(audit.themes.length > 0 ? [{ name: 'Themes', value: themeNames(pack, audit.themes) }] : []), ...(audit.about ? [{ name: 'Guidance for the auditors', value: audit.about }] : []),
        ...(audit.plan ? [{ name: 'On the programme', value: <a class="govuk-link" href={`/audits/plan/${audit.plan.id}`}>{audit.plan.reference}: {audit.plan.name}</a> }] : []),
        ...(audit.previous ? [{ name: 'Repeats', value: <a class="govuk-link" href={auditHref(audit.previous.id)}>{audit.previous.reference}: {audit.previous.title}</a> }] : []),
        ...(audit.status === 'planned' || audit.status === 'auditing' || audit.status === 'withdrawn' ? [] : [{ name: 'Impact', value: <a class="govuk-link" href={auditHref(audit.id, '/impact')}>Before and after, and what it says of earlier plans</a> }]),
        { name: 'Golden thread', value: <a class="govuk-link" href={`/thread/${audit.id}`}>See what led to it, and what came of it</a> },
      ]} />
      {changes.length > 0 && <Table caption="Changes of the plan" heads={['What', 'Why', 'When']} rows={changes.map((each) => [<span class="gt-pre">{each.text}</span>, each.reason || '–', <>{formatInstant(each.at)}<span class="gt-under">{each.by ?? ''}</span></>])} />}
      {open.keeps && (audit.status === 'reported' || audit.status === 'closed') && <ButtonLink look="secondary" href={`/audits/cases/new?again=${audit.id}`}>Do this audit again</ButtonLink>}
    </>
  ), { section: 'audits', back: { href: '/audits/cases', text: 'Back to case audits' } });
}

interface Standing {
  cases: number;
  asked: number;
  isIn: number;
  out: number;
  views: number;
  voiceSettled: boolean;
  withoutFeedback: number;
}

async function standingOf({ tx }: Visit, { audit }: OpenAudit): Promise<Standing> {
  const [cases, agencies, scorings, views, feedback] = [await readCases(tx, audit.id), await readAgencies(tx, audit.id), await readScorings(tx, audit.id), await readViews(tx, audit.id), await readFeedback(tx, audit.id)];
  const counted = standing(scorings);
  return {
    cases: cases.length, asked: counted.length, isIn: counted.filter((each) => each.status === 'submitted').length, out: missing(cases, agencies, scorings).length,
    views: views.length, voiceSettled: voiceIsSettled(audit, views), withoutFeedback: withoutFeedback(cases, feedback).length,
  };
}

function Steps({ open: { audit }, parts }: { open: OpenAudit; parts: Standing }) {
  const done = (is: boolean, words: string) => ({ tag: { text: words, classes: is ? 'govuk-tag--green' : 'govuk-tag--grey' } });
  const after = audit.status === 'reported' || audit.status === 'closed';
  const began = audit.status === 'workshop' || after;
  return (
    <TaskList items={[
      { title: { text: 'Cases' }, href: auditHref(audit.id, '/sample'), status: done(parts.cases > 0, parts.cases === 0 ? 'Not drawn' : `${parts.cases} drawn`) },
      { title: { text: 'Auditors' }, href: auditHref(audit.id, '/auditors'), status: done(parts.asked > 0 && parts.out === 0, parts.asked === 0 ? 'Nobody asked' : `${parts.isIn} of ${parts.asked} in`) },
      { title: { text: 'Views of children and families' }, href: auditHref(audit.id, '/voice'), status: done(parts.voiceSettled, parts.views > 0 ? `${parts.views} recorded` : audit.noVoiceReason === '' ? (audit.agencies === 'multi' ? 'None yet' : 'Optional') : audit.noVoiceApprovedBy === null ? 'Waits for approval' : 'Reason approved') },
      { title: { text: audit.agencies === 'multi' ? 'Workshop' : 'Scores' }, href: auditHref(audit.id, '/workshop'), status: done(began, after ? 'Held' : began ? 'Open' : 'To come') },
      { title: { text: 'Feedback to practitioners' }, href: auditHref(audit.id, '/feedback'), status: done(parts.cases > 0 && parts.withoutFeedback === 0, parts.cases === 0 || !began ? 'To come' : parts.withoutFeedback === 0 ? 'Given' : `${parts.withoutFeedback} to come`) },
      { title: { text: 'Report' }, href: auditHref(audit.id, '/report'), status: done(after, audit.status === 'closed' ? 'Closed' : audit.receivedOn !== null ? 'Received' : after ? 'Reported' : 'To come') },
    ]} />
  );
}
