import { record } from '../../access/record.ts';
import { addDays, daysBetween, dayInLondon, formatDay, lastOccasion, type Day } from '../../calendar/index.ts';
import { post } from '../../platform/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import { readProcess } from '../../process/index.ts';
import type { App } from '../../web/visit/index.ts';
import { definitionOf } from '../review/open-review.ts';
import { called } from './called.ts';

/**
 * Reminds the professionals whose summaries are still to come, on the days that the framework sets before and after the last
 * day, or as soon after as this runs; of days missed the last stands for all, and one before the link was last sent is none.
 * A reminder holds no link: only its digest is kept, so the one already sent is pointed to. The same reminder is never posted
 * twice, however often this runs.
 * @returns how many were reminded
 */
export async function chaseSummaries(app: App, partnershipId: string): Promise<number> {
  const now = app.now();
  const today = dayInLondon(now);
  return app.database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const open = await tx.selectFrom('summary_request as s').innerJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 's.partnership_id').onRef('a.id', '=', 's.agency_id'))
      .innerJoin('form_response as r', (join) => join.onRef('r.partnership_id', '=', 's.partnership_id').onRef('r.id', '=', 's.response_id'))
      .selectAll('s').select(['a.name as agency', 'r.form', 'r.framework_id', 'r.framework_version', (each) => each.selectFrom('personal_link as l').whereRef('l.partnership_id', '=', 's.partnership_id').whereRef('l.subject_id', '=', 's.response_id').select((of) => of.fn.max('l.created_at').as('at')).as('link_sent_at')]).where('s.status', 'in', ['asked', 'started', 'returned'])
      .where('s.due_on', '>=', addDays(today, -60)).where('s.due_on', '<=', addDays(today, 60)).execute();
    let reminded = 0;
    for (const request of open) {
      const process = await readProcess(tx, request.process_id, definitionOf);
      const act = process?.definition.steps.find((step) => step.key === request.step)?.act;
      if (process?.state.status !== 'running' || act?.kind !== 'request') continue;
      const daysLeft = daysBetween(today, request.due_on as Day);
      const occasion = lastOccasion(request.due_on as Day, act.remindDaysBefore, dayInLondon(request.link_sent_at ?? request.asked_at), today);
      if (occasion === null) continue;
      const key = `chase ${request.id} ${occasion}`;
      const before = await tx.selectFrom('mail').select('id').where('key', '=', key).executeTakeFirst();
      if (before !== undefined) continue;
      const { pack } = await editionOf(tx, partnershipId, request.framework_id, request.framework_version);
      const { one } = called(pack.forms.find((form) => form.key === request.form));
      await post(tx, partnershipId, now, [{
        key, toName: request.holder_name, toEmail: request.holder_email,
        subject: `${request.reference}: the ${one} of ${request.agency} ${daysLeft < 0 ? 'is late' : daysLeft === 0 ? 'is due today' : `is due on ${formatDay(request.due_on as Day)}`}`,
        body: `${request.holder_name}\n\nThe ${one} of ${request.agency} for ${request.reference} ${daysLeft < 0 ? 'was' : 'is'} due on ${formatDay(request.due_on as Day)}.\n\nPlease use the personal link in the first mail about it. If you cannot find it, ask the office for a new one.\n`,
      }]);
      await tx.updateTable('summary_request').set({ reminders: request.reminders + 1 }).where('id', '=', request.id).execute();
      await record(tx, now, { deed: 'reminded an agency', via: 'job', subjectKind: 'summary', subjectId: request.id, caseId: request.case_id, detail: { agency: request.agency, daysLeft } });
      reminded += 1;
    }
    return reminded;
  });
}
