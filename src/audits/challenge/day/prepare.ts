import { record } from '../../../access/record.ts';
import type { Day } from '../../../calendar/index.ts';
import { cleanLine, newId } from '../../../platform/index.ts';
import { readDay as readDayField, readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import { openRoundChallenge } from '../open-round.ts';
import { preparePage } from './prepare-page.tsx';
import { dayHref, readDay, type ChallengeDay, type DayEntry, type PanelMember } from './read-day.ts';
import { readOffered, type OfferedReturn } from './offered.ts';

export interface Prepared {
  heldOn: Day;
  place: string;
  panel: PanelMember[];
  agenda: DayEntry[];
}

const mostMembers = 40;
const names = (text: string): string[] => [...new Set(text.split('\n').map((line) => cleanLine(line).slice(0, 200)).filter(Boolean))].slice(0, mostMembers);

/** Reads what a day is prepared with. Where the framework wants lay members on the panel, none is prepared without one (RED-62). */
export function readPrepared(body: Sent, offered: readonly OfferedReturn[], withLayMembers: boolean, before: readonly DayEntry[], problems: FieldProblem[]): Prepared | null {
  const heldOn = readDayField(body, 'heldOn', 'The day', problems);
  const place = readText(body, 'place', { what: 'The place', missing: 'Enter where', most: 200 }, problems);
  const lay = names(sent(body, 'lay'));
  const others = names(sent(body, 'panel')).filter((name) => !lay.includes(name));
  if (lay.length + others.length === 0) problems.push({ field: 'panel', message: 'Enter who sits on the panel' });
  if (withLayMembers && lay.length === 0) problems.push({ field: 'lay', message: 'Enter at least one lay member: the framework wants lay members on the panel' });
  const placed = offered.flatMap(({ id, name }) => {
    const text = sent(body, `order.${id}`);
    if (text === '') return [];
    if (!/^\d{1,3}$/.test(text) || Number(text) === 0) { problems.push({ field: `order.${id}`, message: `Enter the place of ${name} as a number, such as 1` }); return []; }
    return [{ returnId: id, name, at: Number(text) }];
  });
  if (placed.length === 0 && !problems.some(({ field }) => field.startsWith('order.'))) problems.push({ field: offered[0] === undefined ? '' : `order.${offered[0].id}`, message: offered.length === 0 ? 'Choose returns to be questioned before you prepare a day' : 'Give at least one agency a place' });
  if (heldOn === null || problems.length > 0) return null;
  return {
    heldOn, place, panel: [...others.map((name) => ({ name, lay: false, came: null })), ...lay.map((name) => ({ name, lay: true, came: null }))],
    agenda: placed.toSorted((a, b) => a.at - b.at).map(({ returnId, name }) => ({ returnId, name, said: before.find((each) => each.returnId === returnId)?.said ?? '' })),
  };
}

/** Prepares a day on which the panel meets agencies. */
export async function prepareDay(visit: Visit): Promise<Reply> {
  const opened = await openRoundChallenge(visit);
  if (opened === null) return notFound;
  if (!opened.panel) return forbidden;
  const { tx, me, now, body } = visit;
  const { round, challenge, pack } = opened;
  const problems: FieldProblem[] = [];
  const prepared = readPrepared(body, await readOffered(tx, round.id, challenge?.which === 'all'), challenge?.withLayMembers ?? false, [], problems);
  if (prepared === null) return preparePage(visit, problems);
  const group = pack.groups.some(({ key }) => key === challenge?.by) ? await tx.selectFrom('work_group').select('id').where('board_id', '=', round.boardId).where('key', '=', challenge!.by).executeTakeFirst() : undefined;
  const id = newId();
  await tx.insertInto('challenge_day').values({
    partnership_id: me.partnershipId, id, board_id: round.boardId, round_id: round.id, group_id: group?.id ?? null, held_on: prepared.heldOn, place: prepared.place, present: JSON.stringify(prepared.panel), agenda: JSON.stringify(prepared.agenda), made_at: now, made_by: me.personId,
  }).execute();
  await record(tx, now, { deed: 'prepared a challenge day', subjectKind: 'challenge day', subjectId: id, detail: { reference: round.reference, on: prepared.heldOn, agencies: prepared.agenda.length } });
  return goTo(dayHref(id), 'The day is prepared.');
}

/** Changes a day that has not been held. */
export async function changeDay(visit: Visit): Promise<Reply> {
  const day = await readDay(visit.tx, visit.params['day'] ?? '', true);
  const opened = day === null ? null : await openRoundChallenge(visit, day.roundId);
  if (day === null || opened === null) return notFound;
  if (!opened.panel) return forbidden;
  const { tx, now, body } = visit;
  const { round, challenge } = opened;
  const stale = staleness(day, body);
  if (stale !== null) return preparePage(visit, [{ field: '', message: stale }], 409);
  const problems: FieldProblem[] = [];
  const prepared = readPrepared(body, await readOffered(tx, round.id, challenge?.which === 'all'), challenge?.withLayMembers ?? false, day.agenda, problems);
  if (prepared === null) return preparePage(visit, problems);
  await tx.updateTable('challenge_day').set({ held_on: prepared.heldOn, place: prepared.place, present: JSON.stringify(prepared.panel), agenda: JSON.stringify(prepared.agenda), revision: day.revision + 1 }).where('id', '=', day.id).execute();
  await record(tx, now, { deed: 'changed a challenge day', subjectKind: 'challenge day', subjectId: day.id, detail: { reference: round.reference, on: prepared.heldOn } });
  return goTo(dayHref(day.id), 'The day is changed.');
}

/** Why what was sent no longer fits a day as it stands. */
export function staleness({ status, revision }: ChallengeDay, body: Sent): string | null {
  if (status !== 'prepared') return status === 'held' ? 'The day has been recorded, and stays as it is.' : 'The day was cancelled.';
  return sent(body, 'revision') === String(revision) ? null : 'Somebody else has changed the day meanwhile. Look at it again.';
}
