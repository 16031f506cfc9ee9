import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import { formatDay, type Day } from '../../calendar/index.ts';
import { newId } from '../../platform/index.ts';
import { retie } from '../../thread/line/knot.ts';
import { readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import { sent, type Visit } from '../../web/visit/index.ts';
import { followUpDay } from './follow-up.ts';
import { toChase, type Round } from './read-round.ts';
import { linkEnds } from './write-to.ts';

/** What can be done to a whole round. */
export type RoundDeed = 'chase' | 'extend' | 'close' | 'reopen' | 'receive';
export const isRoundDeed = (text: string): text is RoundDeed => ['chase', 'extend', 'close', 'reopen', 'receive'].includes(text);

/** What may be done to a round as it stands. */
export function possibleRoundDeeds({ status, receivedOn }: Pick<Round, 'status' | 'receivedOn'>): RoundDeed[] {
  if (status === 'open') return ['chase', 'extend', 'close'];
  return [...(receivedOn === null ? (['receive'] as const) : []), 'reopen'];
}

/** Does one of them. @returns the sentence that says so, or what has to be mended */
export async function doToRound(visit: Visit, round: Round, deed: RoundDeed): Promise<{ said: string } | { problems: FieldProblem[] }> {
  const now = await visit.tx.selectFrom('audit_round').select('revision').where('id', '=', round.id).forUpdate().executeTakeFirstOrThrow();
  if (now.revision !== round.revision || !possibleRoundDeeds(round).includes(deed)) return { problems: [{ field: '', message: 'The round has changed since this page was opened. Look at it again.' }] };
  switch (deed) {
    case 'chase': return chase(visit, round);
    case 'extend': return extend(visit, round);
    case 'close': return close(visit, round);
    case 'reopen': return reopen(visit, round);
    case 'receive': return receive(visit, round);
  }
}

/** Asks the job to chase all who are late or have not started: the mails are written in the background, however many they are. */
async function chase({ tx, me, now, today, app }: Visit, round: Round) {
  const marked = await sql`update audit_return r set chase_at = ${now} from audit_round o
    where o.partnership_id = r.partnership_id and o.id = r.round_id and r.partnership_id = ${me.partnershipId} and r.round_id = ${round.id} and r.contact_email <> '' and r.chase_at is null and ${toChase(today)}`.execute(tx);
  const count = Number(marked.numAffectedRows ?? 0n);
  if (count === 0) return { problems: [{ field: '', message: 'Nobody who is late or has not started can be written to.' }] };
  await enter({ tx, me, now }, round, 'chased', `${count.toLocaleString('en-GB')} asked to be chased`);
  await record(tx, now, { deed: 'chased a round', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, chased: count } });
  app.wake('invite-respondents');
  return { said: `${count.toLocaleString('en-GB')} ${count === 1 ? 'mail goes' : 'mails go'} out in the next minutes, each with a new link. Links sent before still work.` };
}

async function extend({ tx, me, now, today, body }: Visit, round: Round) {
  const problems: FieldProblem[] = [];
  const dueOn = readDay(body, 'newDue', 'The new last day', problems);
  const reason = readText(body, 'reason', { what: 'The reason', most: 2000, missing: 'Enter why' }, problems);
  if (dueOn !== null && dueOn <= round.dueOn) problems.push({ field: 'newDue', message: `The new last day must be after ${formatDay(round.dueOn)}` });
  else if (dueOn !== null && dueOn < today) problems.push({ field: 'newDue', message: 'The new last day must be today or later' });
  if (dueOn === null || problems.length > 0) return { problems };
  await tx.updateTable('audit_round').set((each) => ({ due_on: dueOn, revision: each('revision', '+', 1) })).where('id', '=', round.id).execute();
  await holdLinksUntil({ tx, now }, round.id, dueOn);
  await retie(tx, round.id, { state: `Open, due ${formatDay(dueOn)}` });
  await enter({ tx, me, now }, round, 'extended', `From ${formatDay(round.dueOn)} to ${formatDay(dueOn)}. ${reason}`);
  await record(tx, now, { deed: 'extended a round', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, from: round.dueOn, to: dueOn } });
  return { said: `The last day is ${formatDay(dueOn)}.` };
}

async function close({ tx, me, now, today, body }: Visit, round: Round) {
  if (sent(body, 'sure') !== 'yes') return { problems: [{ field: 'sure', message: 'Say that the round is over' }] };
  await tx.updateTable('audit_round').set((each) => ({ status: 'closed', closed_on: today, revision: each('revision', '+', 1) })).where('id', '=', round.id).execute();
  await tx.updateTable('audit_return').set({ chase_at: null }).where('round_id', '=', round.id).where('chase_at', 'is not', null).execute();
  await retie(tx, round.id, { state: 'Closed' });
  await enter({ tx, me, now }, round, 'closed', '');
  await record(tx, now, { deed: 'closed a round', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference } });
  return { said: `${round.reference} is closed. Nothing can be handed in any more.` };
}

async function reopen({ tx, me, now, today, body }: Visit, round: Round) {
  const problems: FieldProblem[] = [];
  const reason = readText(body, 'reason', { what: 'The reason', most: 2000, missing: 'Enter why the round is taken up again' }, problems);
  const dueOn = readDay(body, 'newDue', 'The new last day', problems);
  if (dueOn !== null && dueOn < today) problems.push({ field: 'newDue', message: 'The new last day must be today or later' });
  if (dueOn === null || problems.length > 0) return { problems };
  await tx.updateTable('audit_round').set((each) => ({ status: 'open', closed_on: null, received_on: null, follow_up_on: null, due_on: dueOn, revision: each('revision', '+', 1) })).where('id', '=', round.id).execute();
  await holdLinksUntil({ tx, now }, round.id, dueOn);
  await retie(tx, round.id, { state: `Open, due ${formatDay(dueOn)}` });
  await enter({ tx, me, now }, round, 'reopened', `Until ${formatDay(dueOn)}. ${reason}`);
  await record(tx, now, { deed: 'reopened a round', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, due: dueOn } });
  return { said: `${round.reference} is open until ${formatDay(dueOn)}.` };
}

/** The board received the overview: from this day it is counted until what is outstanding is looked at again (RED-67). */
async function receive({ tx, me, now, today, body, app }: Visit, round: Round) {
  const problems: FieldProblem[] = [];
  const on = readDay(body, 'receivedOn', 'The day on which the board received it', problems);
  if (on !== null && on > today) problems.push({ field: 'receivedOn', message: 'The day must be today or in the past' });
  else if (on !== null && round.closedOn !== null && on < round.closedOn) problems.push({ field: 'receivedOn', message: `The day must be on or after ${formatDay(round.closedOn)}, when the round was closed` });
  if (on === null || problems.length > 0) return { problems };
  const followUp = await followUpDay({ tx, me, app }, round, on);
  await tx.updateTable('audit_round').set((each) => ({ received_on: on, follow_up_on: followUp, status: 'reported', revision: each('revision', '+', 1) })).where('id', '=', round.id).execute();
  await retie(tx, round.id, { state: `Received by the board on ${formatDay(on)}` });
  await enter({ tx, me, now }, round, 'received', formatDay(on));
  await record(tx, now, { deed: 'recorded that an overview was received', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, on } });
  return { said: `The board received the overview on ${formatDay(on)}.${followUp === null ? '' : ` What is outstanding then goes to it on ${formatDay(followUp)}.`}` };
}

/** Links live as long after a new last day as they would have after the old. Those that were ended stay ended. */
async function holdLinksUntil({ tx, now }: Pick<Visit, 'tx' | 'now'>, roundId: string, dueOn: Day): Promise<void> {
  await sql`update personal_link l set expires_at = greatest(l.expires_at, ${linkEnds(dueOn, now)}::timestamptz) from audit_return r
    where r.partnership_id = gt.partnership() and r.round_id = ${roundId} and l.partnership_id = r.partnership_id and l.subject_id = r.id and l.purpose = 'return' and l.revoked_at is null`.execute(tx);
}

async function enter({ tx, me, now }: Pick<Visit, 'tx' | 'me' | 'now'>, round: Round, kind: string, text: string): Promise<void> {
  await tx.insertInto('audit_round_entry').values({ partnership_id: me.partnershipId, id: newId(), round_id: round.id, board_id: round.boardId, kind, text, at: now, person_id: me.personId }).execute();
}
