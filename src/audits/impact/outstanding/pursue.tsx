import { record } from '../../../access/record.ts';
import { dueDay, formatDay, isDivision, type Day } from '../../../calendar/index.ts';
import { ChangedMeanwhile, newId } from '../../../platform/index.ts';
import { AreaField, boxesOf, Button, ButtonLink, DateField, ErrorSummary, Facts, problemAt, readDay, readText, Table, TextField, typedDay, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import { listPlanActions, type PlanAction } from '../plan/read-plan.ts';
import { roundHref, StandingTag } from '../plan/words.tsx';
import { openSaid, returnKnot, type OpenSaid } from '../said/open-said.ts';
import { PursuitTag } from './outstanding-page.tsx';
import { openOutstanding, readPursuits, type OpenRound, type Pursuit } from './read-outstanding.ts';

interface OpenPursuit extends OpenRound {
  said: OpenSaid;
  outstanding: PlanAction[];
  pursuits: Pursuit[];
}

async function openPursuit(visit: Visit): Promise<OpenPursuit | 'forbidden' | null> {
  const open = await openOutstanding(visit);
  const said = open === null ? null : await openSaid(visit, true);
  if (open === null || said === null) return null;
  if (!open.pursues) return 'forbidden';
  const { tx, today } = visit;
  return { ...open, said, outstanding: (await listPlanActions(tx, open.round.id, { state: 'open', returnId: said.ret.id }, today, 0, 200)).rows, pursuits: await readPursuits(tx, open.round.id, said.ret.id) };
}

/** A letter that says what is outstanding, for the chair to change: its list follows it. */
function draft({ round, said, outstanding }: OpenPursuit, today: Day): string {
  const late = outstanding.filter((action) => action.dueOn < today).length;
  return [
    `In ${round.name} ${said.ret.name} told the board what it would improve. ${round.receivedOn === null ? '' : `The board received the overview on ${formatDay(round.receivedOn)}. `}${outstanding.length === 1 ? 'One of these actions is' : `${outstanding.length} of these actions are`} not done${late === 0 ? '' : `, ${late} of them past the day that you set`}. They are listed below.`,
    'Please tell me what keeps each of them from being done, what you will do about it and by what day, and who answers for it in your senior management.',
  ].join('\n\n');
}

/** By when the framework's own challenge asks for a reply, counted from today; null where it sets no time. */
async function replyBy({ tx, app, today }: Visit, { challenge }: OpenRound): Promise<Day | null> {
  const within = challenge?.clocks.find((clock) => clock.within !== undefined)?.within;
  if (within === undefined) return null;
  const { division } = await tx.selectFrom('partnership').select('division').executeTakeFirstOrThrow();
  return isDivision(division) ? dueDay(today, within, { calendar: app.calendar(), division }) : null;
}

export async function pursuePage(visit: Visit, problems: readonly FieldProblem[] = [], doing = ''): Promise<Reply> {
  const open = await openPursuit(visit);
  if (open === null) return notFound;
  if (open === 'forbidden') return forbidden;
  const { round, said, outstanding, pursuits, challenge, pursuer } = open;
  const { body, today } = visit;
  const here = roundHref(round.id, `/outstanding/${said.ret.id}`);
  const underWay = pursuits.find((pursuit) => pursuit.settledOn === null);
  return page(`Outstanding: ${said.ret.name}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{round.reference} {round.name}</span>
      <h1 class="govuk-heading-l">Outstanding: {said.ret.name}</h1>
      {outstanding.length === 0 ? <p class="govuk-body">Nothing is outstanding.</p> : <Table caption="Not done" heads={['Action', 'Owner', 'Due', 'Standing']} rows={outstanding.map((row) => [<><a class="govuk-link" href={`/actions/${row.id}`}>{row.title}</a><span class="gt-under">{row.reference}</span></>, row.owner, formatDay(row.dueOn), <StandingTag {...row} today={today} />])} />}
      {pursuits.map((pursuit) => <Kept pursuit={pursuit} here={here} today={today} last={pursuit === pursuits[0]} />)}
      {underWay !== undefined && challenge !== null && <p class="govuk-body"><ButtonLink look="secondary" href={`/reviews/start/${challenge.key}?${new URLSearchParams({ cause: said.ret.id, on: underWay.sentOn }).toString()}`}>{`Start: ${challenge.name}`}</ButtonLink></p>}
      {underWay !== undefined ? <Answer pursuit={underWay} here={here} body={body} problems={problems} doing={doing} /> : outstanding.length > 0 && (
        <PostForm action={here}>
          <h2 class="govuk-heading-m">Take it up with the senior management</h2>
          <p class="govuk-body">{pursuer} writes. The letter is kept here and comes as a Word document with the list; send it in your usual way.</p>
          <TextField name="toName" label="To whom?" value={sent(body, 'toName')} error={problemAt(problems, 'toName')} />
          <TextField name="toPost" label="Their post" hint="A member of the senior management of the agency" value={sent(body, 'toPost')} error={problemAt(problems, 'toPost')} />
          <AreaField name="letter" label="The letter" rows={10} value={body['_csrf'] === undefined ? draft(open, today) : sent(body, 'letter')} error={problemAt(problems, 'letter')} />
          <DateField name="sentOn" label="On what day is it sent?" typed={body['_csrf'] === undefined ? boxesOf(today) : typedDay(body, 'sentOn')} error={problemAt(problems, 'sentOn')} />
          <DateField name="replyDue" label="By what day is a reply wanted?" typed={body['_csrf'] === undefined ? boxesOf(await replyBy(visit, open)) : typedDay(body, 'replyDue')} error={problemAt(problems, 'replyDue')} />
          <Button name="do" value="write">Keep the letter</Button>
        </PostForm>
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back: { href: roundHref(round.id, '/outstanding'), text: 'Back to what is outstanding' } });
}

const Kept = ({ pursuit, here, today, last }: { pursuit: Pursuit; here: string; today: Day; last: boolean }) => (
  <>
    <h2 class="govuk-heading-m">Letter of {formatDay(pursuit.sentOn)}</h2>
    <p class="govuk-body"><PursuitTag pursuit={pursuit} today={today} />{last && <> <a class="govuk-link" href={`${here}/letter.docx`} download>Download the letter as Word</a></>}</p>
    <Facts rows={[
      { name: 'To', value: `${pursuit.toName}, ${pursuit.toPost}` }, { name: 'About', value: pursuit.outstanding.join(', ') }, { name: 'Letter', value: <span class="gt-pre">{pursuit.letter}</span> }, { name: 'Reply due', value: formatDay(pursuit.replyDue) },
      ...(pursuit.repliedOn === null ? [] : [{ name: 'Reply', value: <span class="gt-pre">{`${formatDay(pursuit.repliedOn)}: ${pursuit.reply}`}</span> }]), ...(pursuit.settledOn === null ? [] : [{ name: 'Outcome', value: <span class="gt-pre">{`${formatDay(pursuit.settledOn)}: ${pursuit.outcome}`}</span> }]),
    ]} />
  </>
);

function Answer({ pursuit, here, body, problems, doing }: { pursuit: Pursuit; here: string; body: Sent; problems: readonly FieldProblem[]; doing: string }) {
  const answered = pursuit.repliedOn !== null;
  const value = (name: string) => (doing === '' ? '' : sent(body, name));
  return (
    <PostForm action={here}>
      <input type="hidden" name="revision" value={pursuit.revision} />
      <h2 class="govuk-heading-m">{answered ? 'Settle it' : 'Record the reply'}</h2>
      {!answered && <DateField name="repliedOn" label="On what day did the agency answer?" typed={typedDay(doing === '' ? {} : body, 'repliedOn')} error={problemAt(problems, 'repliedOn')} />}
      {!answered && <AreaField name="reply" label="What did it answer?" value={value('reply')} error={problemAt(problems, 'reply')} />}
      {answered && <AreaField name="outcome" label="How is it settled?" hint="What was agreed, or where it goes next." value={value('outcome')} error={problemAt(problems, 'outcome')} />}
      <Button name="do" value={answered ? 'settle' : 'reply'}>{answered ? 'Settle it' : 'Record the reply'}</Button>
    </PostForm>
  );
}

/** Keeps a letter, its reply or its outcome. */
export async function pursue(visit: Visit): Promise<Reply> {
  const open = await openPursuit(visit);
  if (open === null) return notFound;
  if (open === 'forbidden') return forbidden;
  const { tx, me, now, today, body } = visit;
  const { round, said } = open;
  const { ret } = said;
  const here = roundHref(round.id, `/outstanding/${ret.id}`);
  const deed = sent(body, 'do');
  const underWay = open.pursuits.find((pursuit) => pursuit.settledOn === null);
  const problems: FieldProblem[] = [];
  const isNext = deed === 'write' ? underWay === undefined && open.outstanding.length > 0 : deed === 'reply' ? underWay?.repliedOn === null : deed === 'settle' && underWay !== undefined && underWay.repliedOn !== null;
  if (!isNext || (underWay !== undefined && sent(body, 'revision') !== String(underWay.revision))) return pursuePage(visit, [{ field: '', message: 'This has changed since the page was opened. Look at it again.' }], deed);
  if (underWay === undefined) {
    const given = readLetter(visit, problems);
    if (given === null) return pursuePage(visit, problems, deed);
    const id = newId();
    await returnKnot(tx, me.partnershipId, said);
    await tx.insertInto('audit_pursuit').values({ partnership_id: me.partnershipId, id, board_id: round.boardId, round_id: round.id, return_id: ret.id, agency_id: ret.agencyId, outstanding: open.outstanding.map(({ reference }) => reference), ...given, made_at: now, made_by: me.personId }).execute();
    await tx.insertInto('audit_round_entry').values({ partnership_id: me.partnershipId, id: newId(), round_id: round.id, board_id: round.boardId, kind: 'pursued', text: `${ret.name}: ${given.to_name}, ${given.to_post}`, at: now, person_id: me.personId }).execute();
    await record(tx, now, { deed: 'took up what is outstanding with an agency', subjectKind: 'return', subjectId: ret.id, detail: { round: round.reference, to: given.to_post, actions: open.outstanding.length } });
    return goTo(here, 'The letter is kept.');
  }
  const repliedOn = deed === 'reply' ? readDay(body, 'repliedOn', 'The day of the reply', problems) : null;
  if (repliedOn !== null && (repliedOn > today || repliedOn < underWay.sentOn)) problems.push({ field: 'repliedOn', message: `The day must be between ${formatDay(underWay.sentOn)} and today` });
  const words = deed === 'reply' ? readText(body, 'reply', { what: 'The reply', most: 4000, missing: 'Enter what the agency answered' }, problems) : readText(body, 'outcome', { what: 'The outcome', most: 4000, missing: 'Enter how it is settled' }, problems);
  if (problems.length > 0) return pursuePage(visit, problems, deed);
  const { numUpdatedRows } = await tx.updateTable('audit_pursuit').set({ ...(repliedOn === null ? { outcome: words, settled_on: today } : { reply: words, replied_on: repliedOn }), revision: underWay.revision + 1 }).where('id', '=', underWay.id).where('revision', '=', underWay.revision).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  await record(tx, now, { deed: deed === 'reply' ? 'recorded the reply of an agency' : 'settled what was taken up with an agency', subjectKind: 'return', subjectId: ret.id, detail: { round: round.reference } });
  return goTo(here, deed === 'reply' ? 'The reply is kept.' : 'It is settled.');
}

function readLetter({ body }: Visit, problems: FieldProblem[]) {
  const to_name = readText(body, 'toName', { what: 'The name', most: 200, missing: 'Enter to whom the letter goes' }, problems);
  const to_post = readText(body, 'toPost', { what: 'The post', most: 200, missing: 'Enter their post' }, problems);
  const letter = readText(body, 'letter', { what: 'The letter', most: 8000, missing: 'Enter the letter' }, problems);
  const sent_on = readDay(body, 'sentOn', 'The day of sending', problems);
  const reply_due = readDay(body, 'replyDue', 'The day for the reply', problems);
  if (sent_on !== null && reply_due !== null && reply_due < sent_on) problems.push({ field: 'replyDue', message: 'The day for the reply must be on or after the day of sending' });
  return problems.length > 0 || sent_on === null || reply_due === null ? null : { to_name, to_post, letter, sent_on, reply_due };
}
