import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { verifyLog } from '../../access/verify-log.ts';
import type { Database, Tx } from '../../platform/index.ts';
import { BackupEnd, BackupHeader, FilePiece, readRowLine } from './backup-lines.ts';
import { keyCheckOf, migrationsOf, type Installation } from './make-backup.ts';
import { asWholeOwner } from './owner-transaction.ts';
import { FilesComingBack, storedFiles } from './stored-files.ts';
import { quoted, tableShapes, type TableShape } from './table-shape.ts';

export interface Restored {
  rows: number;
  files: number;
  /** Whether the installation has the secret key under which the backup was made. */
  sameKey: boolean;
  /** Whether the record of changes that came back verifies; where not, it did not in the backup either. */
  recordWhole: boolean;
  text: string;
}

// What the first start leaves in an installation that holds nothing yet; that of the backup takes its place.
const ofAnEmptyInstallation = 'key_check';

// Rows in one statement, and their letters at most.
const batch = { rows: 500, letters: 4_000_000 };

/**
 * Puts a backup back into an empty installation of the same version: all of it or nothing. Throws in plain words where the
 * installation holds anything, or the backup is of another version, damaged or broken off. A record that is not whole comes back
 * as it was, and is told.
 */
export async function restoreBackup({ database, filesFolder, key }: Installation, source: string): Promise<Restored> {
  const shapes = await tableShapes(database);
  const migrations = JSON.stringify(await migrationsOf(database));
  if ((await storedFiles(filesFolder)).length > 0) throw notEmpty();
  const files = new FilesComingBack(filesFolder);
  const backup = linesOf(source);
  try {
    const first = (await backup.next()).value;
    const header = headerIn(typeof first === 'string' ? first : '');
    if (JSON.stringify(header.migrations) !== migrations) throw new Error('The backup was made by another version of Golden Thread. Restore it with that version, then upgrade.');
    const rows = await asWholeOwner(database, async (tx) => {
      await refuseUnlessEmpty(tx, shapes.filter(({ name }) => name !== ofAnEmptyInstallation));
      await sql.raw(`delete from public.${ofAnEmptyInstallation}`).execute(tx);
      const taken = await takeLines(tx, shapes, backup, files);
      for (const shape of shapes) await numberOn(tx, shape);
      return taken;
    });
    const sameKey = header.keyCheck === keyCheckOf(key);
    const record = await recordWords(database);
    return { rows, files: files.count, sameKey, recordWhole: record.whole, text: [
      `${rows} rows and ${files.count} files are back, as they were on ${header.madeAt}.`,
      ...record.words,
      ...(sameKey ? [] : ['The secret key is another than that of the backup: identity vaults and one-time codes cannot be opened. Set SECRET_KEY, or put back the key file in DATA_DIR, and start again.']),
    ].join('\n') };
  } catch (cause) {
    await files.takeAway();
    throw cause;
  }
}

const notEmpty = () => new Error('This installation is not empty. A backup goes back into an empty one only: a new DATA_DIR, or a new database.');

const noBackup = () => new Error('The file is no backup of Golden Thread, or it is damaged.');
const brokeOff = () => new Error('The backup broke off before its end. Nothing is restored.');

async function* linesOf(source: string): AsyncGenerator<string> {
  const unzipped = createGunzip();
  createReadStream(source).on('error', (cause) => unzipped.destroy(cause)).pipe(unzipped);
  let rest = '';
  unzipped.setEncoding('utf8');
  try {
    for await (const chunk of unzipped as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    throw code === 'Z_BUF_ERROR' ? brokeOff() : code === 'Z_DATA_ERROR' ? noBackup() : cause;
  }
  if (rest !== '') yield rest;
}

function headerIn(line: string): BackupHeader {
  try {
    return BackupHeader.parse(JSON.parse(line));
  } catch {
    throw noBackup();
  }
}

async function refuseUnlessEmpty(tx: Tx, shapes: readonly TableShape[]): Promise<void> {
  for (const { name } of shapes) {
    const { rows } = await sql.raw(`select 1 from public.${quoted(name)} limit 1`).execute(tx);
    if (rows.length > 0) throw notEmpty();
  }
}

async function takeLines(tx: Tx, shapes: readonly TableShape[], backup: AsyncIterable<string>, files: FilesComingBack): Promise<number> {
  const byName = new Map(shapes.map((shape) => [shape.name, shape]));
  let count = 0;
  let waiting: { shape: TableShape; rows: string[]; letters: number } | null = null;
  const flush = async (): Promise<void> => {
    if (waiting !== null) await insertRows(tx, waiting.shape, waiting.rows);
    waiting = null;
  };
  for await (const line of backup) {
    const read = readRowLine(line);
    if (read !== null) {
      const shape = byName.get(read.table);
      if (shape === undefined) throw new Error(`The backup has rows of a table that is not there: ${read.table}.`);
      if (waiting !== null && (waiting.shape !== shape || waiting.rows.length >= batch.rows || waiting.letters > batch.letters)) await flush();
      waiting ??= { shape, rows: [], letters: 0 };
      waiting.rows.push(read.row);
      waiting.letters += read.row.length;
      count += 1;
      continue;
    }
    await flush();
    const other: unknown = JSON.parse(line);
    const end = BackupEnd.safeParse(other);
    if (end.success) {
      if (end.data.end.rows !== count || end.data.end.files !== files.count) throw new Error('The backup is damaged: it does not hold what its end says.');
      return count;
    }
    const piece = FilePiece.parse(other);
    await files.add(piece.file, Buffer.from(piece.bytes, 'base64'));
  }
  throw brokeOff();
}

async function insertRows(tx: Tx, { name, columns }: TableShape, rows: readonly string[]): Promise<void> {
  const list = columns.map(quoted).join(', ');
  await sql`insert into ${sql.table(name)} (${sql.raw(list)}) overriding system value select ${sql.raw(list)} from jsonb_populate_recordset(null::${sql.table(name)}, ${`[${rows.join(',')}]`}::text::jsonb)`.execute(tx);
}

/** Lets the database's own numbering go on behind the highest number that came back. */
async function numberOn(tx: Tx, { name, numbered }: TableShape): Promise<void> {
  for (const column of numbered) {
    await sql`select setval(pg_get_serial_sequence(${name}, ${column}), coalesce(max(${sql.ref(column)}), 0) + 1, false) from ${sql.table(name)}`.execute(tx);
  }
}

async function recordWords(database: Database): Promise<{ whole: boolean; words: string[] }> {
  const broken = (await verifyLog(database)).filter((log) => !log.whole);
  return broken.length === 0 ? { whole: true, words: ['The record of changes is whole.'] }
    : { whole: false, words: broken.map((log) => `The record of ${log.partnershipId} is not whole from entry ${log.firstBroken}: it was not whole in the backup either.`) };
}
