import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** Runs raw SQL, several statements in one text allowed. */
export type RunScript = (sql: string) => Promise<{ rows: Record<string, unknown>[] }>;

const folder = new URL('../../../migrations/', import.meta.url);

/**
 * Brings the schema to the newest numbered file in `migrations/`. Each file runs once, in one transaction;
 * a file that changed after it ran is refused, since the schema would no longer be what the files say.
 */
export async function migrate(run: RunScript): Promise<string[]> {
  await run('create table if not exists public.migration (name text primary key, digest text not null, run_at timestamptz not null default now())');
  const done = new Map((await run('select name, digest from public.migration')).rows.map((row) => [String(row['name']), String(row['digest'])]));
  const applied: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    const sql = await readFile(new URL(name, folder), 'utf8');
    const digest = createHash('sha256').update(sql).digest('hex');
    const before = done.get(name);
    if (before === digest) continue;
    if (before !== undefined) throw new Error(`Migration ${name} has changed since it was run. Write a new migration instead of changing an old one.`);
    await run(`begin;\n${sql}\n;insert into public.migration (name, digest) values ('${name}', '${digest}');\ncommit;`);
    applied.push(name);
  }
  return applied;
}
