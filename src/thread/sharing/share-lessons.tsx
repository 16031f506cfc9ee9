import { record } from '../../access/record.ts';
import type { Day } from '../../calendar/index.ts';
import { isId, newId } from '../../platform/index.ts';
import { boxesOf, Button, CheckboxField, DateField, ErrorSummary, problemAt, RadioField, readDay, readText, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { goTo, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardPack, choices } from '../board-pack.ts';
import { passOn } from '../lessons/pass-on.ts';
import { settleStages } from '../lessons/settle-stages.ts';
import { MayNameField, mayNameProblems, type Hold, type MayName } from '../may-name.tsx';
import { nextReference } from '../reference.ts';
import { readOffered, type LessonOffered } from './read-shared.ts';

const directions = [
  { value: 'out', label: 'Lessons were shared there' },
  { value: 'back', label: 'Lessons were brought back from there', hint: 'For example, from a regional event or another board. Add what was learned to the log first.' },
];

/** First by which way; then, once that is known, what was shared by it. */
export async function newSharedPage(visit: Visit, problems: readonly FieldProblem[] = [], mayName: readonly MayName[] = []): Promise<Reply> {
  const { tx, body, query, today } = visit;
  const pack = await boardPack(visit);
  const channel = pack.channels.find((each) => each.key === (sent(body, 'channel') || sent(query, 'channel')));
  const back = { href: '/lessons/shared', text: 'Back to learning shared' };
  if (channel === undefined) {
    return page('Record an issue or an event', (
      <>
        <h1 class="govuk-heading-l">Record an issue or an event</h1>
        <form method="get" action="/lessons/shared/new">
          <RadioField name="channel" label="By which way was learning shared?" choices={choices(pack.channels)} value="" />
          <Button>Continue</Button>
        </form>
      </>
    ), { section: 'lessons', back });
  }
  const offered = await readOffered(tx, channel.key);
  const agencies = await tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute();
  const fresh = body['_csrf'] === undefined;
  const error = (field: string) => problemAt(problems, field);
  return page('Record an issue or an event', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{channel.name}</span>
      <h1 class="govuk-heading-l">Record an issue or an event</h1>
      {channel.about !== undefined && <InsetText>{channel.about}</InsetText>}
      <PostForm action="/lessons/shared/new">
        <input type="hidden" name="channel" value={channel.key} />
        <TextField name="title" label="What was it?" hint="For example, Newsletter December 2026, or Safeguarding forum of the districts." value={sent(body, 'title')} error={error('title')} />
        <DateField name="heldOn" label="When?" typed={fresh ? boxesOf(today) : typedDay(body, 'heldOn')} error={error('heldOn')} />
        <TextField name="audience" label="Who was it for?" hint="Say which teams, where it went to teams." value={fresh ? (channel.audience ?? '') : sent(body, 'audience')} error={error('audience')} />
        <TextField name="reach" label="How many people did it reach? (optional)" width="5" value={sent(body, 'reach')} error={error('reach')} />
        <TextField name="attended" label="Who of the board attended? (optional)" value={sent(body, 'attended')} error={error('attended')} />
        <TextField name="link" label="Where can it be read? (optional)" hint="A link, or where the slides or minutes are kept." value={sent(body, 'link')} error={error('link')} />
        <RadioField name="direction" label="Which way did the learning go?" choices={directions} value={fresh ? 'out' : sent(body, 'direction')} error={error('direction')} />
        {offered.length === 0 ? <p class="govuk-body">There is no lesson that has not gone out by this way already. <a class="govuk-link" href="/lessons/new">Add a lesson</a> first.</p>
          : <CheckboxField name="lessons" label="Which lessons?" hint="What is marked for it comes first." small choices={offered.map((each) => ({ value: each.id, label: each.title, hint: `${each.reference}${each.marked ? ', marked' : ''}` }))} values={fresh ? offered.filter((each) => each.marked).map((each) => each.id) : sentAll(body, 'lessons')} error={error('lessons')} />}
        <CheckboxField name="agencies" label="Which agencies should confirm that their teams have heard? (optional)" small choices={agencies.map(({ id, name }) => ({ value: id, label: name }))} values={sentAll(body, 'agencies')} />
        <MayNameField mayName={mayName} problems={problems} confirmed={sentAll(body, 'named')} />
        <Button>Record it</Button>
      </PostForm>
    </>
  ), { section: 'lessons', back, status: problems.length > 0 ? 422 : 200 });
}

interface Given { title: string; heldOn: Day; audience: string; reach: number | null; attended: string; link: string; back: boolean; lessons: LessonOffered[] }

function readGiven({ body, today }: Visit, offered: readonly LessonOffered[], problems: FieldProblem[]): Given | null {
  const title = readText(body, 'title', { what: 'What it was', most: 200, missing: 'Enter what it was' }, problems);
  const heldOn = readDay(body, 'heldOn', 'The day', problems);
  if (heldOn !== null && heldOn > today) problems.push({ field: 'heldOn', message: 'The day must be today or in the past' });
  const audience = readText(body, 'audience', { what: 'The audience', most: 200, missing: 'Enter who it was for' }, problems);
  const reach = sent(body, 'reach');
  if (reach !== '' && !/^\d{1,6}$/.test(reach)) problems.push({ field: 'reach', message: 'Enter a whole number of people' });
  const attended = readText(body, 'attended', { what: 'Who attended', most: 500 }, problems);
  const link = readText(body, 'link', { what: 'Where it can be read', most: 500 }, problems);
  const direction = sent(body, 'direction');
  if (direction !== 'out' && direction !== 'back') problems.push({ field: 'direction', message: 'Select which way the learning went' });
  const lessons = offered.filter((each) => sentAll(body, 'lessons').includes(each.id));
  if (lessons.length === 0) problems.push({ field: 'lessons', message: 'Select at least one lesson' });
  return problems.length > 0 || heldOn === null ? null : { title, heldOn, audience, reach: reach === '' ? null : Number(reach), attended, link, back: direction === 'back', lessons };
}

/** Keeps the issue or event; each of its lessons counts as passed on by its channel, and is no longer marked for it. */
export async function shareLessons(visit: Visit, hold: Hold): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const pack = await boardPack(visit);
  const channel = pack.channels.find((each) => each.key === sent(body, 'channel'));
  if (channel === undefined) return newSharedPage(visit);
  const problems: FieldProblem[] = [];
  const given = readGiven(visit, await readOffered(tx, channel.key), problems);
  if (given === null) return newSharedPage(visit, problems);
  const { title, heldOn, audience, reach, attended, link, back, lessons } = given;
  // Its words go beyond the teams of the cases from which its lessons come.
  const mayName: MayName[] = [];
  for (const lesson of lessons.filter((each, index, all) => all.findIndex((other) => other.origin === each.origin) === index)) {
    const held = await hold(visit, { processId: lesson.origin, subjectKind: 'lesson', subjectId: lesson.id, reference: lesson.reference, text: [title, audience, attended, link].join('\n') });
    if (held !== null) mayName.push(held);
  }
  if (mayName.length > 0) return newSharedPage(visit, mayNameProblems(mayName[0]!, 'record it'), mayName);
  const id = newId();
  const reference = await nextReference(tx, 'SHL', today);
  await tx.insertInto('learning_shared').values({ partnership_id: me.partnershipId, id, reference, channel: channel.key, title, held_on: heldOn, audience, reach, attended, link, brought_back: back, made_at: now, made_by: me.personId }).execute();
  await tx.insertInto('learning_shared_lesson').values(lessons.map((lesson) => ({ partnership_id: me.partnershipId, shared_id: id, lesson_id: lesson.id }))).execute();
  if (!back) {
    const agencies = sentAll(body, 'agencies').filter(isId);
    await passOn(visit, pack, lessons.map((lesson) => ({ id: lesson.id, reference: lesson.reference, first: !lesson.spreadBefore })), { channel: channel.key, audience, sharedOn: heldOn, reach, evidence: link === '' ? `${title} (${reference})` : `${title} (${reference}): ${link}`, agencies });
    await settleStages(visit, lessons.map((lesson) => lesson.id), pack);
    await tx.deleteFrom('lesson_mark').where('channel', '=', channel.key).where('lesson_id', 'in', lessons.map((lesson) => lesson.id)).execute();
  }
  await record(tx, now, { deed: back ? 'brought lessons back' : 'shared lessons', subjectKind: 'lesson', subjectId: id, detail: { reference, lessons: lessons.length } });
  return goTo(`/lessons/shared/${id}`, `${reference} is recorded, with ${lessons.length === 1 ? '1 lesson' : `${lessons.length} lessons`}.`);
}
