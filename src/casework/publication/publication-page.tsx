import type { ComponentChildren } from 'preact';
import { record } from '../../access/record.ts';
import { formatDay, type Day, type Duration } from '../../calendar/index.ts';
import type { Step } from '../../framework/schema/process.ts';
import { clockWords } from '../../framework/words.ts';
import { clockDue, clocksBefore, type WaitBefore } from '../../process/index.ts';
import { AreaField, boxesOf, Button, DateField, ErrorSummary, Facts, problemAt, RadioField, Table, Tag, TextField, typedDay, type FieldProblem, type TagColour } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { captionOf, openCaseReview, type CaseReview } from '../proceedings/case-review.ts';
import { HoldsWarning } from '../proceedings/holds-warning.tsx';
import { readHoldsInForce } from '../proceedings/read-proceedings.ts';
import { decisionSteps, publishSteps, recordsDecision, recordsPublishing } from './kept-by-process.ts';
import { PublishFields, Waits } from './publish-fields.tsx';
import { publishedRows } from './published-facts.tsx';
import { publicationQuestions } from './questions.ts';
import { readCopies, readPublication, type CopySent, type Publication } from './read-publication.ts';
import { waitsOf } from './read-published.ts';
import { publicationStanding, publicationWords, type PublicationStanding } from './standing.ts';

const colours: Record<PublicationStanding, TagColour> = { published: 'green', 'not-published': 'grey', planned: 'blue', agreed: 'blue', open: 'grey' };

/** Whether, when and where the report of a review is published, and what has to come before it. */
export async function publicationPage(visit: Visit): Promise<Reply> {
  const review = await openCaseReview(visit);
  if (review === null) return notFound;
  const reply = await shown(visit, review, await readPublication(visit.tx, review.process.id), [], 200);
  await record(visit.tx, visit.now, { deed: 'read about the publication', subjectKind: 'process', subjectId: review.process.id, caseId: review.caseId, detail: { reference: review.process.reference } });
  return reply;
}

export async function shown(visit: Visit, review: CaseReview, stands: Publication, problems: readonly FieldProblem[], status: 200 | 409 | 422): Promise<Reply> {
  const { tx, today, body, me } = visit;
  const holds = await readHoldsInForce(tx, review.caseId, today);
  const copies = await readCopies(tx, review.process.id);
  const doing = problems.length > 0 ? sent(body, 'do') : '';
  const standing = publicationStanding(stands);
  const step = publishSteps(review.process)[0] ?? null;
  const waits = waitsOf(review, step);
  return page('Publication', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{captionOf(review)}</span>
      <h1 class="govuk-heading-l">Publication</h1>
      <p class="govuk-body"><Tag colour={colours[standing]}>{publicationWords[standing]}</Tag></p>
      <HoldsWarning holds={holds} href={review.href} />
      <Known stands={stands} />
      <AtSteps review={review} />
      <Copies review={review} copies={copies} waits={waits} today={today} />
      {me.permissions.has('run-review') && <Forms review={review} stands={stands} held={holds.length > 0} waits={waits} staysFor={step?.act.kind === 'publish' ? step.act.staysFor : undefined} form={{ doing, typed: body, problems, today }} />}
    </>
  ), { status, section: 'reviews', back: { href: review.href, text: `Back to ${review.process.reference}` } });
}

function Known({ stands }: { stands: Publication }) {
  return (
    <Facts rows={[
      { name: 'Planned for', value: stands.plannedOn === null ? 'No day is planned' : formatDay(stands.plannedOn) },
      { name: 'Checked that nobody can be known by it', value: stands.checkedOn === null ? 'Not yet' : `${formatDay(stands.checkedOn)}, ${stands.checkedBy}\n${stands.checkNote}` },
      { name: 'Decided', value: stands.decision === null ? 'Not yet' : `${stands.decision === 'publish' ? 'To publish' : 'Not to publish'}, by ${stands.decidedBy}, on ${stands.decidedOn === null ? 'an unknown day' : formatDay(stands.decidedOn)}` },
      ...(stands.reasons === '' ? [] : [{ name: 'Reasons', value: stands.reasons }]),
      ...publicationQuestions.flatMap(({ key, question }) => (stands.weighed[key] === undefined ? [] : [{ name: question, value: stands.weighed[key] }])),
      ...publishedRows(stands),
    ]} />
  );
}

/** Of several steps those whose turn has come; the first where it has come for none. */
function inTurn({ state }: CaseReview['process'], steps: readonly Step[]): readonly Step[] {
  const come = steps.filter(({ key }) => state.steps[key]!.standing !== 'waiting');
  return come.length > 0 ? come : steps.slice(0, 1);
}

/** Where the framework decides and publishes at steps of the process, the way to them. */
function AtSteps({ review: { process, href } }: { review: CaseReview }) {
  const links = (steps: readonly Step[]) => steps.map((step, index) => <>{index > 0 && ' and '}<a class="govuk-link" href={`${href}/steps/${step.key}`}>{step.name}</a></>);
  const [decides, publishes] = [recordsDecision(process) ? [] : inTurn(process, decisionSteps(process)), recordsPublishing(process) ? [] : inTurn(process, publishSteps(process))];
  return (
    <>
      {decides.length > 0 && <p class="govuk-body">Whether it is published is decided at the {decides.length === 1 ? 'step' : 'steps'} {links(decides)}, and what was decided stands here.</p>}
      {publishes.length > 0 && <p class="govuk-body">That it is published is recorded at the {publishes.length === 1 ? 'step' : 'steps'} {links(publishes)}, and stands here and in the register at once.</p>}
    </>
  );
}

/** Who had a copy beforehand; where the framework sets a clock, by when, and the step that stops it. */
function Copies({ review, copies, waits, today }: { review: CaseReview; copies: readonly CopySent[]; waits: readonly WaitBefore[]; today: Day }) {
  const { definition, state } = review.process;
  const copiesOf = clocksBefore(definition, null).filter((clock) => state.steps[clock.stops]?.standing !== 'not-needed').map((clock) => {
    const anchor = state.anchors[clock.anchor];
    return { clock, due: anchor === undefined ? null : clockDue(clock, anchor, state.clocks[clock.key]!, review.on), step: definition.steps.find((each) => each.key === clock.stops) };
  });
  const notices = state.notices.filter((notice) => copiesOf.some(({ clock }) => clock.stops === notice.step));
  const rows = [...notices.map((notice) => [notice.to.join(', '), formatDay(notice.sentOn), notice.how]), ...copies.map((copy) => [copy.toWhom, formatDay(copy.sentOn), copy.how])];
  return (
    <>
      <h2 class="govuk-heading-m">Copies sent beforehand</h2>
      {copiesOf.map(({ clock, due, step }) => <p class="govuk-body">{clock.name}: {clockWords(clock)}{due === null ? '. The last day is known once a day is planned' : `, so by ${formatDay(due)}`}. {step !== undefined && <>It is recorded at the step <a class="govuk-link" href={`${review.href}/steps/${step.key}`}>{step.name}</a>.</>}</p>)}
      <Waits waits={waits.filter(({ sentOn }) => sentOn !== null)} today={today} />
      {rows.length === 0 ? <p class="govuk-body">None is recorded.</p> : <Table caption="Copies sent beforehand" captionSize="hidden" heads={['To', 'Sent on', 'How']} rows={rows} />}
    </>
  );
}

interface FormState {
  /** The form that was sent and has to be mended; '' for none. */
  doing: string;
  typed: Sent;
  problems: readonly FieldProblem[];
  today: Day;
}

function Forms({ review, stands, held, waits, staysFor, form: { doing, typed, problems, today } }: { review: CaseReview; stands: Publication; held: boolean; waits: readonly WaitBefore[]; staysFor: Duration | undefined; form: FormState }) {
  const action = `${review.href}/publication`;
  const text = (form: string, name: string, kept = '') => ({ name, value: doing === form ? sent(typed, name) : kept, error: doing === form ? problemAt(problems, name) : undefined });
  const day = (form: string, name: string, kept = boxesOf(null)) => ({ name, typed: doing === form ? typedDay(typed, name) : kept, error: doing === form ? problemAt(problems, name) : undefined });
  const Revision = () => <input type="hidden" name="revision" value={stands.revision} />;
  const next = stands.checkedOn === null ? 'check' : stands.decision === null ? 'decide' : stands.decision === 'publish' && stands.publishedOn === null ? 'publish' : '';
  const Deed = ({ of, title, children }: { of: string; title: string; children: ComponentChildren }) => (
    <Details summaryText={title} open={doing === '' ? of === next : of === doing}><PostForm action={action} id={of}>{children}</PostForm></Details>
  );
  return (
    <>
      <h2 class="govuk-heading-m">What is to be recorded</h2>
      <Deed of="plan" title="Plan the day">
        <Revision />
        <DateField label="When is it meant to be published?" {...day('plan', 'plannedOn', boxesOf(stands.plannedOn))} />
        {stands.plannedOn !== null && <TextField label="Why is the day changed?" {...text('plan', 'reason')} />}
        <Button name="do" value="plan" look="secondary">Plan it</Button>
      </Deed>
      <Deed of="copy" title="Record a copy sent beforehand">
        <TextField label="To whom?" hint="Post and organisation, a family member by their part (“the mother”)." {...text('copy', 'toWhom')} />
        <DateField label="On what day?" {...day('copy', 'sentOn', boxesOf(today))} />
        <TextField label="How was it sent?" {...text('copy', 'how')} />
        <Button name="do" value="copy" look="secondary">Record the copy</Button>
      </Deed>
      <Deed of="check" title="Record the anonymisation check">
        <Revision />
        <TextField label="Who checked it?" hint="Post and organisation." {...text('check', 'checkedBy', stands.checkedBy)} />
        <DateField label="Checked on" {...day('check', 'checkedOn', stands.checkedOn === null ? boxesOf(today) : boxesOf(stands.checkedOn))} />
        <AreaField label="What was looked at, and what was changed?" rows={3} {...text('check', 'checkNote', stands.checkNote)} />
        <Button name="do" value="check" look="secondary">Record the check</Button>
      </Deed>
      {recordsDecision(review.process) && <Deed of="decide" title="Record the decision">
        <Revision />
        {publicationQuestions.map((each) => <AreaField label={`${each.question} (optional)`} rows={2} {...text('decide', `weighed-${each.key}`, stands.weighed[each.key])} />)}
        <RadioField label="What was decided?" {...text('decide', 'decision', stands.decision ?? '')} choices={[{ value: 'publish', label: 'To publish it' }, { value: 'not-publish', label: 'Not to publish it' }]} />
        <AreaField label="Reasons" hint="Needed where it is not published." rows={3} {...text('decide', 'reasons', stands.reasons)} />
        <TextField label="Decided by" hint="Post or group." {...text('decide', 'decidedBy', stands.decidedBy)} />
        <DateField label="Decided on" {...day('decide', 'decidedOn', stands.decidedOn === null ? boxesOf(today) : boxesOf(stands.decidedOn))} />
        <Button name="do" value="decide" look="secondary">Record the decision</Button>
      </Deed>}
      {recordsPublishing(review.process) && <Deed of="publish" title="Record that it is published">
        <Revision />
        <PublishFields {...{ stands, held, waits, today }} {...(staysFor === undefined ? {} : { staysFor })} typed={doing === 'publish' ? typed : null} problems={doing === 'publish' ? problems : []} />
        <Button name="do" value="publish">Record as published</Button>
      </Deed>}
    </>
  );
}
