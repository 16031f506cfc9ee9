import { formatDay, parseDay } from '../../calendar/index.ts';
import type { Entry } from './read-record.ts';

const ways: Record<string, string> = { link: 'By personal link', job: 'The product', command: 'By command on the server' };

/** Who did what an entry tells of, and for whom. */
export function whoOf({ name, actingFor, via }: Entry): string {
  if (name === null) return ways[via] ?? 'Nobody signed in';
  return actingFor === null ? name : `${name}, acting for ${actingFor}`;
}

/** The detail of an entry as one line. */
export function detailOf({ detail }: Entry): string {
  return Object.entries(detail).map(([name, value]) => `${name}: ${inWords(value)}`).join(', ');
}

/** A value as it is read: a day in words, what belongs together between commas or semicolons. */
function inWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  if (typeof value === 'object') return Object.entries(value).map(([name, part]) => `${name} ${inWords(part)}`).join(', ');
  const day = typeof value === 'string' ? parseDay(value) : null;
  return day === null ? String(value) : formatDay(day);
}
