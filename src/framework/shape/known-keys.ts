import { z } from 'zod';
import type { Path } from '../fault.ts';

type Schema = z.core.$ZodType;

/** The keys that may stand at a path of a value, so that a misspelt one can be set right; none where it is no mapping. */
export function knownKeys(schema: Schema, path: Path, value: unknown): string[] {
  const [found] = path.reduce<[Schema | null, unknown]>(([at, of], part) => [at === null ? null : inside(at, part, of), child(of, part)], [schema, value]);
  return found === null ? [] : keysOf(found, valueAt(value, path));
}

/** Of a union that nothing tells apart, the keys of all its branches. */
function keysOf(schema: Schema, value: unknown): string[] {
  if (schema instanceof z.ZodUnion && !(schema instanceof z.ZodDiscriminatedUnion)) return schema.options.flatMap((option) => keysOf(option, value));
  const last = unwrapped(schema, value);
  return last instanceof z.ZodObject ? Object.keys(last.shape) : last instanceof z.ZodUnion && last !== schema ? keysOf(last, value) : [];
}

function inside(schema: Schema, part: PropertyKey, value: unknown): Schema | null {
  const at = unwrapped(schema, value);
  if (at instanceof z.ZodArray) return at.element;
  return at instanceof z.ZodObject ? (at.shape[String(part)] ?? null) : null;
}

/** The schema that a value is held against: without "optional" and "default", and of a union the branch most like it. */
function unwrapped(schema: Schema, value: unknown): Schema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodLazy) return unwrapped(schema.unwrap(), value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    return schema.options.find((option) => option instanceof z.ZodObject && z.safeParse(option.shape[discriminator], child(value, discriminator)).success) ?? schema;
  }
  if (schema instanceof z.ZodUnion) {
    const given = isObject(value) ? Object.keys(value) : [];
    const likeness = (option: Schema) => (option instanceof z.ZodObject ? given.filter((key) => key in option.shape).length : -1);
    return schema.options.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? schema;
  }
  return schema;
}

export const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> => typeof value === 'object' && value !== null;
const child = (value: unknown, part: PropertyKey): unknown => (isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined);
/** What stands at a path of a value; undefined where nothing does. */
export const valueAt = (value: unknown, path: Path): unknown => path.reduce(child, value);
