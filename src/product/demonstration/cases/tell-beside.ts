import { addDays, type Day } from '../../../calendar/index.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import type { RunningProcess } from '../../../process/index.ts';
import type { Beside, HoldTold, ProceedingTold, PublicationTold } from './scene.ts';

export interface BesideGround {
  /** Ids of the demonstration's people by their keys. */
  people: Readonly<Record<string, string>>;
  /** Who keeps the register. */
  keeper: string;
  /** The day on which the telling ends. */
  now: Day;
  /** The day from which the telling of a publication counts back. */
  published?: Day;
}

const at = (day: Day): Date => new Date(`${day}T11:00:00Z`);

/** Writes down what stands beside a review: who leads it and its themes, proceedings with holds, publication, a review elsewhere. */
export async function tellBeside(tx: Tx, review: RunningProcess, told: Beside, ground: BesideGround): Promise<void> {
  const { people, keeper, now } = ground;
  const beside = { partnership_id: review.partnershipId, process_id: review.id, case_id: review.caseId! };
  const { lead, themes, nhs } = told;
  if (lead !== undefined || themes !== undefined || nhs !== undefined) {
    await tx.insertInto('review_particulars').values({
      ...beside, ...(lead === undefined ? {} : 'person' in lead ? { lead_person_id: people[lead.person]! } : { lead_post: lead.post, lead_organisation: lead.organisation }), themes: [...(themes ?? [])],
      nhs_reference: nhs?.reference ?? '', nhs_locality: nhs?.locality ?? '', designated_professional: nhs?.designated ?? '', changed_at: at(now), changed_by: keeper,
    }).execute();
  }
  for (const proceeding of told.proceedings ?? []) await tellProceeding(tx, beside, proceeding, ground);
  if (told.publication !== undefined) await tellPublication(tx, beside, told.publication, told.publication.published === undefined ? ground : { ...ground, now: ground.published ?? ground.now });
  if (told.elsewhere !== undefined) {
    const { what, kind, note } = told.elsewhere;
    await tx.insertInto('review_link').values({ ...beside, id: newId(), elsewhere: what, kind, note, made_at: at(now), made_by: keeper }).execute();
  }
}

interface Place {
  partnership_id: string;
  process_id: string;
  case_id: string;
}

async function tellProceeding(tx: Tx, beside: Place, told: ProceedingTold, { keeper, now }: BesideGround): Promise<void> {
  const id = newId();
  await tx.insertInto('proceeding').values({
    ...beside, id, kind: told.kind, body: told.body, contact: told.contact ?? '', status: told.status, stands: told.stands ?? '', next_on: told.next === undefined ? null : addDays(now, told.next.inDays), next_what: told.next?.what ?? '',
    ended_on: told.endedAgo === undefined ? null : addDays(now, -told.endedAgo), made_at: at(now), made_by: keeper,
  }).execute();
  for (const hold of told.holds ?? []) await tellHold(tx, beside, id, hold, { keeper, now });
}

async function tellHold(tx: Tx, { partnership_id, case_id }: Place, proceeding_id: string, { what, askedBy, placedAgo, until, reviewIn, lifted }: HoldTold, { keeper, now }: Pick<BesideGround, 'keeper' | 'now'>): Promise<void> {
  const id = newId();
  const placedOn = addDays(now, -placedAgo);
  const liftedOn = lifted === undefined ? null : addDays(now, -lifted.ago);
  await tx.insertInto('disclosure_hold').values({
    partnership_id, id, case_id, proceeding_id, what, asked_by: askedBy, placed_on: placedOn, ...(typeof until === 'number' ? { until_on: addDays(now, until) } : { until_event: until }), review_on: addDays(now, reviewIn), lifted_on: liftedOn,
  }).execute();
  const entry = (kind: string, text: string, on: Day) => tx.insertInto('hold_entry').values({ partnership_id, id: newId(), case_id, hold_id: id, kind, text, at: at(on), person_id: keeper }).execute();
  await entry('placed', what, placedOn);
  if (lifted !== undefined && liftedOn !== null) await entry('lifted', lifted.why, liftedOn);
}

/** What the review's own steps have told of its publication already stays; the rest is added. */
async function tellPublication(tx: Tx, beside: Place, { plannedIn, checked, decided, weighed, copies, published }: PublicationTold, { keeper, now }: BesideGround): Promise<void> {
  const known = await tx.selectFrom('publication').select(['decision', 'published_on']).where('process_id', '=', beside.process_id).executeTakeFirst();
  const values = {
    ...(plannedIn === undefined ? {} : { planned_on: addDays(now, plannedIn) }),
    ...(checked === undefined ? {} : { checked_on: addDays(now, -checked.ago), checked_by: checked.by, check_note: checked.note }),
    ...(decided === undefined || (known?.decision ?? null) !== null ? {} : { decision: decided.publish ? 'publish' : 'not-publish', decided_on: addDays(now, -decided.ago), decided_by: decided.by, reasons: decided.reasons }),
    weighed: JSON.stringify(weighed ?? {}), ...(published === undefined || (known?.published_on ?? null) !== null ? {} : { published_on: addDays(now, -published.ago), address: published.address }), changed_at: at(now), changed_by: keeper,
  };
  await tx.insertInto('publication').values({ ...beside, ...values }).onConflict((conflict) => conflict.columns(['partnership_id', 'process_id']).doUpdateSet(values)).execute();
  for (const { to, ago, how } of copies ?? []) {
    await tx.insertInto('publication_copy').values({ ...beside, id: newId(), to_whom: to, sent_on: addDays(now, -ago), how, recorded_at: at(addDays(now, -ago)), recorded_by: keeper }).execute();
  }
}
