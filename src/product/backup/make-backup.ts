import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { keyedDigest, type Database, type SecretKey } from '../../platform/index.ts';
import { rowLine, type BackupHeader } from './backup-lines.ts';
import { asWholeOwner } from './owner-transaction.ts';
import { piecesOf, storedFiles } from './stored-files.ts';
import { quoted, tableShapes } from './table-shape.ts';

/** What a backup is of, and what a restore goes into. */
export interface Installation {
  database: Database;
  /** Where the bytes of files lie. */
  filesFolder: string;
  key: SecretKey;
}

export interface BackupMade {
  rows: number;
  files: number;
  text: string;
}

const page = 500;
export const keyCheckOf = (key: SecretKey): string => Buffer.from(keyedDigest(key, 'is this the key of the backup?')).toString('hex');

/** The migrations that an installation has run. */
export async function migrationsOf(database: Database): Promise<BackupHeader['migrations']> {
  const { rows } = await database.asOwner('select name, digest from public.migration order by name');
  return rows.map((row) => ({ name: String(row['name']), digest: String(row['digest']) }));
}

/**
 * Writes everything of an installation, as at one instant, into one gzip file that nobody else may read: every row of every
 * partnership and every stored file. The secret key is not in it. Nothing is left behind where it fails; a file that is
 * there already is not written over.
 */
export async function makeBackup({ database, filesFolder, key }: Installation, target: string, now: Date): Promise<BackupMade> {
  await (await open(target, 'wx', 0o600)).close();
  const half = `${target}.part`;
  try {
    const gzip = createGzip();
    const written = finished(gzip.pipe(createWriteStream(half, { mode: 0o600, flags: 'w', flush: true })));
    // Heard here and awaited below: a full disk must not bring the process down in between.
    written.catch((cause: unknown) => gzip.destroy(cause instanceof Error ? cause : new Error(String(cause))));
    const write = async (line: string): Promise<void> => {
      if (!gzip.write(`${line}\n`)) await once(gzip, 'drain');
    };
    const header: BackupHeader = { goldenThread: 'backup', version: 1, madeAt: now.toISOString(), migrations: await migrationsOf(database), keyCheck: keyCheckOf(key) };
    await write(JSON.stringify(header));
    const rows = await writeRows(database, write);
    // After the rows: a file is stored before its row is, so that none is missing.
    const files = await storedFiles(filesFolder);
    for (const file of files) {
      for await (const piece of piecesOf(filesFolder, file)) await write(JSON.stringify({ file, bytes: piece.toString('base64') }));
    }
    await write(JSON.stringify({ end: { rows, files: files.length } }));
    gzip.end();
    await written;
    await rename(half, target);
    return { rows, files: files.length, text: [
      `${rows} rows and ${files.length} files are in ${target}.`,
      'The secret key is not in it: keep SECRET_KEY, or the key file in DATA_DIR, apart from it and as safely. Without the key no identity vault opens again.',
      'The file holds personal data and password hashes. Keep it where only those who need it come.',
    ].join('\n') };
  } catch (cause) {
    await rm(half, { force: true });
    await rm(target, { force: true });
    throw cause;
  }
}

async function writeRows(database: Database, write: (line: string) => Promise<void>): Promise<number> {
  const shapes = await tableShapes(database);
  return asWholeOwner(database, async (tx) => {
    let count = 0;
    for (const { name, columns, key } of shapes) {
      const list = columns.map(quoted).join(', ');
      await sql.raw(`declare backup_rows no scroll cursor for select row_to_json(s)::text as row from (select ${list} from public.${quoted(name)} order by ${key.map(quoted).join(', ')}) s`).execute(tx);
      for (;;) {
        const { rows } = await sql.raw<{ row: string }>(`fetch ${page} from backup_rows`).execute(tx);
        for (const { row } of rows) await write(rowLine(name, row));
        count += rows.length;
        if (rows.length < page) break;
      }
      await sql.raw('close backup_rows').execute(tx);
    }
    return count;
  });
}
