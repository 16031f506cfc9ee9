import { levelsOf } from '../../../audits/tools/grades.ts';
import { readTool } from '../../../audits/tools/editions.ts';
import { saidQuestions } from '../../../audits/results/said/questions.ts';
import { addDays, type Day } from '../../../calendar/index.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import type { DemonstrationBoard } from '../found-board.ts';
import { asked, chosenBecause, judgements, panel, reasons, saidOnTheDay, sources } from './result-content.ts';

const at = (day: Day): Date => new Date(`${day}T14:00:00Z`);

interface Round {
  id: string;
  status: string;
  toolId: string;
  closedOn: Day | null;
}

/** The challenge of each demonstration round, and what else is known beside its grades: finished where the round is over, under way where it is open. All invented. */
export async function fillResults(tx: Tx, board: DemonstrationBoard, today: Day, managerId: string): Promise<void> {
  const rounds = await tx.selectFrom('audit_round').select(['id', 'status', 'tool_id as toolId', 'closed_on as closedOn']).where('board_id', '=', board.boardId).orderBy('opened_on').execute();
  for (const round of rounds) await fillRound(tx, board, { ...round, closedOn: round.closedOn as Day | null }, today, managerId);
}

async function fillRound(tx: Tx, { partnershipId, boardId }: DemonstrationBoard, round: Round, today: Day, managerId: string): Promise<void> {
  const tool = await readTool(tx, round.toolId);
  const standards = tool?.form.standards ?? [];
  const levels = tool === null ? [] : levelsOf(tool.form);
  const returns = await tx.selectFrom('audit_return').select(['id', 'name', 'agency_id']).where('round_id', '=', round.id).where('status', '=', 'submitted').orderBy('name').limit(3).execute();
  if (standards.length === 0 || levels.length === 0 || returns.length === 0) return;
  const strongest = await strongestOf(tx, returns.map(({ id }) => id));
  const over = round.status !== 'open';
  const [chosenOn, heldOn] = over && round.closedOn !== null ? [addDays(round.closedOn, 4), addDays(round.closedOn, 25)] : [addDays(today, -5), addDays(today, 20)];
  const entry = (ret: (typeof returns)[number], kind: string, text: string, day: Day) => ({ partnership_id: partnershipId, id: newId(), return_id: ret.id, board_id: boardId, agency_id: ret.agency_id, kind, text, at: at(day), by_name: 'The panel' });
  for (const [place, ret] of returns.entries()) {
    const standard = standards.find(({ key }) => key === strongest.get(ret.id)) ?? standards[0]!;
    await tx.updateTable('audit_return').set({ to_challenge: true, challenge_reason: chosenBecause[place]!, ...(over ? { rigour: judgements[place]! } : {}) }).where('id', '=', ret.id).execute();
    const { question, reply, settled } = asked[place]!;
    // In the round that is open one question has a reply, one waits for it, one is still the panel's draft.
    const replied = over || place === 0;
    await tx.insertInto('challenge_question').values({
      partnership_id: partnershipId, id: newId(), return_id: ret.id, round_id: round.id, board_id: boardId, agency_id: ret.agency_id, standard: standard.key, question, asked_by: managerId, asked_at: at(chosenOn), sent_on: over || place < 2 ? chosenOn : null,
      ...(replied ? { reply, replied_by: 'Safeguarding lead', replied_at: at(addDays(chosenOn, 3)) } : {}), ...(over ? { settled_at: at(heldOn), settled_text: settled } : {}),
    }).execute();
    await tx.insertInto('return_entry').values([entry(ret, 'chosen', chosenBecause[place]!, chosenOn), ...(over ? [entry(ret, 'moderated', `${standard.name}: ${reasons[place]}`, heldOn), entry(ret, 'rigour', judgements[place]!, heldOn)] : [])]).execute();
    if (over) await moderate(tx, ret.id, standard.key, levels, place, at(heldOn), managerId);
  }
  await tx.insertInto('challenge_day').values({
    partnership_id: partnershipId, id: newId(), board_id: boardId, round_id: round.id, held_on: heldOn, place: 'Town hall (invented)', status: over ? 'held' : 'prepared', present: JSON.stringify(panel.map((member) => ({ ...member, came: over ? true : null }))),
    agenda: JSON.stringify(returns.map((ret, place) => ({ returnId: ret.id, name: ret.name, said: over ? saidOnTheDay[place] : '' }))), made_at: at(chosenOn), made_by: managerId,
  }).execute();
  await tx.insertInto('assurance_source').values(sources.map((source) => ({ partnership_id: partnershipId, id: newId(), board_id: boardId, round_id: round.id, standard: standards[0]!.key, ...source, heard_on: chosenOn, at: at(chosenOn), by_person: managerId }))).execute();
  const practice = saidQuestions(tool!.form).find(({ kind }) => kind === 'practice');
  if (practice !== undefined) await tx.insertInto('round_quote').values(returns.map((ret) => ({ partnership_id: partnershipId, round_id: round.id, return_id: ret.id, question: `${practice.section}/${practice.question}`, board_id: boardId, at: at(heldOn), by_person: managerId }))).execute();
}

/** The standard on which each return grades itself best: there the panel asks what shows it. */
async function strongestOf(tx: Tx, returnIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('return_grade').select(['return_id', 'standard']).where('return_id', 'in', [...returnIds]).where('own_score', 'is not', null).orderBy('own_score').orderBy('standard').execute();
  return new Map(rows.map((row) => [row.return_id, row.standard]));
}

/** The first is graded a level lower than it graded itself, as far as there is one; the others as they are. */
async function moderate(tx: Tx, returnId: string, standard: string, levels: ReturnType<typeof levelsOf>, place: number, on: Date, by: string): Promise<void> {
  const grade = await tx.selectFrom('return_grade').select('own_level').where('return_id', '=', returnId).where('standard', '=', standard).executeTakeFirst();
  const own = levels.findIndex(({ value }) => value === grade?.own_level);
  if (own === -1) return;
  const level = levels[Math.max(0, place === 0 ? own - 1 : own)]!;
  await tx.updateTable('return_grade').set({ moderated_level: level.value, moderated_score: level.score, moderated_reason: reasons[place]!, moderated_at: on, moderated_by: by }).where('return_id', '=', returnId).where('standard', '=', standard).execute();
}
