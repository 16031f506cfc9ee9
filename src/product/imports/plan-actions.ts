import type { Day } from '../../calendar/index.ts';
import { isOpen, type ActionStatus } from '../../thread/actions/action-state.ts';
import { noMeasure } from '../../thread/actions/measure.ts';
import { cellsOf, type FoundColumns } from '../../platform/tables/columns.ts';
import { knownStatusWords, statusOfWord, type ActionColumn } from './action-columns.ts';
import { findAgencies, findNamed, findPerson, parts, type BoardKnown } from './board-known.ts';
import type { Complain, ImportFault, TableRow } from '../../platform/tables/fault.ts';
import { complainOfRepeat, referenceIn, type References } from './references.ts';
import { readTypedDay } from '../../calendar/index.ts';

/** An action as a file tells it, ready to be taken. */
export interface PlannedAction {
  row: number;
  /** Null where the file gives none: it then gets the next. */
  reference: string | null;
  title: string;
  detail: string;
  ownerId: string | null;
  ownerName: string;
  agencies: readonly string[];
  dueOn: Day;
  measure: string;
  strength: string;
  status: ActionStatus;
  themes: readonly string[];
  completedOn: Day | null;
}

const most = { title: 200, text: 4000 };

/**
 * Reads every row as an action, against what the board knows.
 * @param references those already in use, to which the file's own are added
 * @returns all actions without a fault, and every fault of all rows
 */
export function planActions(rows: readonly TableRow[], columns: FoundColumns<ActionColumn>, known: BoardKnown, references: References, today: Day): { actions: PlannedAction[]; faults: ImportFault[] } {
  const faults: ImportFault[] = [];
  const actions = rows.flatMap((row) => {
    const before = faults.length;
    const action = planAction(row, columns, known, references, today, (column, message) => faults.push({ row: row.number, column, message }));
    return action === null || faults.length > before ? [] : [action];
  });
  return { actions, faults };
}

function planAction(row: TableRow, columns: FoundColumns<ActionColumn>, known: BoardKnown, references: References, today: Day, complain: Complain): PlannedAction | null {
  const { cell, heading } = cellsOf(row, columns);
  const dayOf = (key: 'due' | 'completed'): Day | null => {
    if (cell(key) === '') return null;
    const read = readTypedDay(cell(key));
    if ('day' in read) return read.day;
    complain(heading(key), read.wrong);
    return null;
  };
  const reference = referenceIn(cell('reference'), row.number, references, heading('reference'), complain);
  if (cell('title') === '') complain(heading('title'), 'What is to be done is missing.');
  for (const key of ['title', 'detail', 'measure'] as const) {
    if (cell(key).length > most.text) complain(heading(key), `It has ${cell(key).length} characters; ${most.text} are the most.`);
  }
  const completedOn = dayOf('completed');
  if (completedOn !== null && completedOn > today) complain(heading('completed'), `${cell('completed')} is still to come.`);
  const status = statusOfWord(cell('status') === '' && completedOn !== null ? 'complete' : cell('status'));
  if (status === null) complain(heading('status'), `"${cell('status')}" is no status that is understood. Write one of: ${knownStatusWords}.`);
  const open = status !== null && isOpen(status);
  if (open && completedOn !== null) complain(heading('completed'), `The action is ${cell('status')}, and yet it was completed. Change one of the two.`);
  const dueOn = dayOf('due') ?? completedOn;
  if (dueOn === null && cell('due') === '') complain(heading('due'), 'The day by which it is to be done is missing.');
  const { ownerId, ownerName, ownerAgency } = ownerOf(cell('owner'), open, known, heading('owner'), complain);
  const agencies = findAgencies(cell('agencies'), known, heading('agencies'), complain);
  if (open && parts(cell('agencies')).length === 0 && ownerId !== null && ownerAgency === null) complain(heading('agencies'), 'No agency is given, and the owner belongs to none.');
  const strength = cell('strength') === '' ? '' : findNamed(cell('strength'), 'strength', known.pack.learning.strengths, heading('strength'), complain);
  const themes = parts(cell('themes')).flatMap((theme) => findNamed(theme, 'theme', known.pack.themes.flatMap((group) => group.themes), heading('themes'), complain) ?? []);
  if (status === null || dueOn === null) return null;
  const texts = titleAndDetail(cell('title'), cell('detail'));
  if (reference === null) complainOfRepeat(sameAction({ title: texts.title, ownerId, ownerName, dueOn }), references, complain);
  return {
    row: row.number, reference, ...texts, ownerId, ownerName,
    agencies: agencies.length > 0 || ownerAgency === null ? agencies : [ownerAgency],
    dueOn, measure: cell('measure') || noMeasure, strength: strength ?? '', status, themes: [...new Set(themes)], completedOn,
  };
}

/** What makes two actions without references the same: what is to be done, by whom, by when. */
export const sameAction = ({ title, ownerId, ownerName, dueOn }: { title: string; ownerId: string | null; ownerName: string; dueOn: string }): string =>
  JSON.stringify([title.toLowerCase(), ownerId ?? ownerName.toLowerCase(), dueOn]);

/** Who is to do an open action has to have an account; who did one that is over may be gone, and their name is kept. */
function ownerOf(text: string, open: boolean, known: BoardKnown, heading: string | null, complain: Complain): { ownerId: string | null; ownerName: string; ownerAgency: string | null } {
  if (text === '' && open) complain(heading, 'The owner is missing.');
  const person = text === '' ? null : findPerson(text, known, heading, open ? complain : () => undefined);
  return { ownerId: person?.id ?? null, ownerName: person?.name ?? text, ownerAgency: person?.agencyId ?? null };
}

/** A title longer than the product's own is cut at a word; the whole of it then begins the detail. */
function titleAndDetail(title: string, detail: string): { title: string; detail: string } {
  if (title.length <= most.title) return { title, detail };
  const short = title.slice(0, most.title - 1).replace(/\s+\S*$/, '');
  return { title: `${short}…`, detail: detail === '' ? title : `${title}\n\n${detail}` };
}
