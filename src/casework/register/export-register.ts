import { record } from '../../access/record.ts';
import { writeCsv, writeXlsx, type Column } from '../../platform/tables/write-table.ts';
import type { Reply, Visit } from '../../web/visit/index.ts';
import { linkWords } from '../particulars/links.tsx';
import { untilWords } from '../proceedings/hold.ts';
import { nameOfKind } from '../proceedings/kinds.ts';
import { publicationLine } from '../publication/standing.ts';
import { readNames, type Names } from './names.ts';
import { readRegister, type RegisterRow } from './read-register.ts';
import { readRegisterFilter } from './register-filter.ts';
import { stageWords } from './register-page.tsx';

const mostExported = 20_000;

const columns = (names: Names): Column<RegisterRow>[] => [
  { heading: 'Reference', value: (row) => row.reference, width: 16 }, { heading: 'Title', value: (row) => row.title, width: 40 }, { heading: 'Kind', value: (row) => names.kind(row), width: 30 },
  { heading: 'Board', value: (row) => row.board, width: 30 }, { heading: 'Begun on', value: (row) => row.startedOn, width: 12 }, { heading: 'Stage', value: stageWords, width: 30 }, { heading: 'Next due', value: (row) => row.nextDue, width: 12 },
  { heading: 'Days late against the first days set', value: (row) => row.slippage.first, width: 14 }, { heading: 'Days late against the present days', value: (row) => row.slippage.current, width: 14 },
  { heading: 'Lead reviewer', value: (row) => row.lead, width: 30 }, { heading: 'Themes', value: (row) => names.themes(row, row.themes).join('; '), width: 30 },
  { heading: 'Came out of', value: (row) => row.from?.reference ?? '', width: 16 }, { heading: 'Led to', value: (row) => row.led.map((each) => each.reference).join('; '), width: 16 },
  { heading: 'Linked', value: (row) => row.linked.map((each) => `${linkWords[each.kind]}: ${each.reference}`).join('; '), width: 30 },
  { heading: 'Parallel proceedings', value: (row) => row.proceedings.map((each) => `${nameOfKind(each.kind)}: ${each.body}${each.status === 'ended' ? ' (ended)' : ''}`).join('; '), width: 40 },
  { heading: 'Holds in force', value: (row) => row.holds.length, width: 10 }, { heading: 'Held', value: (row) => row.holds.map((hold) => untilWords(hold)).join('; '), width: 30 },
  { heading: 'Publication', value: (row) => publicationLine(row.publication), width: 40 }, { heading: 'Address', value: (row) => row.publication?.address ?? '', width: 40 },
];

/** A download of a table under a name. */
export const tableReply = async <Row>(name: string, kind: 'csv' | 'xlsx', made: readonly Column<Row>[], rows: readonly Row[], sheet: string): Promise<Reply> =>
  kind === 'csv' ? { kind: 'download', name: `${name}.csv`, type: 'text/csv; charset=utf-8', content: writeCsv(made, rows) }
    : { kind: 'download', name: `${name}.xlsx`, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx(sheet, made, rows) };

/** The register as CSV or Excel, narrowed as on screen. What is held back is told by its number and end, not by its words. Taking it out is recorded. */
export async function exportRegister(visit: Visit, kind: 'csv' | 'xlsx'): Promise<Reply> {
  const { filter, order } = readRegisterFilter(visit.query);
  const { rows } = await readRegister(visit.tx, filter, order, visit.today, 0, mostExported);
  const made = columns(await readNames(visit.tx, visit.me.partnershipId, rows));
  const reply = await tableReply(`Reviews ${visit.today}`, kind, made, rows, 'Reviews');
  await record(visit.tx, visit.now, { deed: 'took out the register of reviews', subjectKind: 'list', subjectId: null, detail: { rows: rows.length, kind } });
  return reply;
}
