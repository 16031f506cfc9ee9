import { isId } from '../../../platform/index.ts';
import { ErrorSummary, type FieldProblem } from '../../../web/fields/index.ts';
import { InsetText } from '../../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { hasBegun, openAudit, openToChange, type OpenAudit } from '../../cases/audit/read-audit.ts';
import { readAgencies } from '../../cases/audit/read-parts.ts';
import { auditHref, backToAudit, Caption } from '../../cases/audit/words.tsx';
import { readForms } from '../../cases/workshop/read-scored.ts';
import { AnswerBooked } from '../booked/answer-booked.tsx';
import { readBooked } from '../booked/read-booked.ts';
import { placeOf } from '../said/said.ts';
import { directionOf } from './change.ts';
import { ChangeTable } from './change-table.tsx';
import { judge, JudgeForm, mostBetween, readVerdicts, Verdicts, type Judged } from './judge.tsx';
import { changeOfCases, readBetween } from './read-change.ts';

const mostBooked = 100;

/** The grades of a case audit are sealed until its workshop, and so is what they are held against. */
const isSealed = ({ audit }: OpenAudit): boolean => !hasBegun(audit.status);
const mayJudge = ({ audit, on, keeps }: OpenAudit): boolean => keeps || on('evaluate').has(audit.boardId);

function judgedOf({ audit, pack }: OpenAudit): (Judged & { before: NonNullable<Judged['before']> }) | null {
  return audit.previous === null ? null : { id: audit.id, reference: audit.reference, boardId: audit.boardId, before: audit.previous, about: '', aboutWords: 'the whole audit', pack };
}

/** The same questions of other cases: this case audit beside the one that it repeats, with what is said of the effect. */
export async function caseImpactPage(visit: Visit, problems: readonly FieldProblem[] = [], doing = ''): Promise<Reply> {
  const open = await openAudit(visit);
  if (open === null) return notFound;
  if (isSealed(open)) return forbidden;
  const { audit, pack } = open;
  const { tx } = visit;
  const judged = judgedOf(open);
  const forms = await readForms(tx, await readAgencies(tx, audit.id));
  const words = new Map([...[...forms.values()].flatMap((form) => form.sections.flatMap((section) => section.questions.map((question): [string, string] => [placeOf(section, question), question.label]))), ...audit.lines.map((line): [string, string] => [line.key, line.text])]);
  const rows = judged === null ? [] : await changeOfCases(tx, audit.id, judged.before.id, words);
  const booked = await readBooked(tx, [audit.boardId], audit.id, mostBooked);
  const count = (way: 'better' | 'worse') => rows.filter((row) => directionOf(row) === way).length;
  return page('Before and after', (
    <>
      <ErrorSummary problems={doing === '' ? problems : problems.map((problem) => ({ ...problem, field: `${doing}.${problem.field}` }))} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Before and after</h1>
      {audit.previous === null || judged === null ? <InsetText>This audit repeats none that is kept here.</InsetText> : (
        <>
          <p class="govuk-body gt-measure">Held against <a class="govuk-link" href={auditHref(audit.previous.id)}>{audit.previous.reference} {audit.previous.title}</a>: the mean of the joint grades, of other cases. {rows.length === 0 ? 'No question has been graded in both.' : `${count('better')} of ${rows.length} questions are better, ${count('worse')} worse.`}</p>
          <ChangeTable caption="Question by question" first="Question" counted="cases" rows={rows} />
          <Verdicts verdicts={(await readVerdicts(tx, audit.id)).filter(({ about }) => about === '')} pack={pack} words={() => 'The whole audit'} />
          {mayJudge(open) && rows.length > 0 && <JudgeForm action={auditHref(audit.id, '/impact')} judged={judged} between={await readBetween(tx, judged.before.id, '', mostBetween)} body={doing === '' ? visit.body : {}} problems={doing === '' ? problems : []} />}
        </>
      )}
      <AnswerBooked action={auditHref(audit.id, '/impact')} booked={booked} auditId={audit.id} pack={pack} judges={mayJudge(open)} body={visit.body} problems={problems} doing={doing} />
    </>
  ), { status: problems.length > 0 ? 422 : 200, ...backToAudit(open) });
}

export async function judgeCases(visit: Visit): Promise<Reply> {
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (isSealed(open) || !mayJudge(open)) return forbidden;
  const { audit, pack } = open;
  const { tx, body } = visit;
  const problems: FieldProblem[] = [];
  const asked = sent(body, 'booking');
  if (asked === '') {
    const judged = judgedOf(open);
    if (judged === null) return forbidden;
    if (!(await judge(visit, judged, problems))) return caseImpactPage(visit, problems);
    return goTo(auditHref(audit.id, '/impact'), 'The verdict is kept, and stands on the golden thread.');
  }
  // Whoever comes second finds the question answered.
  const booking = isId(asked) ? await tx.selectFrom('audit_booking').select(['id', 'question', 'knot_id']).where('id', '=', asked).where('board_id', '=', audit.boardId).where('audit_id', 'is', null).forUpdate().executeTakeFirst() : undefined;
  if (booking === undefined) return caseImpactPage(visit, [{ field: '', message: 'This question has been answered already, or is not booked' }]);
  const judged: Judged = { id: audit.id, reference: audit.reference, boardId: audit.boardId, before: null, about: booking.id, aboutWords: booking.question, pack };
  if (!(await judge(visit, judged, problems, [booking.knot_id]))) return caseImpactPage(visit, problems, booking.id);
  await tx.updateTable('audit_booking').set({ audit_id: audit.id }).where('id', '=', booking.id).execute();
  return goTo(auditHref(audit.id, '/impact'), 'The answer is kept, and stands on the golden thread behind what it tests.');
}
