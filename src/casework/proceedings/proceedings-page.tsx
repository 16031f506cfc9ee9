import { record } from '../../access/record.ts';
import { formatDay, type Day } from '../../calendar/index.ts';
import { newId } from '../../platform/index.ts';
import { Button, ErrorSummary, Facts, Table, Tag, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, notFound, page, PostForm, type Reply, type Visit } from '../../web/visit/index.ts';
import { captionOf, openCaseReview, type CaseReview } from './case-review.ts';
import { HoldsWarning } from './holds-warning.tsx';
import { holdStanding, isToReview, untilWords } from './hold.ts';
import { nameOfKind, stateWords } from './kinds.ts';
import { ProceedingFields, readProceeding } from './proceeding-form.tsx';
import { readProceedings, type HoldInForce, type HoldRow, type ProceedingRow } from './read-proceedings.ts';

/** The proceedings beside the reviews of a case, and what they hold back. That somebody looked is recorded. */
export async function proceedingsPage(visit: Visit): Promise<Reply> {
  const review = await openCaseReview(visit);
  if (review === null) return notFound;
  const reply = await shown(visit, review, [], 200);
  await record(visit.tx, visit.now, { deed: 'read the parallel proceedings', subjectKind: 'process', subjectId: review.process.id, caseId: review.caseId, detail: { reference: review.process.reference } });
  return reply;
}

/** Writes down proceedings that have come up. */
export async function addProceeding(visit: Visit): Promise<Reply> {
  const review = await openCaseReview(visit);
  if (review === null) return notFound;
  const { tx, me, now, today, body } = visit;
  const problems: FieldProblem[] = [];
  const told = readProceeding(body, today, problems);
  if (told === null) return shown(visit, review, problems, 422);
  const id = newId();
  await tx.insertInto('proceeding').values({
    partnership_id: me.partnershipId, id, case_id: review.caseId, process_id: review.process.id, kind: told.kind, body: told.body, contact: told.contact, status: told.status,
    stands: told.stands, next_on: told.nextOn, next_what: told.nextWhat, ended_on: told.endedOn, made_at: now, made_by: me.personId,
  }).execute();
  await record(tx, now, { deed: 'wrote down parallel proceedings', subjectKind: 'proceeding', subjectId: id, caseId: review.caseId, detail: { reference: review.process.reference, kind: told.kind } });
  return goTo(`${review.href}/proceedings/${id}`, 'They are written down. If something may not be disclosed because of them, say so here.');
}

async function shown(visit: Visit, review: CaseReview, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const proceedings = await readProceedings(visit.tx, review.caseId);
  const may = visit.me.permissions.has('run-review');
  return page('Parallel proceedings', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{captionOf(review)}</span>
      <h1 class="govuk-heading-l">Parallel proceedings</h1>
      <HoldsInForce proceedings={proceedings} today={visit.today} />
      {proceedings.length === 0 && <p class="govuk-body">None are known beside the reviews of this case.</p>}
      {proceedings.map((each) => <Proceeding proceeding={each} today={visit.today} href={review.href} />)}
      {may && (
        <PostForm action={`${review.href}/proceedings`}>
          <h2 class="govuk-heading-m">Write down proceedings</h2>
          <p class="govuk-body">They concern every review of this case, and its whole team sees them.</p>
          <ProceedingFields typed={problems.length > 0 ? visit.body : null} stands={null} problems={problems} />
          <Button>Write down</Button>
        </PostForm>
      )}
    </>
  ), { status, section: 'reviews', wide: true, back: { href: review.href, text: `Back to ${review.process.reference}` } });
}

function HoldsInForce({ proceedings, today }: { proceedings: readonly ProceedingRow[]; today: Day }) {
  const holds = proceedings.flatMap(({ holds: all, kind, body }) => all.filter((hold) => holdStanding(hold, today) === 'in-force').map((hold): HoldInForce => ({ ...hold, kind, body })));
  return <HoldsWarning holds={holds} />;
}

const Proceeding = ({ proceeding, today, href }: { proceeding: ProceedingRow; today: Day; href: string }) => (
  <section>
    <h2 class="govuk-heading-m">{nameOfKind(proceeding.kind)}: {proceeding.body}</h2>
    <Facts rows={proceedingFacts(proceeding)} />
    {proceeding.holds.length > 0 && <HoldsTable holds={proceeding.holds} caption={`Held back because of it: ${nameOfKind(proceeding.kind).toLowerCase()}, ${proceeding.body}`} today={today} href={href} />}
    <p class="govuk-body"><a class="govuk-link" href={`${href}/proceedings/${proceeding.id}`}>Change, or hold something back<span class="govuk-visually-hidden"> for {nameOfKind(proceeding.kind)}, {proceeding.body}</span></a></p>
  </section>
);

/** What is known of proceedings, as pairs. */
export const proceedingFacts = (proceeding: ProceedingRow) => [
  { name: 'Stands', value: `${stateWords[proceeding.status]}${proceeding.endedOn === null ? '' : ` on ${formatDay(proceeding.endedOn)}`}${proceeding.stands === '' ? '' : `\n${proceeding.stands}`}` },
  { name: 'Next date', value: proceeding.nextOn === null ? (proceeding.nextWhat || 'None is known') : `${formatDay(proceeding.nextOn)}${proceeding.nextWhat === '' ? '' : `: ${proceeding.nextWhat}`}` },
  { name: 'Contact', value: proceeding.contact || 'None was given' },
];

/** Holds, those in force first; each leads to its page with its history. */
export function HoldsTable({ holds, caption, today, href }: { holds: readonly HoldRow[]; caption: string; today: Day; href: string }) {
  return (
    <Table caption={caption} captionSize="s" heads={['What may not be disclosed', 'Until', 'Asked by', 'Look again on', 'Stands']} rows={holds.map((hold) => [
      <a class="govuk-link" href={`${href}/holds/${hold.id}`}>{hold.what}</a>, untilWords(hold).replace(/^(until|up to and including) /, (start) => (start.startsWith('up') ? 'Up to and including ' : 'Until ')), hold.askedBy, formatDay(hold.reviewOn), <HoldTag hold={hold} today={today} />,
    ])} />
  );
}

export function HoldTag({ hold, today }: { hold: HoldRow; today: Day }) {
  switch (holdStanding(hold, today)) {
    case 'in-force': return isToReview(hold, today) ? <span class="gt-tags"><Tag colour="red">In force</Tag> <Tag colour="yellow">Look again</Tag></span> : <Tag colour="red">In force</Tag>;
    case 'to-come': return <Tag colour="blue">To come</Tag>;
    case 'ran-out': return <Tag colour="grey">Ran out</Tag>;
    case 'lifted': return <Tag colour="grey">Lifted</Tag>;
  }
}
