import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { respondents, SCHOOL } from '../respondents/known.ts';
import type { RespondentCount } from '../respondents/read-respondents.ts';

/** Whom a round is put to: agencies by kind, and schools by area and phase. */
export interface Asked {
  /** Kinds of agency. */
  kinds: readonly string[];
  /** Null where no school is asked; areas or phases left empty mean all. */
  schools: { areas: readonly string[]; phases: readonly string[] } | null;
}

/** Those asked, as a condition on a row of `respondents`. */
function isAsked({ kinds, schools }: Asked): RawBuilder<unknown> {
  const agencies = sql`(r.agency_id is not null and r.kind = any(${sql.val([...kinds])}))`;
  if (schools === null) return sql`r.active and ${agencies}`;
  const within = (column: RawBuilder<unknown>, values: readonly string[]) => (values.length === 0 ? sql`true` : sql`${column} = any(${sql.val([...values])})`);
  return sql`r.active and (${agencies} or (r.agency_id is null and r.kind = ${SCHOOL} and ${within(sql`r.area`, schools.areas)} and ${within(sql`r.phase`, schools.phases)}))`;
}

/** The respondents asked, by name. */
export async function readAsked(tx: Tx, asked: Asked): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select r.id from ${respondents} r where ${isAsked(asked)} order by r.name, r.id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Some of those asked by name, for looking at them before the round is opened. */
export async function sampleAsked(tx: Tx, asked: Asked, most: number): Promise<{ name: string; area: string }[]> {
  const { rows } = await sql<{ name: string; area: string }>`select r.name, r.area from ${respondents} r where ${isAsked(asked)} order by r.name, r.id limit ${most}`.execute(tx);
  return rows;
}

/** Those of the counts that are asked: the same rule as in the query. */
export const countAsked = (counts: readonly RespondentCount[], { kinds, schools }: Asked): RespondentCount[] => counts.filter((each) => (each.agency
  ? kinds.includes(each.kind)
  : schools !== null && each.kind === SCHOOL && (schools.areas.length === 0 || schools.areas.includes(each.area)) && (schools.phases.length === 0 || schools.phases.includes(each.phase))));
