import { sql } from 'kysely';
import { formatDay, type Day } from '../../calendar/index.ts';
import { isId, type Tx } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { boardsBy, mayKeepAudits, maySeeAudits } from '../policies.ts';

export interface Survey {
  id: string;
  boardId: string;
  board: string;
  reference: string;
  name: string;
  about: string;
  toolId: string;
  tool: string;
  edition: number;
  themes: string[];
  openedOn: Day;
  closesOn: Day;
  closedOn: Day | null;
  status: 'open' | 'closed';
  /** Fewer answers than these are not shown. */
  smallest: number;
  anonymous: boolean;
  /** The link as it is passed on; null once it is ended. */
  linkToken: string | null;
  previousId: string | null;
  previous: string | null;
  revision: number;
  invited: number;
  /** How many have answered: told while the answers themselves are not. */
  answers: number;
}

const columns = sql`s.id, s.board_id as "boardId", b.name as board, s.reference, s.name, s.about, s.tool_id as "toolId", t.name as tool, t.edition, s.themes, s.opened_on as "openedOn", s.closes_on as "closesOn", s.closed_on as "closedOn",
  s.status, s.smallest, s.anonymous, s.link_token as "linkToken", s.previous_id as "previousId", v.reference as previous, s.revision,
  (select count(*)::int from survey_invitation i where i.partnership_id = s.partnership_id and i.survey_id = s.id) as invited`;
const surveys = sql`survey s join board b on b.partnership_id = s.partnership_id and b.id = s.board_id join audit_tool t on t.partnership_id = s.partnership_id and t.id = s.tool_id
  left join survey v on v.partnership_id = s.partnership_id and v.id = s.previous_id`;

/** A survey; null where it is not there or not for whoever asks. */
export async function readSurvey(tx: Tx, id: string): Promise<Survey | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<Survey>`select ${columns}, coalesce((select c.answers from gt.count_survey_answers(array[s.id]) c), 0) as answers from ${surveys} where s.partnership_id = (select gt.partnership()) and s.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** The surveys of some boards, open ones first and then the newest: one query. */
export async function listSurveys(tx: Tx, boardIds: readonly string[], offset: number, limit: number): Promise<(Survey & { total: number })[]> {
  const { rows } = await sql<Survey & { total: number }>`
    with listed as (select s.*, count(*) over ()::int as total from survey s where s.partnership_id = (select gt.partnership()) and s.board_id = any(${sql.val([...boardIds])}::uuid[])
      order by s.status desc, s.opened_on desc, s.reference desc offset ${offset} limit ${limit}),
    counted as (select * from gt.count_survey_answers(array(select id from listed)))
    select ${columns}, coalesce(c.answers, 0) as answers, s.total
    from listed s join board b on b.partnership_id = s.partnership_id and b.id = s.board_id join audit_tool t on t.partnership_id = s.partnership_id and t.id = s.tool_id
      left join survey v on v.partnership_id = s.partnership_id and v.id = s.previous_id left join counted c on c.survey_id = s.id
    order by s.status desc, s.opened_on desc, s.reference desc`.execute(tx);
  return rows;
}

/** The survey that an address names, with what the visitor may do; null where it is not there or not for them. */
export async function surveyFor(visit: Visit): Promise<{ survey: Survey; keeps: boolean } | null> {
  const survey = await readSurvey(visit.tx, visit.params['survey'] ?? '');
  if (survey === null) return null;
  const on = await boardsBy(visit);
  const keeps = mayKeepAudits(on, survey.boardId);
  return keeps || maySeeAudits(on, survey.boardId) ? { survey, keeps } : null;
}

/** Answers are taken until the last day is over, and not once it is closed. */
export const takesAnswers = ({ status, closesOn }: Pick<Survey, 'status' | 'closesOn'>, today: Day): boolean => status === 'open' && today <= closesOn;
/** Nobody sees an answer before the survey is closed: what came in between two looks would tell who gave it. */
export const mayBeShown = ({ status, answers, smallest }: Pick<Survey, 'status' | 'answers' | 'smallest'>): boolean => status === 'closed' && answers >= smallest;

/** How an open survey stands on the golden thread. */
export const openUntil = (closesOn: Day): string => `Open until ${formatDay(closesOn)}`;
export const surveyHref = (id: string, part = ''): string => `/audits/surveys/${id}${part}`;

export interface SurveyEntry {
  kind: string;
  text: string;
  at: Date;
  by: string | null;
}

export async function readSurveyEntries(tx: Tx, id: string): Promise<SurveyEntry[]> {
  const { rows } = await sql<SurveyEntry>`select e.kind, e.text, e.at, p.name as by from survey_entry e left join person p on p.partnership_id = e.partnership_id and p.id = e.person_id
    where e.partnership_id = (select gt.partnership()) and e.survey_id = ${id} order by e.at desc, e.id desc limit 100`.execute(tx);
  return rows;
}
