import type { z } from 'zod';
import type { PackText } from '../fault.ts';

// A file is looked at many times while a pack is checked, always by the one schema of its kind: it is parsed once.
const parsed = new WeakMap<PackText, { schema: z.ZodType; read: z.ZodSafeParseResult<unknown> }>();

/** What a file says by its schema, or what is wrong with its shape. */
export function shapeOf<T>(text: PackText, schema: z.ZodType<T>): z.ZodSafeParseResult<T> {
  const known = parsed.get(text);
  if (known?.schema === schema) return known.read as z.ZodSafeParseResult<T>;
  const read = schema.safeParse(text.value);
  parsed.set(text, { schema, read });
  return read;
}

/** Says what a file was found to say by its schema before. */
export function knownShape(text: PackText, schema: z.ZodType, data: unknown): void {
  parsed.set(text, { schema, read: { success: true, data } });
}
