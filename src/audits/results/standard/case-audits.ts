import { sql } from 'kysely';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import type { Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { formOfEdition } from '../../tools/editions.ts';
import { levelsOf, standardOf } from '../../tools/grades.ts';
import { shareOf } from '../heat/step.ts';
import type { Results } from '../open-results.ts';

/** What a case audit found about a standard. */
export interface CaseAuditSays {
  id: string;
  reference: string;
  title: string;
  reportedOn: Day | null;
  /** The mean over its questions about the standard, from 0 to 1 of their scale. */
  share: number;
  /** How many joint grades stand behind it, and of which questions. */
  grades: number;
  questions: string[];
}

/** A question of a tool for case audits, or of a survey, that can be linked to a standard, as TOOL/SECTION/QUESTION. */
export interface CaseQuestion {
  tool: string;
  question: string;
  words: string;
  graded: boolean;
  /** The tool itself counts it towards a standard of this name. */
  standard: string | undefined;
}

export interface StandardLink {
  id: string;
  tool: string;
  question: string;
}

interface Grade {
  id: string;
  reference: string;
  title: string;
  reportedOn: Day | null;
  question: string;
  mean: number;
  count: number;
  tools: string[];
}

/** The joint grades of the case audits that reported since the round before was opened, by question; those of the board alone. */
export async function readCaseGrades(tx: Tx, { round }: Results): Promise<Grade[]> {
  const { rows } = await sql<Grade>`
    select a.id, a.reference, a.title, a.reported_on as "reportedOn", g.question, avg(g.score) as mean, count(g.score)::int as count,
      (select array_agg(distinct t.tool_id) from case_audit_agency t where t.partnership_id = a.partnership_id and t.audit_id = a.id) as tools
    from case_audit a join case_grade g on g.partnership_id = a.partnership_id and g.audit_id = a.id
    where a.partnership_id = (select gt.partnership()) and a.board_id = ${round.boardId} and a.status in ('reported', 'closed') and g.score is not null
      and a.reported_on >= coalesce((select opened_on from audit_round b where b.partnership_id = a.partnership_id and b.id = ${round.previousId}::uuid), '-infinity'::date)
    group by a.partnership_id, a.id, g.question order by a.reported_on desc, a.reference`.execute(tx);
  return rows;
}

/** The tools by which these audits were scored, in one query. */
export async function readCaseTools(tx: Tx, grades: readonly Grade[]): Promise<Map<string, FormDefinition>> {
  const ids = [...new Set(grades.flatMap(({ tools }) => tools))];
  const { rows } = await sql<{ id: string; definition: unknown }>`select id, definition from audit_tool where partnership_id = (select gt.partnership()) and id = any(${sql.val(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, formOfEdition(row.id, row.definition)]));
}

export async function readLinks(tx: Tx, { round, tool }: Results, standard: string): Promise<StandardLink[]> {
  return tx.selectFrom('standard_link').select(['id', 'case_tool as tool', 'question']).where('board_id', '=', round.boardId).where('tool', '=', tool.key).where('standard', '=', standard).where('ended_at', 'is', null).orderBy('made_at').execute();
}

/** Questions of other tools that ask the same as one of this standard, by the crosswalk. */
export async function readCrosswalked(tx: Tx, { tool }: Results, standard: string): Promise<StandardLink[]> {
  const mine = tool.form.sections.flatMap((section) => section.questions.filter((question) => standardOf(section, question) === standard).map((question) => `${section.key}/${question.key}`));
  const { rows } = await sql<StandardLink>`
    select id, case when from_tool = ${tool.key} then to_tool else from_tool end as tool, case when from_tool = ${tool.key} then to_question else from_question end as question from audit_crosswalk
    where partnership_id = (select gt.partnership()) and ended_at is null and ((from_tool = ${tool.key} and from_question = any(${sql.val(mine)}::text[])) or (to_tool = ${tool.key} and to_question = any(${sql.val(mine)}::text[])))`.execute(tx);
  return rows;
}

/** The questions of these tools, each once, that could tell of a standard. */
export function caseQuestions(tools: Iterable<FormDefinition>): CaseQuestion[] {
  const all = [...tools].flatMap((form) => form.sections.flatMap((section) => section.questions.map((question): CaseQuestion => ({
    tool: form.key, question: `${section.key}/${question.key}`, words: `${form.name}, ${section.title}: ${question.label}`, graded: question.type === 'scale', standard: standardOf(section, question),
  }))));
  return [...new Map(all.map((each) => [`${each.tool}/${each.question}`, each])).values()];
}

/** What each case audit says of a standard: by the questions that its tools count towards it, and those that were linked to it. */
export function saysOf(grades: readonly Grade[], tools: ReadonlyMap<string, FormDefinition>, standard: string, links: readonly Pick<StandardLink, 'tool' | 'question'>[]): CaseAuditSays[] {
  const told = grades.flatMap((grade) => {
    for (const id of grade.tools) {
      const form = tools.get(id);
      const question = form === undefined ? undefined : caseQuestions([form]).find((each) => each.question === grade.question);
      if (form === undefined || question === undefined) continue;
      if (question.standard !== standard && !links.some((link) => link.tool === form.key && link.question === question.question)) return [];
      return [{ grade, words: question.words, share: shareOf(levelsOf(form), grade.mean) }];
    }
    return [];
  });
  return [...Map.groupBy(told, ({ grade }) => grade.id).values()].map((of) => {
    const { id, reference, title, reportedOn } = of[0]!.grade;
    const count = of.reduce((all, { grade }) => all + grade.count, 0);
    return { id, reference, title, reportedOn, share: of.reduce((sum, { share, grade }) => sum + share * grade.count, 0) / count, grades: count, questions: of.map(({ words }) => words) };
  });
}
