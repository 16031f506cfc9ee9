import { record } from '../../../access/record.ts';
import { addDays, dayInLondon, formatDay, lastOccasion, type Day } from '../../../calendar/index.ts';
import { post } from '../../../platform/index.ts';
import type { App } from '../../../web/visit/index.ts';

/**
 * Reminds auditors whose scoring is still to come, on the days that each audit sets or as soon after as this runs, one mail for
 * all cases of an auditor. It holds no link: only its digest is kept, so the one already sent is pointed to. However often this
 * runs, each reminder is sent once.
 * @returns how many were reminded
 */
export async function remindAuditors(app: App, partnershipId: string): Promise<number> {
  const now = app.now();
  const today = dayInLondon(now);
  return app.database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const open = await tx.selectFrom('case_scoring as s').innerJoin('case_audit as a', (join) => join.onRef('a.partnership_id', '=', 's.partnership_id').onRef('a.id', '=', 's.audit_id'))
      .select(['s.id', 's.audit_id', 's.auditor_name', 's.auditor_email', 's.due_on', 's.reminders', 'a.reference', 'a.remind_days', (each) => each.selectFrom('personal_link as l').whereRef('l.partnership_id', '=', 's.partnership_id').whereRef('l.subject_id', '=', 's.id').select((of) => of.fn.max('l.created_at').as('at')).as('link_sent_at')])
      .where('a.status', '=', 'auditing').where('s.status', 'in', ['asked', 'scoring']).where('s.due_on', '>=', addDays(today, -60)).where('s.due_on', '<=', addDays(today, 60)).orderBy('s.id').execute();
    const due = open.flatMap((each) => {
      const occasion = each.link_sent_at === null ? null : lastOccasion(each.due_on as Day, each.remind_days, dayInLondon(each.link_sent_at), today);
      return occasion === null ? [] : [{ ...each, occasion }];
    });
    let reminded = 0;
    for (const [key, cases] of Map.groupBy(due, (each) => `remind auditor ${each.audit_id} ${each.auditor_email.toLowerCase()} ${each.occasion}`)) {
      const [first] = cases;
      if (first === undefined) continue;
      if ((await tx.selectFrom('mail').select('id').where('key', '=', key).executeTakeFirst()) !== undefined) continue;
      const late = first.due_on < today;
      await post(tx, partnershipId, now, [{
        key, toName: first.auditor_name, toEmail: first.auditor_email, subject: `${first.reference}: your audit of ${cases.length === 1 ? 'a case' : `${cases.length} cases`} ${late ? 'is late' : `is due on ${formatDay(first.due_on as Day)}`}`,
        body: `${first.auditor_name}\n\nYour audit for ${first.reference} ${late ? 'was' : 'is'} due on ${formatDay(first.due_on as Day)}.\n\nPlease use the personal links in the mail that asked you. If you cannot find it, ask the office for new ones.\n`,
      }]);
      await tx.updateTable('case_scoring').set((of) => ({ reminders: of('reminders', '+', 1) })).where('id', 'in', cases.map(({ id }) => id)).execute();
      await record(tx, now, { deed: 'reminded an auditor', via: 'job', subjectKind: 'case audit', subjectId: first.audit_id, detail: { reference: first.reference, cases: cases.length } });
      reminded += 1;
    }
    return reminded;
  });
}
