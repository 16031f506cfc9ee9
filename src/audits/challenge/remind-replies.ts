import { record } from '../../access/record.ts';
import { dayInLondon, daysBetween, formatDay, type Day } from '../../calendar/index.ts';
import { newId, post, type Tx } from '../../platform/index.ts';

/**
 * Reminds agencies of the panel's questions to which a reply is still to come, on the days that the framework sets before the last day and
 * on the day after it: one mail for all questions of a return. It holds no link: only its digest is kept, so the one already sent is
 * pointed to. Run twice on a day it does nothing the second time. @returns how many were reminded
 */
export async function remindReplies(tx: Tx, partnershipId: string, now: Date): Promise<number> {
  const today = dayInLondon(now);
  const open = await tx.selectFrom('challenge_question as q').innerJoin('audit_return as r', (join) => join.onRef('r.partnership_id', '=', 'q.partnership_id').onRef('r.id', '=', 'q.return_id'))
    .innerJoin('audit_round as o', (join) => join.onRef('o.partnership_id', '=', 'q.partnership_id').onRef('o.id', '=', 'q.round_id'))
    .select(['q.id', 'q.return_id', 'q.board_id', 'q.agency_id', 'q.reply_by', 'q.remind_days', 'r.name', 'r.contact_name', 'r.contact_email', 'o.reference'])
    .where('q.sent_on', 'is not', null).where('q.replied_at', 'is', null).where('q.settled_at', 'is', null).where('q.reply_by', 'is not', null)
    .where((where) => where.or([where('q.reminded_on', 'is', null), where('q.reminded_on', '<', today)])).orderBy('q.id').forUpdate('q').skipLocked().execute();
  const due = open.filter((each) => [...each.remind_days, -1].includes(daysBetween(today, each.reply_by as Day)));
  let reminded = 0;
  for (const questions of Map.groupBy(due, (each) => each.return_id).values()) {
    const [first] = questions;
    if (first === undefined) continue;
    await tx.updateTable('challenge_question').set({ reminded_on: today }).where('id', 'in', questions.map(({ id }) => id)).execute();
    if (first.contact_email === '') continue;
    const late = first.reply_by! < today;
    const toName = first.contact_name || first.name;
    await post(tx, partnershipId, now, [{
      key: `challenge ${first.return_id} reminded ${today}`, toName, toEmail: first.contact_email, subject: `${first.reference}: the reply of ${first.name} to the challenge panel ${late ? `was due on ${formatDay(first.reply_by as Day)}` : `is due on ${formatDay(first.reply_by as Day)}`}`,
      body: `The challenge panel waits for a reply to ${questions.length === 1 ? 'one question' : `${questions.length} questions`} on ${first.reference}. ${late ? 'The last day was' : 'The last day is'} ${formatDay(first.reply_by as Day)}.${late ? ' A late reply still counts.' : ''}\n\nPlease use the personal link in the mail that brought the questions. If you cannot find it, ask the office for a new one.\n`,
    }]);
    await tx.insertInto('return_entry').values({ partnership_id: partnershipId, id: newId(), return_id: first.return_id, board_id: first.board_id, agency_id: first.agency_id, kind: 'reminded', text: `To ${toName}, of the reply to the panel`, at: now, by_name: 'Golden Thread' }).execute();
    await record(tx, now, { deed: 'reminded of a reply to the panel', via: 'job', subjectKind: 'return', subjectId: first.return_id, detail: { reference: first.reference, questions: questions.length } });
    reminded += 1;
  }
  return reminded;
}
