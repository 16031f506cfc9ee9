import { sql } from 'kysely';
import { formatDay, parseDay, type Day } from '../../calendar/index.ts';
import type { FormDefinition, Question } from '../../framework/schema/form.ts';
import { entriesOf, onceOf, splitIdentity, type Answers, type AnswerValue } from '../../forms/index.ts';
import { append } from '../../process/index.ts';
import { retie } from '../../thread/line/knot.ts';
import type { Visit } from '../../web/visit/index.ts';
import { bringInAgencies } from '../team/bring-in-agencies.ts';
import { by, type OpenReview } from '../review/open-review.ts';
import { matchKeys, putAway } from '../vault/vault.ts';

/** Every answer to questions that mean the same to the product, entry by entry. */
function meaning(form: FormDefinition, answers: Answers, means: NonNullable<Question['means']>): { entry: string | null; value: AnswerValue }[] {
  return form.sections.flatMap((section) => section.questions.filter((question) => question.means === means).flatMap((question) => {
    const parts = section.repeats === undefined ? [{ id: null, values: onceOf(answers, section.key).values }] : entriesOf(answers, section.key);
    return parts.flatMap((part) => {
      const value = part.values[question.key];
      return value === undefined ? [] : [{ entry: part.id, value }];
    });
  }));
}

/**
 * Keeps what a notification tells: identities in the vault and nowhere else, the digests by which a second notification of
 * the same child is found, the days and the agencies, and, where the form sets it, the day from which the clock counts.
 * @param before what the notification told until now
 * @returns the answers that may be stored beside the case
 */
export async function keepIncident(visit: Visit, review: OpenReview, form: FormDefinition, responseId: string, answers: Answers, before: Answers): Promise<Answers> {
  const { tx, me, now, app } = visit;
  const caseId = review.process.caseId!;
  const { plain, identity } = splitIdentity(form, answers);
  await putAway(tx, app.key, { partnershipId: me.partnershipId, caseId }, responseId, identity, me.personId, now);
  const [names, births, numbers] = (['person-name', 'date-of-birth', 'nhs-number'] as const).map((means) => new Map(meaning(form, answers, means).map(({ entry, value }) => [entry, String(value)])));
  const children = [...new Set([...names!.keys(), ...numbers!.keys()])];
  const keys = children.flatMap((child) => matchKeys(app.key, me.partnershipId, { name: names!.get(child) ?? '', dateOfBirth: births!.get(child) ?? '', nhsNumber: numbers!.get(child) ?? '' }));
  if (keys.length > 0) {
    await tx.insertInto('vault_match').values(keys.map((key) => ({ partnership_id: me.partnershipId, case_id: caseId, digest: key.digest, kind: key.kind }))).onConflict((conflict) => conflict.doNothing()).execute();
  }
  const happened = parseDay(String(meaning(form, answers, 'incident-day')[0]?.value ?? ''));
  const place = String(meaning(form, answers, 'place')[0]?.value ?? '').slice(0, 200);
  const [agencies, earlier] = [agenciesIn(form, answers), agenciesIn(form, before)];
  const aware = anchorsIn(form, answers);
  await tx.updateTable('incident').set({ happened_on: happened, place, aware_on: Object.values(aware)[0] ?? null }).where('id', '=', responseId).execute();
  const title = titleOf(children.length || entriesCount(form, answers), happened, place);
  await tx.updateTable('casefile').set({ title }).where('case_id', '=', caseId).execute();
  await retie(tx, responseId, { title });
  // Who came in by another way, as by being asked for a summary, stays involved.
  const gone = earlier.filter((agency) => !agencies.includes(agency));
  if (gone.length > 0) await tx.deleteFrom('involved_agency').where('case_id', '=', caseId).where('agency_id', 'in', gone).where('agency_id', 'not in', (asked) => asked.selectFrom('summary_request').select('agency_id').where('case_id', '=', caseId)).execute();
  if (agencies.length > 0) await tx.insertInto('involved_agency').values(agencies.map((agency_id) => ({ partnership_id: me.partnershipId, case_id: caseId, agency_id }))).onConflict((conflict) => conflict.doNothing()).execute();
  await bringInAgencies(visit, review);
  await moveAnchors(visit, review, form, aware);
  return plain;
}

const agenciesIn = (form: FormDefinition, answers: Answers): string[] => meaning(form, answers, 'agencies-involved').flatMap(({ value }) => (typeof value === 'object' ? [...value] : []));

/** Whether a form asks who somebody is: then its answers are parted, and its process begins a case of an incident. */
export const asksIdentity = (form: FormDefinition): boolean => form.sections.some((section) => section.questions.some((question) => question.identity));

/** Keeps what any other form tells: identities in the vault, and the days that it sets for its process. */
export async function keepForm(visit: Visit, review: OpenReview, form: FormDefinition, responseId: string, answers: Answers): Promise<Answers> {
  const { plain, identity } = splitIdentity(form, answers);
  if (asksIdentity(form)) await putAway(visit.tx, visit.app.key, { partnershipId: visit.me.partnershipId, caseId: review.process.caseId! }, responseId, identity, visit.me.personId, visit.now);
  await moveAnchors(visit, review, form, anchorsIn(form, answers));
  return plain;
}

async function moveAnchors({ tx, me, now }: Visit, review: OpenReview, form: FormDefinition, days: Readonly<Record<string, Day>>): Promise<void> {
  const moved = Object.entries(days).filter(([anchor, on]) => review.process.state.anchors[anchor] !== on && review.process.definition.anchors.some((each) => each.key === anchor));
  if (moved.length > 0) await append(tx, review.process, moved.map(([anchor, on]) => ({ type: 'anchor-set', anchor, on, reason: `As entered in the form "${form.name}"` })), by(me, now), review.on);
}

/** The days that the form sets for the process: the day on which the authority became aware, say. */
function anchorsIn(form: FormDefinition, answers: Answers): Record<string, Day> {
  return Object.fromEntries(form.sections.filter((section) => section.repeats === undefined).flatMap((section) => section.questions.flatMap((question) => {
    const day = question.setsAnchor === undefined ? null : parseDay(String(onceOf(answers, section.key).values[question.key] ?? ''));
    return day === null ? [] : [[question.setsAnchor!, day] as const];
  })));
}

const entriesCount = (form: FormDefinition, answers: Answers): number => form.sections.filter((section) => section.repeats !== undefined && section.criteria !== undefined).reduce((sum, section) => sum + entriesOf(answers, section.key).length, 0);

/** What a case is called where its team sees it: nobody is named. */
const titleOf = (children: number, happened: Day | null, place: string): string =>
  `Serious incident${happened === null ? '' : ` of ${formatDay(happened)}`}${children > 1 ? `, ${children} children` : ''}${place === '' ? '' : `, ${place.charAt(0).toLowerCase()}${place.slice(1)}`}`;

export interface Duplicate {
  caseId: string;
  /** Null where the visitor is not on the team of the other case: that there is one is told, and to whom to turn. */
  reference: string | null;
  sameBy: string;
}

/** Other cases with the same child, found by keyed digests alone; no vault is opened. */
export async function findDuplicates(visit: Visit, caseId: string): Promise<Duplicate[]> {
  const { rows } = await sql<{ case_id: string; reference: string | null; kind: string }>`
    select distinct o.case_id, f.reference, o.kind from vault_match m
    join vault_match o on o.partnership_id = m.partnership_id and o.digest = m.digest and o.kind = m.kind and o.case_id <> m.case_id
    left join casefile f on f.partnership_id = o.partnership_id and f.case_id = o.case_id
    where m.partnership_id = gt.partnership() and m.case_id = ${caseId}`.execute(visit.tx);
  return rows.map((row) => ({ caseId: row.case_id, reference: row.reference, sameBy: row.kind === 'nhs-number' ? 'the same NHS number' : 'the same name and date of birth' }));
}
