import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Answers } from '../../forms/index.ts';
import { newId } from '../../platform/index.ts';
import { openRound, type Opening } from '../rounds/open-round.ts';
import type { Source } from '../rounds/askable.ts';
import { asAsked } from '../tools/as-asked.ts';
import { readTool } from '../tools/editions.ts';
import { writeAnswers } from './write-answers.ts';

/** A round that is over, with every answer. */
export interface FinishedRound {
  boardId: string;
  source: Source;
  name: string;
  year: number;
  openedOn: Day;
  closedOn: Day;
  /** Where the answers come from, as the history of each return tells it. */
  from: string;
  /** By respondent, each once. */
  returns: ReadonlyMap<string, { answers: Answers; by: string }>;
}

/** Writes a round that was over before it came here: every return submitted, with its sections and grades. Nobody is invited. */
export async function writeFinishedRound(opening: Opening, round: FinishedRound): Promise<string> {
  const { tx, me } = opening;
  const at = new Date(`${round.closedOn}T12:00:00Z`);
  const id = await openRound(opening, {
    boardId: round.boardId, source: round.source, name: round.name, year: round.year, dueOn: round.closedOn, remindDays: [], asked: { kinds: [], schools: null },
    imported: { openedOn: round.openedOn, closedOn: round.closedOn, respondents: [...round.returns.keys()] },
  });
  const { tool_id: toolId } = await tx.selectFrom('audit_round').select('tool_id').where('id', '=', id).executeTakeFirstOrThrow();
  const tool = (await readTool(tx, toolId))!;
  const made = await tx.selectFrom('audit_return').select(['id', 'respondent_id', 'agency_id', 'area', 'kind', 'phase', 'traits']).where('round_id', '=', id).execute();
  const counts = await writeAnswers({ tx, partnershipId: me.partnershipId, boardId: round.boardId, roundId: id, at }, made.map((row) => {
    const given = round.returns.get(row.respondent_id)!;
    return { id: row.id, agencyId: row.agency_id, area: row.area, form: asAsked(tool.form, row), answers: given.answers, by: given.by };
  }));
  const by = new Map(made.map((row) => [row.id, round.returns.get(row.respondent_id)!.by]));
  const rows = JSON.stringify(counts.map((each) => ({ ...each, entry: newId(), by: by.get(each.id) ?? '' })));
  await sql`update audit_return r set status = 'submitted', asked = c.asked, answered = c.answered, started_at = ${at}, submitted_at = ${at}, submitted_by = c.by, revision = 1
    from jsonb_to_recordset(${rows}::jsonb) as c(id uuid, asked int, answered int, by text) where r.partnership_id = ${me.partnershipId} and r.id = c.id`.execute(tx);
  await sql`insert into return_entry (partnership_id, id, return_id, board_id, agency_id, kind, text, at, by_name)
    select r.partnership_id, c.entry, r.id, r.board_id, r.agency_id, 'submitted', ${round.from}, ${at}, c.by
    from jsonb_to_recordset(${rows}::jsonb) as c(id uuid, entry uuid, by text) join audit_return r on r.partnership_id = ${me.partnershipId} and r.id = c.id`.execute(tx);
  return id;
}
