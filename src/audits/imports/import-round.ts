import { record } from '../../access/record.ts';
import { dayInLondon, formatDay, readTypedDay, type Day } from '../../calendar/index.ts';
import type { Setting } from '../../forms/index.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';
import type { Database, Tx } from '../../platform/index.ts';
import { faultLines, type ImportFault } from '../../platform/tables/fault.ts';
import { readTable } from '../../platform/tables/read-table.ts';
import { listRespondents } from '../respondents/read-respondents.ts';
import { formOf, publishedTool, readAskable, readKept, type Askable, type KeptBoard } from '../rounds/askable.ts';
import type { Opening } from '../rounds/open-round.ts';
import { writeFinishedRound } from './finished-round.ts';
import { planRound } from './plan-round.ts';
import { QuestionNames } from './question-names.ts';
import { answersOf, isRoundHeading } from './round-columns.ts';

/** A file with a finished round, and what it is a round of. */
export interface RoundFile {
  board: KeptBoard;
  what: Askable;
  name: string;
  year: number;
  /** The day on which the round was over. */
  closedOn: Day;
  bytes: Buffer;
  maps: readonly string[];
  /** False for a dry run, which writes nothing. */
  take: boolean;
}

export interface RoundOutcome {
  count: number;
  faults: readonly ImportFault[];
  taken: boolean;
  text: string;
  /** The round, once it is taken. */
  id: string | null;
}

/** As many respondents as are held against a file. */
const mostKnown = 100_000;
const counted = (count: number, one: string): string => `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;

/** Takes a finished round from a file: all rows or none. Throws UnreadableTable where the file is no table. */
export async function takeRoundFile(opening: Opening, file: RoundFile): Promise<RoundOutcome> {
  const { tx, today } = opening;
  const form = await formOfFile(tx, file);
  const names = new QuestionNames(form);
  const table = await readTable(file.bytes, isRoundHeading(names, file.maps));
  const { rows: respondents } = await listRespondents(tx, { left: true }, 'name', 0, mostKnown);
  const setting = await settingOf(tx, file.board, today);
  const { returns, faults } = planRound(form, answersOf(table, names, file.maps), respondents, setting);
  if (table.rows.length === 0) faults.push({ row: table.headingsRow, column: null, message: 'There is no row under the headings.' });
  if (file.closedOn > today) faults.unshift({ row: table.headingsRow, column: null, message: 'A round that is imported is over: its last day cannot be still to come.' });
  const before = await importedBefore(tx, file);
  if (before !== null) faults.unshift({ row: table.headingsRow, column: null, message: `${before} of ${file.year} was imported before.` });
  if (faults.length > 0) return { count: returns.size, faults, taken: false, id: null, text: [`Nothing is taken: ${counted(faults.length, 'fault')}; the file has ${counted(table.rows.length, 'row')} under its headings.`, ...faultLines(faults)].join('\n') };
  const id = file.take ? await writeFinishedRound(opening, { boardId: file.board.id, source: file.what.source, name: file.name, year: file.year, openedOn: file.closedOn, closedOn: file.closedOn, from: 'Taken from a file', returns }) : null;
  return {
    count: returns.size, faults, taken: file.take, id,
    text: [
      file.take ? `Taken: ${file.name} with ${counted(returns.size, 'return')}.` : `Would be taken: ${file.name} with ${counted(returns.size, 'return')}. Nothing is written yet.`,
      `  ${file.what.name}, closed on ${formatDay(file.closedOn)}, for ${file.board.name}.`,
    ].join('\n'),
  };
}

async function formOfFile(tx: Tx, { board, what }: RoundFile): Promise<FormDefinition> {
  if ('toolId' in what.source) return (await publishedTool(tx, what.source.toolId, board.id))!.form;
  const key = what.source.assessment;
  return formOf(board.edition.pack, board.edition.pack.assessments!.find((each) => each.key === key)!)!;
}

/** What the form engine needs beside the tool: agencies, themes and criteria that a question may offer. */
export async function settingOf(tx: Tx, { edition: { pack } }: Pick<KeptBoard, 'edition'>, today: Day): Promise<Setting> {
  const agencies = await tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute();
  return { today, criteria: pack.criteria, agencies: agencies.map(({ id, name }) => ({ value: id, label: name })), themes: pack.themes.flatMap((group) => group.themes.map(({ key, name }) => ({ value: key, label: name }))) };
}

async function importedBefore(tx: Tx, { board, what, year }: RoundFile): Promise<string | null> {
  const rounds = tx.selectFrom('audit_round').select('reference').where('board_id', '=', board.id).where('year', '=', year).where('imported', '=', true);
  const same = 'assessment' in what.source ? rounds.where('assessment', '=', what.source.assessment) : rounds.where('tool_id', '=', what.source.toolId);
  return (await same.executeTakeFirst())?.reference ?? null;
}

/** What the command line says of a round to be imported. */
export interface RoundOrder {
  partnershipId: string;
  bytes: Buffer;
  maps: readonly string[];
  take: boolean;
  now: Date;
  board: string | undefined;
  tool: string;
  name: string | undefined;
  year: string | undefined;
  closed: string | undefined;
}

/** Imports a finished round from the command line. Throws in plain words where it is not clear for which board or of what. */
export async function importRound(database: Database, { partnershipId, now, ...order }: RoundOrder): Promise<RoundOutcome> {
  const today = dayInLondon(now);
  return database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const boards = await readKept(tx, partnershipId, (await tx.selectFrom('board').select('id').execute()).map((row) => row.id));
    const board = boards.length === 1 && order.board === undefined ? boards[0]! : boards.find((each) => each.name.toLowerCase() === (order.board ?? '').toLowerCase());
    if (board === undefined) throw new Error(`${order.board === undefined ? 'There are several boards. Say which with --board' : `There is no board "${order.board}"`}:\n${boards.map((each) => `  ${each.name}`).join('\n')}`);
    const askable = await readAskable(tx, [board]);
    const wanted = order.tool.toLowerCase();
    const what = askable.find((each) => each.name.toLowerCase() === wanted || ('assessment' in each.source && each.source.assessment === wanted) || each.name.toLowerCase().replace(/, edition \d+$/, '') === wanted);
    if (what === undefined) throw new Error(`There is no assessment or tool "${order.tool}". There are:\n${askable.map((each) => `  ${'assessment' in each.source ? each.source.assessment.padEnd(20) : ''.padEnd(20)} ${each.name}`).join('\n')}`);
    const closedOn = readClosed(order.closed, today);
    const year = Number(order.year ?? closedOn.slice(0, 4));
    const outcome = await takeRoundFile({ tx, me: { partnershipId, personId: null }, now, today }, { board, what, name: order.name ?? `${what.name} ${year}`, year, closedOn, bytes: order.bytes, maps: order.maps, take: order.take });
    if (outcome.taken) await record(tx, now, { deed: 'took a round from a file', subjectKind: 'round', subjectId: outcome.id, via: 'command', detail: { returns: outcome.count } });
    return outcome;
  });
}

function readClosed(text: string | undefined, today: Day): Day {
  if (text === undefined) return today;
  const read = readTypedDay(text);
  if ('wrong' in read) throw new Error(read.wrong);
  return read.day;
}
