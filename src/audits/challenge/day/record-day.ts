import { record } from '../../../access/record.ts';
import { cleanLine } from '../../../platform/index.ts';
import { readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openRoundChallenge } from '../open-round.ts';
import { dayPage } from './day-page.tsx';
import { staleness } from './prepare.ts';
import { dayHref, readDay } from './read-day.ts';

/** Records a challenge day: who was there and what was said with each agency; or that it did not take place. */
export async function recordDay(visit: Visit): Promise<Reply> {
  const { tx, now, today, body } = visit;
  const day = await readDay(tx, visit.params['day'] ?? '', true);
  const opened = day === null ? null : await openRoundChallenge(visit, day.roundId);
  if (day === null || opened === null) return notFound;
  if (!opened.panel) return forbidden;
  const stale = staleness(day, body);
  if (stale !== null) return dayPage(visit, [{ field: '', message: stale }], 409);
  const problems: FieldProblem[] = [];
  const notes = readText(body, 'notes', { what: 'The notes', most: 10_000 }, problems);
  if (sent(body, 'do') === 'cancel') {
    if (problems.length > 0) return dayPage(visit, problems);
    await tx.updateTable('challenge_day').set({ status: 'cancelled', notes, revision: day.revision + 1 }).where('id', '=', day.id).execute();
    await record(tx, now, { deed: 'cancelled a challenge day', subjectKind: 'challenge day', subjectId: day.id, detail: { reference: opened.round.reference } });
    return goTo(dayHref(day.id), 'The day is cancelled.');
  }
  if (sent(body, 'do') !== 'hold') return dayPage(visit, [{ field: '', message: 'Choose what to record' }]);
  if (day.heldOn > today) problems.push({ field: '', message: 'The day has not come yet. Change it first if it was held earlier.' });
  const came = new Set(sentAll(body, 'came'));
  const panel = day.panel.map((member, index) => ({ ...member, came: came.has(String(index)) }));
  if (!panel.some((member) => member.came)) problems.push({ field: 'came', message: 'Choose who of the panel was there' });
  const wantsLay = (opened.challenge?.withLayMembers ?? false) && !panel.some((member) => member.came && member.lay);
  const withoutLay = readText(body, 'withoutLay', { what: 'The reason', most: 2000, ...(wantsLay ? { missing: 'No lay member was there: enter why the day was held without one' } : {}) }, problems);
  const agenda = day.agenda.map((entry) => ({ ...entry, said: readText(body, `said.${entry.returnId}`, { what: 'What was said', missing: `Enter what was said with ${entry.name}`, most: 10_000 }, problems) }));
  const others = readText(body, 'others', { what: 'The names', most: 4000 }, problems).split('\n').map(cleanLine).filter(Boolean);
  if (problems.length > 0) return dayPage(visit, problems);
  const told = [others.length === 0 ? '' : `Also there: ${others.join('; ')}`, wantsLay ? `Held without a lay member: ${withoutLay}` : '', notes].filter(Boolean).join('\n');
  await tx.updateTable('challenge_day').set({ status: 'held', present: JSON.stringify(panel), agenda: JSON.stringify(agenda), notes: told, revision: day.revision + 1 }).where('id', '=', day.id).execute();
  await record(tx, now, { deed: 'recorded a challenge day', subjectKind: 'challenge day', subjectId: day.id, detail: { reference: opened.round.reference, agencies: agenda.length, withoutLay: wantsLay } });
  return goTo(dayHref(day.id), 'The day is recorded.');
}
