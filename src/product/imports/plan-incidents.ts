import type { Day } from '../../calendar/index.ts';
import { cellsOf, type FoundColumns } from '../../platform/tables/columns.ts';
import type { Complain, ImportFault, TableRow } from '../../platform/tables/fault.ts';
import { isOver, type IncidentColumn } from './incident-columns.ts';
import { complainOfRepeat, referenceIn, type References } from './references.ts';
import { readTypedDay } from '../../calendar/index.ts';

/** An incident of the past as a file tells it, ready to be taken. */
export interface PlannedIncident {
  row: number;
  /** Null where the file gives none: it then gets the next. */
  reference: string | null;
  title: string;
  happenedOn: Day | null;
  awareOn: Day;
  place: string;
  outcome: string;
  children: number | null;
}

const most = { title: 200, place: 200, outcome: 1000, children: 50 };

/** Reads every row as an incident that is over. @returns all incidents without a fault, and every fault of all rows */
export function planIncidents(rows: readonly TableRow[], columns: FoundColumns<IncidentColumn>, references: References, today: Day): { incidents: PlannedIncident[]; faults: ImportFault[] } {
  const faults: ImportFault[] = [];
  const incidents = rows.flatMap((row) => {
    const before = faults.length;
    const incident = planIncident(row, columns, references, today, (column, message) => faults.push({ row: row.number, column, message }));
    return incident === null || faults.length > before ? [] : [incident];
  });
  return { incidents, faults };
}

function planIncident(row: TableRow, columns: FoundColumns<IncidentColumn>, references: References, today: Day, complain: Complain): PlannedIncident | null {
  const { cell, heading } = cellsOf(row, columns);
  const dayOf = (key: 'happened' | 'known'): Day | null => {
    if (cell(key) === '') return null;
    const read = readTypedDay(cell(key));
    if ('wrong' in read) complain(heading(key), read.wrong);
    else if (read.day > today) complain(heading(key), `${cell(key)} is still to come.`);
    else return read.day;
    return null;
  };
  const reference = referenceIn(cell('reference'), row.number, references, heading('reference'), complain);
  if (cell('title') === '') complain(heading('title'), 'The summary is missing. Write what happened in a few words, naming nobody.');
  for (const key of ['title', 'place', 'outcome'] as const) {
    if (cell(key).length > most[key]) complain(heading(key), `It has ${cell(key).length} characters; ${most[key]} are the most.`);
  }
  const happenedOn = dayOf('happened');
  const awareOn = dayOf('known');
  if (cell('known') === '') complain(heading('known'), 'The day on which the authority came to know is missing.');
  if (happenedOn !== null && awareOn !== null && awareOn < happenedOn) complain(heading('known'), 'It was known before it happened. Change one of the two days.');
  // What is still in hand has clocks, a vault and a team: those begin in the product, not in a file.
  if (!isOver(cell('status'))) complain(heading('status'), `"${cell('status')}" is not over. Only closed incidents are imported; enter one that is still in hand in the product.`);
  const children = cell('children') === '' ? null : Number(cell('children'));
  if (children !== null && !(Number.isInteger(children) && children >= 1 && children <= most.children)) complain(heading('children'), `"${cell('children')}" is not a number of children from 1 to ${most.children}.`);
  if (awareOn === null) return null;
  if (reference === null) complainOfRepeat(sameIncident({ title: cell('title'), awareOn, happenedOn }), references, complain);
  return { row: row.number, reference, title: cell('title'), happenedOn, awareOn, place: cell('place'), outcome: cell('outcome'), children };
}

/** What makes two incidents without references the same: what happened, when, and since when it is known. */
export const sameIncident = ({ title, awareOn, happenedOn }: { title: string; awareOn: string | null; happenedOn: string | null }): string => JSON.stringify([title.toLowerCase(), awareOn, happenedOn]);
