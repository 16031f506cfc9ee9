import { ErrorSummary, type FieldProblem } from '../../../web/fields/index.ts';
import { InsetText } from '../../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openAudit, openToChange, type OpenAudit } from '../../cases/audit/read-audit.ts';
import { readAgencies } from '../../cases/audit/read-parts.ts';
import { auditHref, backToAudit, Caption } from '../../cases/audit/words.tsx';
import { readForms } from '../../cases/workshop/read-scored.ts';
import { placeOf } from '../said/said.ts';
import { directionOf } from './change.ts';
import { ChangeTable } from './change-table.tsx';
import { judge, JudgeForm, mostBetween, readVerdicts, Verdicts, type Judged } from './judge.tsx';
import { changeOfCases, readBetween } from './read-change.ts';

/** The grades of a case audit are sealed until its workshop, and so is what they are held against. */
const isSealed = ({ audit }: OpenAudit): boolean => audit.status === 'planned' || audit.status === 'auditing';
const mayJudge = ({ audit, on, keeps }: OpenAudit): boolean => keeps || on('evaluate').has(audit.boardId);

function judgedOf({ audit, pack }: OpenAudit): Judged | null {
  return audit.previous === null ? null : { id: audit.id, reference: audit.reference, boardId: audit.boardId, before: audit.previous, about: '', aboutWords: 'the whole audit', pack };
}

/** The same questions of other cases: this case audit beside the one that it repeats, with what is said of the effect. */
export async function caseImpactPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openAudit(visit);
  if (open === null) return notFound;
  if (isSealed(open)) return forbidden;
  const { audit, pack } = open;
  const { tx } = visit;
  const judged = judgedOf(open);
  const forms = await readForms(tx, await readAgencies(tx, audit.id));
  const words = new Map([...[...forms.values()].flatMap((form) => form.sections.flatMap((section) => section.questions.map((question): [string, string] => [placeOf(section, question), question.label]))), ...audit.lines.map((line): [string, string] => [line.key, line.text])]);
  const rows = judged === null ? [] : await changeOfCases(tx, audit.id, judged.before.id, words);
  const count = (way: 'better' | 'worse') => rows.filter((row) => directionOf(row) === way).length;
  return page('Before and after', (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Before and after</h1>
      {audit.previous === null || judged === null ? <InsetText>This audit repeats none that is kept here.</InsetText> : (
        <>
          <p class="govuk-body gt-measure">Held against <a class="govuk-link" href={auditHref(audit.previous.id)}>{audit.previous.reference} {audit.previous.title}</a>: the mean of the joint grades, of other cases. {rows.length === 0 ? 'No question has been graded in both.' : `${count('better')} of ${rows.length} questions are better, ${count('worse')} worse.`}</p>
          <ChangeTable caption="Question by question" first="Question" counted="cases" rows={rows} />
          <Verdicts verdicts={await readVerdicts(tx, audit.id)} pack={pack} words={() => 'The whole audit'} />
          {mayJudge(open) && rows.length > 0 && <JudgeForm action={auditHref(audit.id, '/impact')} judged={judged} between={await readBetween(tx, judged.before.id, '', mostBetween)} body={visit.body} problems={problems} />}
        </>
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, ...backToAudit(open) });
}

export async function judgeCases(visit: Visit): Promise<Reply> {
  const open = await openToChange(visit);
  if (open === null) return notFound;
  const judged = judgedOf(open);
  if (isSealed(open) || judged === null || !mayJudge(open)) return forbidden;
  const problems: FieldProblem[] = [];
  if (!(await judge(visit, judged, problems))) return caseImpactPage(visit, problems);
  return goTo(auditHref(open.audit.id, '/impact'), 'The verdict is kept, and stands on the golden thread.');
}
