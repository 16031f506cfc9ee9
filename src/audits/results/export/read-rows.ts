import { sql } from 'kysely';
import { parseAnswers, readBack, type Answers } from '../../../forms/index.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import type { Tx } from '../../../platform/index.ts';
import { readSetting } from '../../returns/setting.ts';
import { asAsked } from '../../tools/as-asked.ts';
import { standardOf } from '../../tools/grades.ts';
import type { Results } from '../open-results.ts';

export interface GradeRow {
  name: string;
  kind: string;
  area: string;
  phase: string;
  standard: string;
  own: string | null;
  ownScore: number | null;
  moderated: string | null;
  moderatedScore: number | null;
  reason: string;
  by: string | null;
  at: Date | null;
  questioned: boolean;
  rigour: string;
}

const inArea = (area: string) => sql`(${area} = '' or r.area = ${area})`;

/** Every grade of what was handed in, one a row. */
export async function readGradeRows(tx: Tx, roundId: string, area: string, limit: number): Promise<GradeRow[]> {
  const { rows } = await sql<GradeRow>`
    select r.name, r.kind, r.area, r.phase, g.standard, g.own_level as own, g.own_score as "ownScore", g.moderated_level as moderated, g.moderated_score as "moderatedScore", g.moderated_reason as reason, p.name as by, g.moderated_at as at,
      exists (select from challenge_question q where q.partnership_id = r.partnership_id and q.return_id = r.id and q.sent_on is not null) as questioned, r.rigour
    from audit_return r join return_grade g on g.partnership_id = r.partnership_id and g.return_id = r.id left join person p on p.partnership_id = g.partnership_id and p.id = g.moderated_by
    where r.partnership_id = (select gt.partnership()) and r.round_id = ${roundId} and r.status = 'submitted' and ${inArea(area)} order by r.name, r.id, g.standard limit ${limit}`.execute(tx);
  return rows;
}

export interface AnswerRow {
  name: string;
  kind: string;
  area: string;
  standard: string;
  section: string;
  question: string;
  answer: string;
  evidence: string;
}

interface Returned {
  id: string;
  name: string;
  kind: string;
  phase: string;
  traits: string[];
  area: string;
  sections: { section: string; answers: unknown }[];
  evidence: { question: string; title: string }[];
}

/** How many returns would be taken out. */
export async function countReturnsIn(tx: Tx, roundId: string, area: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from audit_return r where r.partnership_id = (select gt.partnership()) and r.round_id = ${roundId} and r.status = 'submitted' and ${inArea(area)}`.execute(tx);
  return rows[0]?.total ?? 0;
}

/** Every answer of what was handed in, one a row, as it reads; what identifies somebody is not told. One query, however many there are. */
export async function readAnswerRows(tx: Tx, { round, tool, standards }: Results, framework: { frameworkId: string; version: string }, partnershipId: string, area: string): Promise<AnswerRow[]> {
  const setting = await readSetting(tx, tool.form, partnershipId, framework, round.dueOn);
  const { rows } = await sql<Returned>`
    select r.id, r.name, r.kind, r.phase, r.traits, r.area,
      coalesce((select jsonb_agg(jsonb_build_object('section', s.section, 'answers', s.answers)) from return_section s where s.partnership_id = r.partnership_id and s.return_id = r.id), '[]') as sections,
      coalesce((select jsonb_agg(jsonb_build_object('question', u.question, 'title', e.title) order by e.title) from evidence_use u join evidence e on e.partnership_id = u.partnership_id and e.id = u.evidence_id where u.partnership_id = r.partnership_id and u.return_id = r.id), '[]') as evidence
    from audit_return r where r.partnership_id = (select gt.partnership()) and r.round_id = ${round.id} and r.status = 'submitted' and ${inArea(area)} order by r.name, r.id`.execute(tx);
  const forms = new Map<string, FormDefinition>();
  return rows.flatMap((row) => {
    const whom = `${row.kind} ${row.phase} ${row.traits.join(' ')}`;
    const form = forms.get(whom) ?? asAsked(tool.form, row);
    forms.set(whom, form);
    const answers: Answers = parseAnswers(Object.fromEntries(row.sections.map((each) => [each.section, each.answers])));
    return readBack(form, answers, setting).map(({ path, question, text, answered, entry }): AnswerRow => {
      const [sectionKey = '', ...rest] = path.split('.');
      const section = form.sections.find(({ key }) => key === sectionKey)!;
      const asked = section.questions.find(({ key }) => key === rest.at(-1));
      const standard = asked === undefined ? section.standard : standardOf(section, asked);
      return {
        name: row.name, kind: row.kind, area: row.area, standard: standards.find(({ key }) => key === standard)?.name ?? '', section: section.title, question: entry === '' ? question : `${entry}: ${question}`, answer: answered ? text : '',
        evidence: row.evidence.filter((each) => each.question === `${sectionKey}/${rest.at(-1)}`).map(({ title }) => title).join('\n'),
      };
    });
  });
}
