import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';
import type { Visit } from '../../../web/visit/index.ts';
import { readTool } from '../../tools/editions.ts';
import { levelsOf, type Level } from '../../tools/grades.ts';
import { openRoundChallenge, type RoundChallenge } from '../open-round.ts';
import { readQuestions, type ChallengeQuestion } from '../return/read-questions.ts';
import { readDay, type ChallengeDay, type DayEntry } from './read-day.ts';

/** An agency on the sheet of a day: its grades, and what it is asked. */
export interface SheetEntry extends DayEntry {
  reason: string;
  grades: { standard: string; own: string | null; moderated: string | null }[];
  questions: ChallengeQuestion[];
}

export interface Sheet {
  day: ChallengeDay;
  opened: RoundChallenge;
  standards: readonly { key: string; name: string }[];
  levels: Level[];
  entries: SheetEntry[];
}

/** All that the panel takes to a day: a fixed number of queries. Who answers for an agency sees no draft that is for it. */
export async function readSheet(visit: Visit): Promise<Sheet | null> {
  const { tx } = visit;
  const day = await readDay(tx, visit.params['day'] ?? '');
  const opened = day === null ? null : await openRoundChallenge(visit, day.roundId);
  if (day === null || opened === null) return null;
  const tool = await readTool(tx, opened.round.toolId);
  const ids = day.agenda.map(({ returnId }) => returnId);
  const questions = await readQuestions(tx, ids);
  const returns = await readReturns(tx, ids);
  return {
    day, opened, standards: tool?.form.standards ?? [], levels: tool === null ? [] : levelsOf(tool.form),
    entries: day.agenda.map((entry): SheetEntry => {
      const ret = returns.find(({ id }) => id === entry.returnId);
      const own = ret?.agencyId != null && opened.ownAgencies.has(ret.agencyId);
      return { ...entry, reason: ret?.reason ?? '', grades: ret?.grades ?? [], questions: questions.filter((question) => question.returnId === entry.returnId && (question.sentOn !== null || (question.settledAt === null && !own))) };
    }),
  };
}

interface SheetReturn {
  id: string;
  agencyId: string | null;
  reason: string;
  grades: SheetEntry['grades'];
}

async function readReturns(tx: Tx, ids: readonly string[]): Promise<SheetReturn[]> {
  const { rows } = await sql<SheetReturn>`
    select r.id, r.agency_id as "agencyId", r.challenge_reason as reason, coalesce((select jsonb_agg(jsonb_build_object('standard', g.standard, 'own', g.own_level, 'moderated', g.moderated_level)) from return_grade g where g.partnership_id = r.partnership_id and g.return_id = r.id), '[]') as grades
    from audit_return r where r.partnership_id = (select gt.partnership()) and r.id = any(${sql.val([...ids])}::uuid[])`.execute(tx);
  return rows;
}
