import type { Entry } from './read-record.ts';

const ways: Record<string, string> = { link: 'By personal link', job: 'The product', command: 'By command on the server' };

/** Who did what an entry tells of, and for whom. */
export function whoOf({ name, actingFor, via }: Entry): string {
  if (name === null) return ways[via] ?? 'Nobody signed in';
  return actingFor === null ? name : `${name}, acting for ${actingFor}`;
}

/** The detail of an entry as one line. */
export function detailOf({ detail }: Entry): string {
  return Object.entries(detail).map(([name, value]) => `${name}: ${value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join(', ');
}
