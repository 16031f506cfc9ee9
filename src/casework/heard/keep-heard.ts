import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';
import { onceOf, readResponse, type Answers } from '../../forms/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import type { ProcessEvent, RunningProcess } from '../../process/index.ts';
import { join, retie, tie } from '../../thread/line/knot.ts';
import { isHeard, type Heard } from './forums.ts';

/** What was done about a matter, question by question. */
export type Done = readonly { question: string; answer: string }[];

/** Where the words stand in a form: its first question that is answered in words at length. */
export function wordsAt(form: Pick<FormDefinition, 'sections'>): { section: string; question: string } | null {
  for (const section of form.sections) {
    const question = section.repeats === undefined ? section.questions.find((each) => each.type === 'long-text') : undefined;
    if (question !== undefined) return { section: section.key, question: question.key };
  }
  return null;
}

export function wordsIn(form: Pick<FormDefinition, 'sections'>, answers: Answers): string {
  const place = wordsAt(form);
  return place === null ? '' : String(onceOf(answers, place.section).values[place.question] ?? '');
}

const answersOf = (events: readonly ProcessEvent[], step: string): Done => {
  const done = events.findLast(({ happening }) => happening.type === 'step-done' && happening.step === step)?.happening;
  return done?.type === 'step-done' ? done.answers : [];
};

/** The day on which the forum was last told; null where it has not been. */
function toldOn({ definition, events }: RunningProcess, group: string): Day | null {
  const telling = new Set(definition.steps.flatMap(({ key, act }) => (act.kind === 'notice' && act.to.some((to) => 'group' in to && to.group === group) ? [key] : [])));
  const told = events.findLast(({ happening }) => happening.type === 'notice-sent' && telling.has(happening.step))?.happening;
  return told?.type === 'notice-sent' ? told.sentOn : null;
}

/**
 * Keeps what a forum may read of a process by which it is heard: the words, once they are written down, and what was done, once it has been told.
 * Both are knots of the thread for everybody who reads it; the words say where they stand, also once the process has ended and told nobody. Does nothing for any other process.
 */
export async function keepHeard(tx: Tx, process: RunningProcess, forms: readonly FormDefinition[]): Promise<void> {
  const { definition, state } = process;
  if (!isHeard(definition)) return;
  const { heard } = definition;
  const told = toldOn(process, heard.group);
  const before = await tx.selectFrom('forum_issue').selectAll().where('process_id', '=', process.id).executeTakeFirst();
  const done = answersOf(process.events, heard.done);
  const answered = told !== null && done.length > 0;
  const endedUntold = state.status !== 'running' && !answered;
  if (before !== undefined && before.ended_untold !== endedUntold) await tx.updateTable('forum_issue').set({ ended_untold: endedUntold }).where('id', '=', before.id).execute();
  if (state.steps[heard.said]?.standing !== 'done') return;
  const saidOn = state.steps[heard.said]!.doneOn!;
  const words = await wordsOf(tx, process, definition, forms);
  // Its matter was taken up anew when this process ended: the answer comes from there, though this one goes on again.
  if (before === undefined && await saidBefore(tx, process)) return;
  const issue = before ?? await startIssue(tx, process, saidOn, words);
  if (before !== undefined && before.words !== words) await tx.updateTable('forum_issue').set({ words }).where('id', '=', issue.id).execute();
  await tieOnce(tx, process, { id: issue.id, kind: 'said', reference: issue.reference, title: words, happenedOn: issue.raised_on as Day, state: answered || issue.set_aside !== '' ? 'Answered' : endedUntold ? 'To be taken up' : 'With the board' }, 'before');
  if (!answered) return;
  await tx.updateTable('forum_issue').set({ answer: JSON.stringify(done), answered_on: told }).where('id', '=', issue.id).execute();
  await tieOnce(tx, process, { id: issue.answer_id, kind: 'done', reference: `${issue.reference} answer`, title: done[0]!.answer, happenedOn: told, state: 'Told' }, 'after');
}

/** Whether a matter that another process deals with now had been written down in this one. */
const saidBefore = async (tx: Tx, { id }: RunningProcess): Promise<boolean> =>
  (await tx.selectFrom('thread_edge as e').innerJoin('forum_issue as f', (join) => join.onRef('f.partnership_id', '=', 'e.partnership_id').onRef('f.id', '=', 'e.from_id')).select('f.id').where('e.to_id', '=', id).executeTakeFirst()) !== undefined;

async function wordsOf(tx: Tx, process: RunningProcess, { heard, steps }: Heard, forms: readonly FormDefinition[]): Promise<string> {
  const { act } = steps.find((step) => step.key === heard.said)!;
  if (act.kind !== 'form') return answersOf(process.events, heard.said)[0]?.answer ?? '';
  const form = forms.find((each) => each.key === act.form);
  const row = await tx.selectFrom('step_form').select('response_id').where('process_id', '=', process.id).where('step', '=', heard.said).executeTakeFirst();
  const response = row === undefined ? null : await readResponse(tx, row.response_id);
  return form === undefined || response === null ? '' : wordsIn(form, response.answers);
}

/** A matter that was written down for the forum, and not put by one of its own. */
async function startIssue(tx: Tx, process: RunningProcess, on: Day, words: string) {
  const { definition, partnershipId, boardId } = process;
  return tx.insertInto('forum_issue').values({
    partnership_id: partnershipId, id: newId(), board_id: boardId, reference: await nextIssue(tx, on), process: definition.key, process_id: process.id, raised_on: on, words, answer_id: newId(),
  }).returningAll().executeTakeFirstOrThrow();
}

/** The next reference of a matter. */
export async function nextIssue(tx: Tx, on: Day): Promise<string> {
  const { rows } = await sql<{ reference: string }>`select gt.next_reference('SAID', ${Number(on.slice(0, 4))}) as reference`.execute(tx);
  return rows[0]!.reference;
}

const mostOfATitle = 200;

async function tieOnce(tx: Tx, { id: processId, partnershipId }: RunningProcess, knot: { id: string; kind: 'said' | 'done'; reference: string; title: string; happenedOn: Day; state: string }, side: 'before' | 'after'): Promise<void> {
  const title = knot.title.length <= mostOfATitle ? knot.title : `${knot.title.slice(0, mostOfATitle - 1)}…`;
  const tied = (await tx.selectFrom('thread_node').select('id').where('id', '=', knot.id).executeTakeFirst()) !== undefined;
  if (tied) await retie(tx, knot.id, { title, state: knot.state });
  else await tie(tx, partnershipId, { ...knot, title, caseId: null }, side === 'after' ? [processId] : []);
  if (side === 'before') await join(tx, partnershipId, processId, [knot.id]);
}
