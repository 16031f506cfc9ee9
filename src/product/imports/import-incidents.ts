import { record } from '../../access/record.ts';
import { dayInLondon, isDivision, type Calendar } from '../../calendar/index.ts';
import type { Database, Tx } from '../../platform/index.ts';
import { readTable } from '../../platform/tables/read-table.ts';
import { digestOf, readBoardKnown, takenBefore } from './board-known.ts';
import { findColumns, isOurs } from '../../platform/tables/columns.ts';
import { counted, refusal, remarks, type ImportOrder, type ImportOutcome } from './import-actions.ts';
import { incidentColumns } from './incident-columns.ts';
import { planIncidents, sameIncident } from './plan-incidents.ts';
import { referencesOf, type References } from './references.ts';
import { keepersOf, notificationOf, takeIncidents } from './take-incidents.ts';

const deed = 'imported incidents';

/**
 * Imports a board's register of past incidents: all rows or none, in one transaction. Nothing is written in a dry run, or
 * where any row has a fault; every fault is then listed. Throws UnreadableTable where the file is no table.
 */
export async function importIncidents(database: Database, calendar: Calendar, { partnershipId, bytes, maps, take, now }: ImportOrder): Promise<ImportOutcome> {
  const table = await readTable(bytes, isOurs(incidentColumns, maps));
  const digest = digestOf(table);
  const today = dayInLondon(now);
  const columns = findColumns(incidentColumns, table, maps);
  return database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const known = await readBoardKnown(tx, partnershipId);
    const definition = notificationOf(known);
    const keepers = await keepersOf(tx, known, today);
    const { division } = await tx.selectFrom('partnership').select('division').where('partnership_id', '=', partnershipId).executeTakeFirstOrThrow();
    if (!isDivision(division)) throw new Error(`There are no bank holidays for ${division}.`);
    const references = await incidentsThere(tx);
    const found = columns.faults.length > 0 ? { incidents: [], faults: [] } : planIncidents(table.rows, columns, references, today);
    const faults = [...columns.faults, ...found.faults];
    if (await takenBefore(tx, deed, digest)) faults.unshift({ row: table.headingsRow, column: null, message: 'What is in this file was imported before.' });
    if (table.rows.length === 0) faults.push({ row: table.headingsRow, column: null, message: 'There is no row under the headings.' });
    const count = found.incidents.length;
    if (faults.length > 0) return { count, faults, taken: false, text: refusal(faults, table.rows.length) };
    if (take) {
      await takeIncidents(tx, known, found.incidents, { calendar, division }, today, now);
      await record(tx, now, { deed, subjectKind: 'import', subjectId: null, via: 'command', detail: { sha256: digest, incidents: count } });
    }
    return { count, faults, taken: take, text: [
      take ? `Taken: ${counted(count, 'incident')}, each with its process (${definition.name}), closed.` : `Would be taken: ${counted(count, 'incident')}. Nothing is written yet: run it again with --take.`,
      `  ${keepers.length} ${keepers.length === 1 ? 'person sees' : 'people see'} them; others are added to a case one by one.`,
      '  Read the summaries once more: they must name no child, and nobody else.', ...remarks(table, columns),
    ].join('\n') };
  });
}

/** The cases that are there already: their references, and what those from earlier files say. */
async function incidentsThere(tx: Tx): Promise<References> {
  const cases = await tx.selectFrom('casefile').select('reference').execute();
  const earlier = await tx.selectFrom('casefile as c').innerJoin('incident as i', (join) => join.onRef('i.partnership_id', '=', 'c.partnership_id').onRef('i.case_id', '=', 'c.case_id'))
    .select(['c.reference', 'c.title', 'i.aware_on', 'i.happened_on']).where('c.imported', '=', true).execute();
  return referencesOf(cases.map((row) => row.reference), earlier.map((row) => [sameIncident({ title: row.title, awareOn: row.aware_on, happenedOn: row.happened_on }), row.reference]));
}
