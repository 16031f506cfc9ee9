import { addDays, type Day } from '../../calendar/index.ts';
import { newId } from '../../platform/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { RunningProcess } from '../../process/index.ts';
import type { Ground } from './fill-reviews.ts';

/** What stands beside some of the demonstration reviews: who leads them, proceedings with holds, a link, a decision on publication. */
export async function fillParticulars(tx: Tx, { board, pack, today }: Ground, reviews: readonly RunningProcess[]): Promise<void> {
  const partnership_id = board.partnershipId;
  const themes = pack.themes.flatMap((group) => group.themes.map((theme) => theme.key));
  const manager = board.people['manager']!;
  const at = (day: Day): Date => new Date(`${day}T11:00:00Z`);
  const beside = ({ id, caseId }: RunningProcess) => ({ partnership_id, process_id: id, case_id: caseId! });
  const [injury, , stabbing, neglect, , overlaying] = reviews;
  if (injury === undefined || stabbing === undefined || neglect === undefined || overlaying === undefined) return;

  const particulars = (review: RunningProcess, lead: { lead_person_id: string } | { lead_post: string; lead_organisation: string }, chosen: readonly number[]) =>
    tx.insertInto('review_particulars').values({ ...beside(review), ...lead, themes: chosen.flatMap((index) => themes[index] ?? []), changed_at: at(today), changed_by: manager }).execute();
  await particulars(injury, { lead_person_id: board.people['crg']! }, [0, 1]);
  await particulars(stabbing, { lead_post: 'Independent reviewer', lead_organisation: 'Alde Reviews (invented)' }, [2, 4, 5]);
  await particulars(overlaying, { lead_person_id: board.people['crg']! }, [1]);

  const proceeding = async (review: RunningProcess, told: { kind: string; body: string; contact: string; status: string; stands: string; next_on: Day | null; next_what: string; ended_on?: Day }) => {
    const id = newId();
    await tx.insertInto('proceeding').values({ ...beside(review), id, ...told, made_at: at(today), made_by: manager }).execute();
    return id;
  };
  const hold = async (review: RunningProcess, proceeding_id: string, told: { what: string; asked_by: string; placed_on: Day; until_on?: Day; until_event?: string; review_on: Day; lifted_on?: Day }) => {
    const id = newId();
    await tx.insertInto('disclosure_hold').values({ partnership_id, id, case_id: review.caseId!, proceeding_id, ...told }).execute();
    const entry = (kind: string, text: string, on: Day) => tx.insertInto('hold_entry').values({ partnership_id, id: newId(), case_id: review.caseId!, hold_id: id, kind, text, at: at(on), person_id: manager }).execute();
    await entry('placed', told.what, told.placed_on);
    if (told.lifted_on !== undefined) await entry('lifted', 'The officer in charge wrote that no charge will be brought.', told.lifted_on);
  };

  const inquiry = await proceeding(injury, { kind: 'police-investigation', body: 'Suffolk Police', contact: 'Major investigation team', status: 'under-way', stands: 'Both carers have been spoken to under caution.', next_on: addDays(today, 21), next_what: 'Bail date' });
  await hold(injury, inquiry, { what: 'What each carer said of the night before', asked_by: 'The officer in charge, Suffolk Police', placed_on: addDays(today, -1), until_event: 'a decision on charges has been taken', review_on: addDays(today, 14) });
  await proceeding(injury, { kind: 'care-proceedings', body: 'Suffolk County Council, family court', contact: '', status: 'expected', stands: '', next_on: null, next_what: '' });

  const trial = await proceeding(stabbing, { kind: 'criminal-proceedings', body: 'Ipswich Crown Court', contact: 'Crown Prosecution Service, reviewing lawyer', status: 'under-way', stands: 'Charged; a plea is awaited.', next_on: addDays(today, 60), next_what: 'Plea and trial preparation hearing' });
  await hold(stabbing, trial, { what: 'The account of the witness at the bus stop', asked_by: 'Reviewing lawyer, Crown Prosecution Service', placed_on: addDays(today, -7), until_event: 'the trial has ended', review_on: today });
  await hold(stabbing, trial, { what: 'Which school the boy went to', asked_by: 'Reviewing lawyer, Crown Prosecution Service', placed_on: addDays(today, -7), until_on: addDays(today, 90), review_on: addDays(today, 30) });

  const ended = await proceeding(overlaying, { kind: 'police-investigation', body: 'Suffolk Police', contact: '', status: 'ended', stands: 'No charge was brought.', next_on: null, next_what: '', ended_on: addDays(today, -30) });
  await hold(overlaying, ended, { what: 'The statement of the parents', asked_by: 'The officer in charge, Suffolk Police', placed_on: addDays(today, -70), until_event: 'a decision on charges has been taken', review_on: addDays(today, -40), lifted_on: addDays(today, -30) });
  await tx.insertInto('publication').values({
    ...beside(overlaying), decision: 'not-publish', decided_by: 'Case Review Group', decided_on: addDays(today, -20),
    reasons: 'The report of a rapid review is not published. Its learning goes out without it.', weighed: JSON.stringify({ learning: 'The learning goes out in the newsletter and the workshops.' }), changed_at: at(today), changed_by: manager,
  }).execute();
  await tx.insertInto('review_link').values({
    ...beside(neglect), id: newId(), elsewhere: 'Domestic abuse related death review of the community safety partnership, same household', kind: 'same-incident', note: 'Their chair knows of ours.', made_at: at(today), made_by: manager,
  }).execute();
}
