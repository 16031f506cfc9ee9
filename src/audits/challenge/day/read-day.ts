import { z } from 'zod';
import type { Day } from '../../../calendar/index.ts';
import { isId, type Tx } from '../../../platform/index.ts';

/** Somebody on the panel of a day; `came` once the day is recorded. */
export interface PanelMember {
  name: string;
  lay: boolean;
  came: boolean | null;
}

/** An agency of a day, in the order in which the panel meets them. */
export interface DayEntry {
  returnId: string;
  name: string;
  said: string;
}

const Present = z.array(z.strictObject({ name: z.string(), lay: z.boolean(), came: z.boolean().nullable() }));
const Agenda = z.array(z.strictObject({ returnId: z.string(), name: z.string(), said: z.string() }));

export interface ChallengeDay {
  id: string;
  boardId: string;
  roundId: string;
  heldOn: Day;
  place: string;
  panel: PanelMember[];
  agenda: DayEntry[];
  notes: string;
  status: 'prepared' | 'held' | 'cancelled';
  revision: number;
}

export const dayWords: Record<ChallengeDay['status'], string> = { prepared: 'Prepared', held: 'Held', cancelled: 'Cancelled' };
export const dayHref = (id: string, part = ''): string => `/audits/challenge/days/${id}${part}`;

const columns = ['id', 'board_id', 'round_id', 'held_on', 'place', 'present', 'agenda', 'notes', 'status', 'revision'] as const;
interface Row {
  id: string; board_id: string; round_id: string; held_on: string; place: string; present: unknown; agenda: unknown; notes: string; status: string; revision: number;
}
const dayOf = (row: Row): ChallengeDay => ({
  id: row.id, boardId: row.board_id, roundId: row.round_id, heldOn: row.held_on as Day, place: row.place, panel: Present.parse(row.present), agenda: Agenda.parse(row.agenda), notes: row.notes, status: row.status as ChallengeDay['status'], revision: row.revision,
});

export const readDays = async (tx: Tx, roundId: string): Promise<ChallengeDay[]> => (await tx.selectFrom('challenge_day').select(columns).where('round_id', '=', roundId).orderBy('held_on').execute()).map(dayOf);

export async function readDay(tx: Tx, id: string, locked = false): Promise<ChallengeDay | null> {
  if (!isId(id)) return null;
  const asked = tx.selectFrom('challenge_day').select(columns).where('id', '=', id);
  const row = await (locked ? asked.forUpdate() : asked).executeTakeFirst();
  return row === undefined ? null : dayOf(row);
}
