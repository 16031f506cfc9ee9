import { record } from '../../../access/record.ts';
import { dayInLondon, formatDay } from '../../../calendar/index.ts';
import { readBoards } from '../../../people/boards.ts';
import { newId } from '../../../platform/index.ts';
import { named } from '../../../thread/board-pack.ts';
import { AreaField, Button, ErrorSummary, problemAt, RadioField, readText, Table, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { boardsBy } from '../../policies.ts';
import { hrefOf, readBooked, readTested, type Booking } from './read-booked.ts';

const mostShown = 200;

export const Tests = ({ booking }: { booking: Booking }) => (booking.tests === null ? <>Not for you to see</> : <><a class="govuk-link" href={hrefOf(booking)!}>{booking.tests.reference}</a><span class="gt-under">{booking.tests.title}</span></>);

/** Questions that a later case audit is to ask, to see whether a plan has worked, and what came back (SOL-33). */
export async function bookedPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, me, body, query } = visit;
  const on = await boardsBy(visit);
  const [seen, kept] = [new Set([...on('see-audits'), ...on('manage-audits')]), on('manage-audits')];
  if (seen.size === 0) return forbidden;
  const boards = await readBoards(tx, me.partnershipId);
  const booked = await readBooked(tx, [...seen], null, mostShown);
  const mine = boards.filter(({ id }) => kept.has(id));
  return page('Questions booked for case audits', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Questions booked for case audits</h1>
      <p class="govuk-body gt-measure">What was planned is tested by a later audit of case files: the question is booked here when the plan is made, and its answer comes back to what it tests.</p>
      {booked.length === 0 ? <p class="govuk-body">None is booked.</p> : (
        <Table caption="Booked" captionSize="hidden" heads={['Question', 'Tests', 'Booked', 'Audit', 'What it showed']} rows={booked.map((booking) => [
          <span class="gt-pre">{booking.question}</span>, <Tests booking={booking} />, <>{formatDay(dayInLondon(booking.bookedAt))}<span class="gt-under">{boards.length > 1 ? `${booking.by ?? ''} (${booking.board})` : booking.by}</span></>,
          booking.audit === null ? 'Waits for one' : <a class="govuk-link" href={`/audits/cases/${booking.audit.id}/impact`}>{booking.audit.reference}</a>,
          booking.verdict === null ? '–' : <>{named(boards.find(({ id }) => id === booking.boardId)?.pack.learning.verdicts ?? [], booking.verdict)}<span class="gt-under gt-pre">{booking.evidence}</span></>,
        ])} />
      )}
      {mine.length > 0 && (
        <PostForm action="/audits/booked">
          <h2 class="govuk-heading-m">Book a question</h2>
          {mine.length > 1 && <RadioField name="board" label="For the audits of which board?" choices={mine.map(({ id, name }) => ({ value: id, label: name }))} value={sent(body, 'board')} error={problemAt(problems, 'board')} />}
          <TextField name="tests" label="What does it test?" hint="The reference of an action, a lesson, a recommendation or a review, such as ACT-2026-0007" width="20" value={body['_csrf'] === undefined ? sent(query, 'tests') : sent(body, 'tests')} error={problemAt(problems, 'tests')} />
          <AreaField name="question" label="Which question is to be asked of case files?" hint="Name nobody." rows={3} value={sent(body, 'question')} error={problemAt(problems, 'question')} />
          <Button>Book it</Button>
        </PostForm>
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', wide: true, back: { href: '/audits/cases', text: 'Back to case audits' } });
}

export async function book(visit: Visit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const kept = [...(await boardsBy(visit))('manage-audits')];
  if (kept.length === 0) return forbidden;
  const problems: FieldProblem[] = [];
  const boardId = kept.length === 1 ? kept[0] : kept.find((id) => id === sent(body, 'board'));
  if (boardId === undefined) problems.push({ field: 'board', message: 'Select whose audits are to ask it' });
  const reference = readText(body, 'tests', { what: 'The reference', most: 60, missing: 'Enter the reference of what it tests' }, problems);
  const tested = reference === '' ? null : await readTested(tx, reference);
  if (reference !== '' && tested === null) problems.push({ field: 'tests', message: 'There is no action, lesson, recommendation or review of that reference' });
  const question = readText(body, 'question', { what: 'The question', most: 400, missing: 'Enter the question' }, problems);
  if (problems.length > 0 || boardId === undefined || tested === null) return bookedPage(visit, problems);
  const id = newId();
  await tx.insertInto('audit_booking').values({ partnership_id: me.partnershipId, id, board_id: boardId, knot_id: tested.id, question, booked_at: now, by_person: me.personId }).execute();
  await record(tx, now, { deed: 'booked a question for a case audit', subjectKind: 'booking', subjectId: id, detail: { tests: tested.reference } });
  return goTo('/audits/booked', 'The question is booked. It stands where the next case audit is planned.');
}
