import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import { newId, type Database, type Tx } from '../../platform/index.ts';
import { cellsOf, findColumns, isOurs, type FoundColumns } from '../../platform/tables/columns.ts';
import { faultLines, type ImportFault } from '../../platform/tables/fault.ts';
import { readTable } from '../../platform/tables/read-table.ts';
import { isEmail } from '../respondents/contact.ts';
import { SCHOOL } from '../respondents/known.ts';
import { phaseKey } from '../respondents/phase.ts';
import { traitsOf } from '../respondents/traits.ts';
import { schoolColumns, takesPart, usualContact, type SchoolColumn } from './school-columns.ts';

/** What became of an import, and the text that says so. */
export interface SchoolsOutcome {
  /** Schools in the file that take part. */
  count: number;
  faults: readonly ImportFault[];
  taken: boolean;
  text: string;
}

interface PlannedSchool {
  number: string;
  name: string;
  area: string;
  phase: string;
  traits: readonly string[];
  active: boolean;
  contact: string;
  email: string;
}

/** Rows in one statement. */
const batch = 5000;
const counted = (count: number, one: string): string => `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;

/** The order of an import: see the imports of the tracker. */
export interface SchoolsOrder {
  partnershipId: string;
  bytes: Buffer;
  maps: readonly string[];
  take: boolean;
  now: Date;
}

/** Imports the schools of an area, or of England, from the command line. Throws UnreadableTable where the file is no table. */
export const importSchools = (database: Database, order: SchoolsOrder): Promise<SchoolsOutcome> =>
  database.run({ role: 'gt_worker', partnershipId: order.partnershipId }, (tx) => takeSchoolFile(tx, { ...order, via: 'command' }));

/**
 * Reads a file of schools: all rows or none. A school that is there already, by its number, gets the file's name, area, phase and traits, and
 * keeps its address where the file has none; one that has closed is asked no more.
 */
export async function takeSchoolFile(tx: Tx, { partnershipId, bytes, maps, take, now, via }: SchoolsOrder & { via: 'command' | 'account' }): Promise<SchoolsOutcome> {
  const table = await readTable(bytes, isOurs(schoolColumns, maps));
  const columns = findColumns(schoolColumns, table, maps);
  const planned = columns.faults.length > 0 ? { schools: [], faults: [] } : planSchools(table.rows, columns);
  const faults = [...columns.faults, ...planned.faults];
  if (table.rows.length === 0) faults.push({ row: table.headingsRow, column: null, message: 'There is no row under the headings.' });
  const schools = planned.schools;
  const open = schools.filter((school) => school.active);
  if (faults.length > 0) return { count: open.length, faults, taken: false, text: [`Nothing is taken: ${counted(faults.length, 'fault')}; the file has ${counted(table.rows.length, 'row')} under its headings.`, ...faultLines(faults)].join('\n') };
  const there = new Set((await tx.selectFrom('respondent').select('number').where('number', '<>', '').execute()).map((row) => row.number));
  const news = open.filter((school) => !there.has(school.number));
  const known = schools.filter((school) => there.has(school.number));
  const told = (['group', 'type', 'boarders'] as const).some((key) => columns.headingOf.has(key));
  if (take) {
    for (let from = 0; from < schools.length; from += batch) await write(tx, partnershipId, schools.slice(from, from + batch).filter((school) => school.active || there.has(school.number)), told);
    await record(tx, now, { deed: 'imported schools', subjectKind: 'import', subjectId: null, via, detail: { new: news.length, known: known.length } });
  }
  const closed = schools.length - open.length;
  const demonstration = (await tx.selectFrom('partnership').select('demonstration').where('partnership_id', '=', partnershipId).executeTakeFirstOrThrow()).demonstration;
  return {
    count: open.length, faults, taken: take,
    text: [
      take ? `Taken: ${counted(open.length, 'school')}.` : `Would be taken: ${counted(open.length, 'school')}. Nothing is written yet.`,
      `  New: ${news.length.toLocaleString('en-GB')}. There already: ${known.length.toLocaleString('en-GB')}. Closed, and asked no more or passed over: ${closed.toLocaleString('en-GB')}.`,
      `  In ${counted(new Set(open.map((school) => school.area)).size, 'area')}. With an address: ${open.filter((school) => school.email !== '').length.toLocaleString('en-GB')}; without one nobody is invited.`,
      ...(columns.unused.length === 0 ? [] : [`Nothing is taken from: ${columns.unused.slice(0, 20).join(', ')}${columns.unused.length > 20 ? ` and ${columns.unused.length - 20} more` : ''}.`]),
      ...(demonstration ? ['This is a demonstration: bring invented schools only.'] : []),
    ].join('\n'),
  };
}

function planSchools(rows: Awaited<ReturnType<typeof readTable>>['rows'], columns: FoundColumns<SchoolColumn>): { schools: PlannedSchool[]; faults: ImportFault[] } {
  const faults: ImportFault[] = [];
  const rowOf = new Map<string, number>();
  const schools = rows.map((row): PlannedSchool => {
    const { cell, heading } = cellsOf(row, columns);
    const complain = (key: SchoolColumn, message: string) => faults.push({ row: row.number, column: heading(key), message });
    const [number, name, email] = [cell('urn'), cell('name'), cell('email')];
    const before = rowOf.get(number);
    if (!/^\d{1,8}$/.test(number)) complain('urn', number === '' ? 'The number of the school is missing.' : `"${number}" is no number of a school: it has figures only.`);
    else if (before !== undefined) complain('urn', `${number} stands in row ${before} as well.`);
    else rowOf.set(number, row.number);
    if (name === '') complain('name', 'The name of the school is missing.');
    if (name.length > 200) complain('name', `The name has ${name.length} characters; 200 are the most.`);
    if (cell('area').length > 100) complain('area', 'The area has more than 100 characters.');
    if (email !== '' && !isEmail(email)) complain('email', `"${email}" is no e-mail address.`);
    const active = takesPart(cell('status'));
    if (active === null) complain('status', `"${cell('status')}" is no status that is understood: Open, Closed or Proposed to open.`);
    return { number, name, area: cell('area'), phase: phaseKey(cell('phase')), traits: traitsOf({ group: cell('group'), type: cell('type'), boarders: cell('boarders') }), active: active ?? false, contact: cell('contact').slice(0, 200), email };
  });
  return { schools, faults };
}

/** @param told the file has a column that tells what a school is besides its phase; without one, what is known stays */
async function write(tx: Tx, partnershipId: string, schools: readonly PlannedSchool[], told: boolean): Promise<void> {
  if (schools.length === 0) return;
  const rows = JSON.stringify(schools.map((school) => ({ ...school, id: newId() })));
  await sql`
    insert into respondent as r (partnership_id, id, kind, name, area, phase, traits, number, contact_name, contact_email, active)
    select ${partnershipId}, s.id, ${SCHOOL}, s.name, s.area, s.phase, s.traits, s.number, case when s.contact <> '' then s.contact when s.email <> '' then ${usualContact} else '' end, s.email, s.active
    from jsonb_to_recordset(${rows}::jsonb) as s(id uuid, number text, name text, area text, phase text, traits text[], contact text, email text, active boolean)
    on conflict (partnership_id, number) where number <> '' do update set name = excluded.name, area = excluded.area, phase = excluded.phase, traits = case when ${told} then excluded.traits else r.traits end, active = excluded.active,
      contact_email = case when excluded.contact_email <> '' then excluded.contact_email else r.contact_email end,
      contact_name = case when excluded.contact_email <> '' or r.contact_name = '' then excluded.contact_name else r.contact_name end`.execute(tx);
}
