import type { Database } from '../../platform/index.ts';

/** A table as a backup reads and writes it. */
export interface TableShape {
  name: string;
  /** Its columns that hold something of their own; what the database generates is left out. */
  columns: readonly string[];
  /** The key, by which rows are put in order. */
  key: readonly string[];
  /** Columns that the database numbers by itself: their count goes on behind the highest. */
  numbered: readonly string[];
  /** Tables that its rows point to. */
  pointsTo: readonly string[];
}

const notCarried = ['migration'];

/** Every table of the product, each behind those that it points to, as the database itself describes them. */
export async function tableShapes(database: Database): Promise<TableShape[]> {
  const { rows } = await database.asOwner(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by k.place) from pg_index i cross join lateral unnest(i.indkey::smallint[]) with ordinality k(attnum, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary) as key,
      coalesce((select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attidentity <> ''), '{}') as numbered,
      coalesce((select array_agg(distinct f.confrelid::regclass::text) from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as points_to
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`);
  const shapes = rows.map((row): TableShape => ({
    name: String(row['name']), columns: texts(row['columns']), key: texts(row['key']), numbered: texts(row['numbered']), pointsTo: texts(row['points_to']),
  }));
  return inOrder(shapes.filter((shape) => !notCarried.includes(shape.name)));
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Tables behind those that they point to. Throws where two point at each other, since no order would do. */
export function inOrder(shapes: readonly TableShape[]): TableShape[] {
  const ordered: TableShape[] = [];
  const waiting = new Map(shapes.map((shape) => [shape.name, shape]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter((shape) => !shape.pointsTo.some((name) => waiting.has(name)));
    if (ready.length === 0) throw new Error(`These tables point at each other: ${[...waiting.keys()].join(', ')}.`);
    for (const shape of ready) {
      ordered.push(shape);
      waiting.delete(shape.name);
    }
  }
  return ordered;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
