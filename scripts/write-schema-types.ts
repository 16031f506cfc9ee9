// Writes src/platform/database/schema.ts from the migrated schema, so that SQL is checked by the compiler.
import { readFile, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { migrate } from '../src/platform/database/migrate.ts';

const types: Record<string, string> = {
  uuid: 'string', text: 'string', date: 'string', int4: 'number', int8: 'number', bool: 'boolean', timestamptz: 'Date',
  bytea: 'Buffer', tsvector: 'string', interval: 'string', _text: 'string[]', float8: 'number', _int4: 'number[]',
};

/** The text of schema.ts for the schema as the migrations make it. */
export async function schemaTypes(): Promise<string> {
  const engine = new PGlite();
  await migrate(async (text) => ({ rows: ((await engine.exec(text)).at(-1)?.rows ?? []) as Record<string, unknown>[] }));
  const { rows } = await engine.query<{ table: string; column: string; type: string; nullable: boolean; optional: boolean; fixed: boolean }>(`
    select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
      (a.atthasdef or a.attidentity <> '') as optional, (a.attgenerated <> '' or a.attidentity <> '') as fixed
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r' and c.relname <> 'migration'
    order by c.relname, a.attnum`);
  await engine.close();
  const tables = new Map<string, string[]>();
  for (const row of rows) {
    const base = row.type === 'jsonb' ? 'Json' : (types[row.type] ?? 'unknown');
    const value = row.nullable ? `${base} | null` : base;
    const line = row.type === 'jsonb'
      ? `  ${row.column}: ColumnType<${row.nullable ? 'unknown' : 'unknown'}, string${row.nullable ? ' | null' : ''}${row.optional ? ' | undefined' : ''}, string${row.nullable ? ' | null' : ''}>;`
      : row.fixed ? `  ${row.column}: GeneratedAlways<${value}>;`
      : row.type === 'bytea' ? `  ${row.column}: ColumnType<${value.replace('Buffer', 'Uint8Array')}, ${value.replace('Buffer', 'Uint8Array')}${row.optional || row.nullable ? ' | undefined' : ''}, ${value.replace('Buffer', 'Uint8Array')}>;`
      : row.optional ? `  ${row.column}: Generated<${value}>;`
      : `  ${row.column}: ${value};`;
    tables.set(row.table, [...(tables.get(row.table) ?? []), line]);
  }
  const name = (table: string) => table.split('_').map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  const parts = [...tables].map(([table, lines]) => `export interface ${name(table)}Table {\n${lines.join('\n')}\n}\n`);
  return `// Written by scripts/write-schema-types.ts from the migrations. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

${parts.join('\n')}
export interface Schema {
${[...tables.keys()].map((table) => `  ${table}: ${name(table)}Table;`).join('\n')}
}
`;
}

const file = new URL('../src/platform/database/schema.ts', import.meta.url);
if (process.argv[2] === 'write') await writeFile(file, await schemaTypes());
else if (process.argv[2] === 'check' && (await readFile(file, 'utf8')) !== (await schemaTypes())) {
  process.stderr.write('src/platform/database/schema.ts is not what the migrations make. Run: npm run schema\n');
  process.exitCode = 1;
}
