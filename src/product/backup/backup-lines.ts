import { z } from 'zod';

/** The first line of a backup: what made it, so that nothing else takes it for its own. */
export const BackupHeader = z.object({
  goldenThread: z.literal('backup'),
  version: z.literal(1),
  madeAt: z.string(),
  /** The migrations of the installation, by name and digest: a backup goes back into the same schema. */
  migrations: z.array(z.object({ name: z.string(), digest: z.string() })),
  /** A digest that only the same secret key gives; of the key itself it tells nothing. */
  keyCheck: z.string(),
});
export type BackupHeader = z.output<typeof BackupHeader>;

/** A piece of a stored file; the pieces of a file follow one another. */
export const FilePiece = z.object({ file: z.string().regex(/^[0-9a-f]{2}\/[0-9a-f-]{36}$/), bytes: z.base64() });

/** The last line: without it the backup broke off. */
export const BackupEnd = z.object({ end: z.object({ rows: z.number().int(), files: z.number().int() }) });

/** A row goes in and out as the database wrote it: no number or instant is read on the way. */
export const rowLine = (table: string, row: string): string => `{"table":"${table}","row":${row}}`;

const row = /^\{"table":"([a-z_0-9]+)","row":(.*)\}$/s;

/** The table and the row of a line; null where the line is none of a row. */
export function readRowLine(line: string): { table: string; row: string } | null {
  const match = row.exec(line);
  return match === null ? null : { table: match[1]!, row: match[2]! };
}
