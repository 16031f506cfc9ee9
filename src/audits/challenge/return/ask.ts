import { record } from '../../../access/record.ts';
import { formatDay } from '../../../calendar/index.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../../web/fields/index.ts';
import { sent, type Visit } from '../../../web/visit/index.ts';
import type { OpenChallenge } from '../open-challenge.ts';
import { sendQuestions } from './send-questions.ts';

const mostAsked = 2000;

/** What keeps the panel from asking anything more. */
export function notAskable({ asks, ownAgency, ret }: OpenChallenge): string | null {
  if (ownAgency) return 'Nobody questions the return of their own agency.';
  if (!asks) return 'Your role does not let you question returns.';
  return ret.status === 'submitted' ? null : 'Questions are asked once the return has been handed in.';
}

/** Writes a question down as the panel's own draft. */
export async function askQuestion({ tx, me, now, body }: Visit, { ret, standards }: OpenChallenge): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const standard = sent(body, 'standard');
  if (!standards.some(({ key }) => key === standard)) problems.push({ field: 'standard', message: 'Choose the standard' });
  const question = readText(body, 'question', { what: 'The question', missing: 'Enter the question', most: mostAsked }, problems);
  if (problems.length > 0) return problems;
  await tx.insertInto('challenge_question').values({
    partnership_id: me.partnershipId, id: newId(), return_id: ret.id, round_id: ret.round.id, board_id: ret.boardId, agency_id: ret.agencyId, standard, question, asked_by: me.personId, asked_at: now,
  }).execute();
  await record(tx, now, { deed: 'drafted a question of the panel', subjectKind: 'return', subjectId: ret.id, detail: { standard } });
  return [];
}

/** Sends all drafts to the agency in one go: one mail with its link, however many questions there are. */
export async function sendDrafts(visit: Visit, open: OpenChallenge): Promise<{ said: string } | { problems: FieldProblem[] }> {
  const { tx, today, now, me, body } = visit;
  const { ret, challenge } = open;
  if (ret.contactEmail === '' && ret.agencyId === null) return { problems: [{ field: '', message: 'There is no address to which the questions could go. Give the return a contact first.' }] };
  const problems: FieldProblem[] = [];
  // Where the framework sets a time there is a last day; where it sets none, whoever sends the questions may set one.
  const wanted = challenge?.replyWithin !== undefined || ['day', 'month', 'year'].some((part) => sent(body, `replyBy-${part}`) !== '');
  const replyBy = wanted ? readDay(body, 'replyBy', 'The last day for the reply', problems) : null;
  if (replyBy !== null && replyBy < today) problems.push({ field: 'replyBy', message: 'The last day for the reply must be today or later' });
  if (problems.length > 0) return { problems };
  const drafts = await tx.updateTable('challenge_question').set({ sent_on: today, reply_by: replyBy, remind_days: [...(challenge?.remindDaysBefore ?? [])] }).where('return_id', '=', ret.id).where('sent_on', 'is', null).where('settled_at', 'is', null).returning('id').execute();
  if (drafts.length === 0) return { problems: [{ field: '', message: 'There is no draft to send.' }] };
  await sendQuestions(visit, ret, drafts.length, replyBy);
  await enter(tx, open, 'questioned', `${drafts.length} ${drafts.length === 1 ? 'question' : 'questions'}${replyBy === null ? '' : `, reply by ${formatDay(replyBy)}`}`, now, me.name);
  await record(tx, now, { deed: 'sent the questions of the panel', subjectKind: 'return', subjectId: ret.id, detail: { reference: ret.round.reference, who: ret.name, questions: drafts.length, replyBy } });
  return { said: `${drafts.length === 1 ? 'The question has' : `${drafts.length} questions have`} gone to ${ret.contactEmail === '' ? `those who answer for ${ret.name}` : ret.contactName || ret.contactEmail}.` };
}

/** Adds to the history of a return. */
export async function enter(tx: Tx, { ret }: Pick<OpenChallenge, 'ret'>, kind: string, text: string, at: Date, byName: string): Promise<void> {
  await tx.insertInto('return_entry').values({ partnership_id: ret.partnershipId, id: newId(), return_id: ret.id, board_id: ret.boardId, agency_id: ret.agencyId, kind, text, at, by_name: byName }).execute();
}
