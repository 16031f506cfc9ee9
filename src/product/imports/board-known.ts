import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Pack } from '../../framework/index.ts';
import { nearest } from '../../platform/text/nearest.ts';
import { editionOfBoard, type Edition } from '../../people/framework-edition.ts';
import type { Tx } from '../../platform/index.ts';
import type { ReadTable } from '../../platform/tables/read-table.ts';
import type { Complain } from '../../platform/tables/fault.ts';

interface Person { id: string; name: string; email: string; agencyId: string | null }

/** What a partnership holds already, against which a file is read. */
export interface BoardKnown {
  partnershipId: string;
  boardId: string;
  edition: Edition;
  pack: Pack;
  people: readonly Person[];
  agencies: readonly { id: string; name: string }[];
}

/** Reads what a file is held against. Throws where the partnership has no board yet. */
export async function readBoardKnown(tx: Tx, partnershipId: string): Promise<BoardKnown> {
  const board = await tx.selectFrom('board').select('id').orderBy('id').limit(1).executeTakeFirst();
  if (board === undefined) throw new Error('The partnership has no board yet. Found it first, then import.');
  const edition = await editionOfBoard(tx, partnershipId, board.id);
  return {
    partnershipId, boardId: board.id, edition, pack: edition.pack,
    people: await tx.selectFrom('person').select(['id', 'name', 'email', 'agency_id as agencyId']).where('active', '=', true).execute(),
    agencies: await tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).execute(),
  };
}

/** A digest of what a file says, whichever way it was saved. */
export const digestOf = ({ headings, rows }: ReadTable): string =>
  createHash('sha256').update(JSON.stringify([headings, ...rows.map((row) => headings.map((heading) => row.cells[heading] ?? ''))])).digest('hex');

/** Refuses to import the same file again: without references of its own nothing else would tell. */
export async function takenBefore(tx: Tx, deed: string, digest: string): Promise<boolean> {
  const { rows } = await sql`select 1 from record_entry where partnership_id = gt.partnership() and deed = ${deed} and detail->>'sha256' = ${digest} limit 1`.execute(tx);
  return rows.length > 0;
}

const same = (text: string): string => text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();
const guess = (word: string, known: readonly string[]): string => {
  const near = nearest(same(word), known.map(same));
  return near === null ? '' : ` Did you mean ${known.find((each) => same(each) === near)}?`;
};

/** The person of a name or e-mail address; null, with the reason told, where it is nobody's or two people's. */
export function findPerson(text: string, { people }: Pick<BoardKnown, 'people'>, heading: string | null, complain: Complain): Person | null {
  const found = people.filter((person) => same(text.includes('@') ? person.email : person.name) === same(text));
  if (found.length === 1) return found[0]!;
  if (found.length > 1) complain(heading, `${found.length} people are called ${text}. Write the e-mail address of the one who is meant.`);
  else complain(heading, `Nobody here is "${text}".${guess(text, people.map((person) => (text.includes('@') ? person.email : person.name)))}`);
  return null;
}

/** The agencies of a list with semicolons, each of which has to be one of the partnership. */
export function findAgencies(text: string, { agencies }: Pick<BoardKnown, 'agencies'>, heading: string | null, complain: Complain): string[] {
  const ids = parts(text).flatMap((name) => {
    const found = agencies.find((agency) => same(agency.name) === same(name));
    if (found === undefined) complain(heading, `There is no agency "${name}".${guess(name, agencies.map((agency) => agency.name))}`);
    return found === undefined ? [] : [found.id];
  });
  return [...new Set(ids)];
}

/** The key of one of the pack's named things, by its name or key. */
export function findNamed(text: string, what: string, items: readonly { key: string; name: string }[], heading: string | null, complain: Complain): string | null {
  const found = items.find((item) => same(item.name) === same(text) || item.key === same(text));
  if (found === undefined) complain(heading, `"${text}" is no ${what} of the framework.${guess(text, items.map((item) => item.name)) || ` It has ${items.map((item) => item.name).slice(0, 12).join(', ')}.`}`);
  return found?.key ?? null;
}

/** The parts of a cell that lists several, separated by semicolons. */
export const parts = (text: string): string[] => text.split(';').map((part) => part.trim()).filter((part) => part !== '');
