import { record } from '../../access/record.ts';
import { formatDay } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import type { Step } from '../../framework/schema/process.ts';
import { newId } from '../../platform/index.ts';
import { named } from '../../thread/board-pack.ts';
import { MayNameField, mayNameProblems, type MayName } from '../../thread/may-name.tsx';
import { AreaField, Button, Facts, problemAt, readText, SelectField, Table, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { act } from '../review/act.ts';
import type { OpenReview } from '../review/open-review.ts';
import { notTheirs, NotTheirs } from '../steps/not-theirs.tsx';
import { StepFrame } from '../steps/step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from '../steps/step-page.ts';
import { NotNow } from '../steps/task-step.tsx';
import { holdWords } from '../vault/hold-words.ts';
import { readPlanLines, type PlanAction } from './read-plan-lines.ts';
import { readPlanTests, type PlanTest } from './read-tests.ts';

interface Tested {
  actions: readonly PlanAction[];
  tests: readonly PlanTest[];
}

export async function readTested(visit: Pick<Visit, 'tx'>, { process }: OpenReview): Promise<Tested> {
  const lines = await readPlanLines(visit.tx, process);
  return { actions: lines.actions, tests: await readPlanTests(visit.tx, process, lines.actions, lines.recommendations) };
}

const untilOf = (step: Step): 'booked' | 'answered' => (step.act.kind === 'impact-audit' ? step.act.once : 'booked');

/** What stands in the way of the step: nothing is booked, or no case audit has answered yet. No plan is tested by there having been no audit (SOL-33). */
function testGaps(until: 'booked' | 'answered', tests: readonly Pick<PlanTest, 'audit' | 'verdict'>[]): string[] {
  if (tests.length === 0) return ['No question is booked for a case audit yet.'];
  const waiting = tests.filter(({ audit, verdict }) => audit === null || verdict === null).length;
  return until === 'booked' || waiting === 0 ? [] : [waiting === 1 ? 'One question waits for a case audit to answer it.' : `${waiting} questions wait for a case audit to answer them.`];
}

/** The questions by which a later case audit tests a plan: booked here when it is made, answered among the audits, and back here with what it showed. */
export const impactStep: StepPage = {
  show: (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    if (sent(visit.body, 'do') === 'book') return book(visit, review, step);
    const { tests } = await readTested(visit, review);
    const gaps = testGaps(untilOf(step), tests);
    if (gaps.length > 0) return shown(visit, review, step, gaps.map((message) => ({ field: '', message })), 422);
    const answers = tests.map(({ question, audit, verdict, evidence }) => ({ question, answer: audit === null ? 'Booked' : `${audit.reference}: ${named(review.edition.pack.learning.verdicts, verdict)}. ${evidence ?? ''}`.trim() }));
    const done = await act(visit, review, { type: 'step-done', step: step.key, note: '', answers });
    return 'problems' in done ? shown(visit, review, step, done.problems, 422) : goTo(reviewHref(review), `"${step.name}" is done.`);
  },
};

/** Books a question. Everybody on the board who sees audits reads it, so its words leave the case, and are held against its vault. */
async function book(visit: Visit, review: OpenReview, step: Step): Promise<Reply> {
  const { process } = review;
  const problems: FieldProblem[] = [];
  const why = await notTheirs(visit, review, step);
  if (why !== null || process.state.steps[step.key]?.standing !== 'open') problems.push({ field: '', message: why ?? 'Nothing can be booked here now.' });
  const { actions } = await readTested(visit, review);
  const question = readText(visit.body, 'question', { what: 'The question', most: 400, missing: 'Enter the question' }, problems);
  const asked = sent(visit.body, 'tests');
  const knot = asked === '' ? { id: process.id, reference: process.reference } : actions.find(({ id }) => id === asked);
  if (knot === undefined) problems.push({ field: 'tests', message: 'Choose what it tests' });
  if (knot === undefined || problems.length > 0) return shown(visit, review, step, problems, 422);
  const id = newId();
  const mayName = await holdWords(visit, process.caseId, { processId: process.id, subjectKind: 'booking', subjectId: id, reference: `a question on ${knot.reference}`, text: question });
  if (mayName !== null) return shown(visit, review, step, mayNameProblems(mayName, 'book the question'), 422, mayName);
  await visit.tx.insertInto('audit_booking').values({ partnership_id: process.partnershipId, id, board_id: process.boardId, knot_id: knot.id, question, booked_at: visit.now, by_person: visit.me.personId }).execute();
  await record(visit.tx, visit.now, { deed: 'booked a question for a case audit', subjectKind: 'booking', subjectId: id, caseId: process.caseId, detail: { tests: knot.reference } });
  return goTo(stepHref(review, step), 'The question is booked. It stands where the next case audit is planned.');
}

/** What the audit was asked of the plan, and what it showed. */
export function PlanTests({ tests, pack }: { tests: readonly PlanTest[]; pack: Pack }) {
  return (
    <Table caption="What a case audit tests" heads={['Question', 'Tests', 'Audit', 'What it showed']} rows={tests.map((test) => [
      <span class="gt-pre">{test.question}</span>, test.tests, test.audit === null ? 'Waits for one' : <a class="govuk-link" href={`/audits/cases/${test.audit.id}/impact`}>{test.audit.reference}</a>,
      test.verdict === null ? '–' : <>{named(pack.learning.verdicts, test.verdict)}<span class="gt-under gt-pre">{test.evidence}</span></>,
    ])} />
  );
}

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422, mayName: MayName | null = null): Promise<Reply> {
  const stands = review.process.state.steps[step.key]!;
  const { actions, tests } = await readTested(visit, review);
  const open = stands.standing === 'open';
  const why = open ? await notTheirs(visit, review, step) : null;
  const gaps = testGaps(untilOf(step), tests);
  const audits = visit.me.permissions.has('see-audits');
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems}>
      {tests.length > 0 && <PlanTests tests={tests} pack={review.edition.pack} />}
      {open && audits && <p class="govuk-body"><a class="govuk-link" href="/audits/cases">Case audits</a>{' and '}<a class="govuk-link" href="/audits/booked">all questions booked for them</a></p>}
      {stands.standing === 'done' && <Facts rows={[{ name: 'Done on', value: formatDay(stands.doneOn!) }]} />}
      {!open && stands.standing !== 'done' && <NotNow review={review} step={step} />}
      {open && why !== null && <NotTheirs why={why} />}
      {open && why === null && (gaps.length === 0 ? <PostForm action={stepHref(review, step)}><Button>Record as done</Button></PostForm> : <div class="govuk-inset-text">{gaps.join(' ')}</div>)}
      {open && why === null && (
        <PostForm action={stepHref(review, step)}>
          <input type="hidden" name="do" value="book" />
          <h2 class="govuk-heading-m">Book a question</h2>
          <SelectField name="tests" label="What does it test?" empty="The plan as a whole" choices={actions.map((action) => ({ value: action.id, label: `${action.reference}: ${action.title}` }))} value={sent(visit.body, 'tests')} error={problemAt(problems, 'tests')} />
          <AreaField name="question" label="Which question is to be asked of case files?" hint="Name nobody." rows={3} value={sent(visit.body, 'question')} error={problemAt(problems, 'question')} />
          <MayNameField mayName={mayName} problems={problems} />
          <Button look="secondary">Book it</Button>
        </PostForm>
      )}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews', wide: true });
}
