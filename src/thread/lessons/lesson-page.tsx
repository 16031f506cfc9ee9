import { formatDay, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import { AreaField, boxesOf, Button, CheckboxField, DateField, ErrorSummary, Facts, problemAt, RadioField, ShortDay, Table, Tag, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { page, PostForm, sent, sentAll, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardPack, choices, named, themeNames } from '../board-pack.ts';
import { MayNameField, type MayName } from '../may-name.tsx';
import { doneWithoutEffect, lessonStages } from './lesson-stage.ts';
import { evidenceOf, stageWords, type OpenedLesson } from './open-lesson.ts';

const results = [{ value: 'embedded', label: 'Embedded: practice has changed' }, { value: 'partly', label: 'Partly' }, { value: 'not-embedded', label: 'Not embedded' }];

interface View {
  visit: Visit;
  opened: OpenedLesson;
  pack: Pack;
  doing: string;
  problems: readonly FieldProblem[];
  mayName: MayName | null;
}

/** A lesson with its four stages, the evidence of each, and what may be done next. */
export async function lessonPage(visit: Visit, opened: OpenedLesson, doing: string, problems: readonly FieldProblem[], status: 200 | 422, mayName: MayName | null = null): Promise<Reply> {
  const pack = await boardPack(visit);
  const { lesson } = opened;
  const view: View = { visit, opened, pack, doing, problems, mayName };
  const without = doneWithoutEffect(evidenceOf(opened, pack));
  const agencies = await visit.tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute();
  return page(`Lesson ${lesson.reference}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Lesson {lesson.reference}</span>
      <h1 class="govuk-heading-l">{lesson.title}</h1>
      <ol class="gt-stages" aria-label="Stages">
        {lessonStages.map((stage) => <li class={`gt-stages__stage${lessonStages.indexOf(stage) <= lessonStages.indexOf(lesson.stage as 'identified') ? ' gt-stages__stage--reached' : ''}`} {...(stage === lesson.stage ? { 'aria-current': 'step' as const } : {})}>{stageWords[stage]}</li>)}
      </ol>
      {without && <p><Tag colour="orange">Done, but no effect</Tag></p>}
      <p class="govuk-body-l gt-pre">{lesson.text}</p>
      <Facts rows={[
        ...(lesson.practice_change ? [{ name: 'What changes in practice', value: lesson.practice_change }] : []), { name: 'Measure', value: lesson.measure || 'None was set' },
        { name: 'Themes', value: themeNames(pack, lesson.themes) || 'None' }, { name: 'Identified on', value: formatDay(lesson.identified_on as Day) },
        ...(lesson.audiences.length > 0 ? [{ name: 'Who is to learn from it', value: lesson.audiences.map((key) => named(pack.learning.audiences ?? [], key)).join('\n') }] : []),
        ...(opened.shared.some((each) => each.brought_back) ? [{ name: 'Brought back from', value: opened.shared.filter((each) => each.brought_back).map((each) => <a class="govuk-link" href={`/lessons/shared/${each.id}`}>{each.title}</a>) }] : []),
      ]} />
      <p class="govuk-body"><a class="govuk-link" href={`/thread/${lesson.id}`}>See its golden thread</a></p>
      <Spread {...view} agencies={agencies} />
      <Cascade {...view} />
      <Embedding {...view} />
      <Evaluation {...view} />
    </>
  ), { status, section: 'lessons', back: { href: '/lessons', text: 'Back to the learning log' } });
}

const errorIn = (view: View, form: string, field: string) => (view.doing === form ? problemAt(view.problems, field) : undefined);
const valueIn = (view: View, form: string, field: string) => (view.doing === form ? sent(view.visit.body, field) : '');

/** The words of a form that may name somebody of a case. */
const Named = (view: View & { form: string }) => (view.doing === view.form ? <MayNameField mayName={view.mayName} problems={view.problems} /> : null);

function Spread(view: View & { agencies: readonly { id: string; name: string }[] }) {
  const { visit, opened, pack, agencies } = view;
  return (
    <section id="spread">
      <h2 class="govuk-heading-m">Disseminated</h2>
      {opened.spread.length === 0 ? <p class="govuk-body">It has not been shared yet.</p> : <Table caption="How it was shared" captionSize="hidden" heads={['Day', 'Channel', 'Audience', 'People reached', 'Evidence']} rows={opened.spread.map((each) => [<ShortDay day={each.shared_on as Day} />, named(pack.channels, each.channel), each.audience, each.reach === null ? 'Not known' : String(each.reach), each.evidence || '–'])} />}
      {opened.shared.some((each) => !each.brought_back) && <p class="govuk-body">Shared with other lessons in: {opened.shared.filter((each) => !each.brought_back).map((each, index) => <>{index > 0 && ', '}<a class="govuk-link" href={`/lessons/shared/${each.id}`}>{each.title}</a></>)}.</p>}
      <Marks {...view} />
      {visit.me.permissions.has('disseminate') && (
        <Details summaryText="Record that it was shared" open={view.doing === 'spread'}>
          <PostForm action={`/lessons/${opened.lesson.id}`}>
            <RadioField name="channel" label="How did you share it?" choices={choices(pack.channels)} value={valueIn(view, 'spread', 'channel')} error={errorIn(view, 'spread', 'channel')} />
            <TextField name="audience" label="Who was it for?" value={valueIn(view, 'spread', 'audience')} error={errorIn(view, 'spread', 'audience')} />
            <DateField name="sharedOn" label="When?" typed={view.doing === 'spread' ? typedDay(visit.body, 'sharedOn') : boxesOf(visit.today)} error={errorIn(view, 'spread', 'sharedOn')} />
            <TextField name="reach" label="How many people did it reach? (optional)" width="5" value={valueIn(view, 'spread', 'reach')} error={errorIn(view, 'spread', 'reach')} />
            <TextField name="evidence" label="What shows it? (optional)" hint="For example, a link, a newsletter or minutes." value={valueIn(view, 'spread', 'evidence')} />
            <CheckboxField name="agencies" label="Which agencies should confirm that their teams have heard?" small choices={agencies.map(({ id, name }) => ({ value: id, label: name }))} values={view.doing === 'spread' ? sentAll(visit.body, 'agencies') : []} />
            <Named {...view} form="spread" />
            <Button name="do" value="spread">Record it</Button>
          </PostForm>
        </Details>
      )}
    </section>
  );
}

/** For what it waits: the next newsletter, the next workshop. */
function Marks(view: View) {
  const { visit, opened, pack } = view;
  const may = visit.me.permissions.has('disseminate');
  const rest = pack.channels.filter((channel) => !opened.marks.includes(channel.key));
  return (
    <>
      {opened.marks.map((channel) => (
        <div class="gt-marked">
          <p class="govuk-body">Marked for the next: {named(pack.channels, channel)}. <a class="govuk-link" href={`/lessons/shared?channel=${encodeURIComponent(channel)}`}>See what else waits</a></p>
          {may && <PostForm action={`/lessons/${opened.lesson.id}`}><input type="hidden" name="markFor" value={channel} /><Button look="secondary" name="do" value="unmark">Take the mark away<span class="govuk-visually-hidden">: {named(pack.channels, channel)}</span></Button></PostForm>}
        </div>
      ))}
      {may && rest.length > 0 && (
        <Details summaryText="Mark it for the next newsletter, workshop or meeting" open={view.doing === 'mark'}>
          <PostForm action={`/lessons/${opened.lesson.id}`}>
            <RadioField name="markFor" label="By which way is it to go next?" hint="Several lessons marked for the same are then shared at once." choices={choices(rest)} value={valueIn(view, 'mark', 'markFor')} error={errorIn(view, 'mark', 'markFor')} />
            <Button name="do" value="mark">Mark it</Button>
          </PostForm>
        </Details>
      )}
    </>
  );
}

function Cascade(view: View) {
  const { visit, opened } = view;
  const mine = new Set(visit.me.roles.map((role) => role.agencyId));
  return (
    <section id="cascade">
      <h2 class="govuk-heading-m">Confirmed by the agencies</h2>
      {opened.cascade.length === 0 ? <p class="govuk-body">No agency has been asked yet.</p> : <Table caption="Who has confirmed" captionSize="hidden" heads={['Agency', 'Confirmed', 'Teams']} rows={opened.cascade.map((each) => [each.agency, each.confirmed_on ? formatDay(each.confirmed_on as Day) : <>Not yet, due {formatDay(each.due_on as Day)} {each.due_on < visit.today && <Tag colour="red">Late</Tag>}</>, each.teams || '–'])} />}
      {visit.me.permissions.has('confirm-cascade') && opened.cascade.filter((each) => each.confirmed_on === null && mine.has(each.agency_id)).map((each) => (
        <PostForm action={`/lessons/${opened.lesson.id}`}>
          <input type="hidden" name="agency" value={each.agency_id} />
          <TextField name="teams" label={`Which teams of ${each.agency} have heard it, and how?`} value={valueIn(view, 'cascade', 'teams')} error={errorIn(view, 'cascade', 'teams')} />
          <Named {...view} form="cascade" />
          <Button name="do" value="cascade">Confirm</Button>
        </PostForm>
      ))}
    </section>
  );
}

function Embedding(view: View) {
  const { visit, opened } = view;
  const next = opened.checks.find((check) => check.checked_on === null);
  return (
    <section id="embedding">
      <h2 class="govuk-heading-m">Embedded</h2>
      {opened.checks.length === 0 ? <p class="govuk-body">Checks are set once it has been shared.</p> : <Table caption="Checks" captionSize="hidden" heads={['After', 'Due', 'Result', 'Evidence', 'Reflection']} rows={opened.checks.map((check) => [`${check.months} months`, <>{formatDay(check.due_on as Day)} {check.checked_on === null && check.due_on < visit.today && <Tag colour="red">Late</Tag>}</>, check.result ? results.find((each) => each.value === check.result)!.label : 'Not yet', check.evidence || '–', check.reflection || '–'])} />}
      {next && visit.me.permissions.has('evaluate') && (
        <Details summaryText={`Record the check after ${next.months} months`} open={view.doing === 'check'}>
          <PostForm action={`/lessons/${opened.lesson.id}`}>
            <input type="hidden" name="check" value={next.id} />
            <RadioField name="result" label="What did you find?" choices={results} value={valueIn(view, 'check', 'result')} error={errorIn(view, 'check', 'result')} />
            <AreaField name="found" label="What shows it?" rows={3} value={valueIn(view, 'check', 'found')} error={errorIn(view, 'check', 'found')} />
            <AreaField name="reflection" label="What did people reflect on, and where? (optional)" hint="For example, in supervision, in a team meeting or in training." rows={3} value={valueIn(view, 'check', 'reflection')} error={errorIn(view, 'check', 'reflection')} />
            <Named {...view} form="check" />
            <Button name="do" value="check">Record the check</Button>
          </PostForm>
        </Details>
      )}
    </section>
  );
}

function Evaluation(view: View) {
  const { visit, opened, pack } = view;
  return (
    <section id="evaluation">
      <h2 class="govuk-heading-m">Evaluated</h2>
      {opened.evaluations.length === 0 ? <p class="govuk-body">Nobody has judged yet what difference it made.</p> : <Table caption="Evaluations" captionSize="hidden" heads={['Day', 'Verdict', 'Measure', 'Evidence']} rows={opened.evaluations.map((each) => [<ShortDay day={each.evaluated_on as Day} />, named(pack.learning.verdicts, each.verdict), each.measure, each.evidence])} />}
      {opened.spread.length > 0 && visit.me.permissions.has('evaluate') && (
        <Details summaryText="Judge what difference it made" open={view.doing === 'evaluate'}>
          <PostForm action={`/lessons/${opened.lesson.id}`}>
            <TextField name="measure" label="By what measure?" value={valueIn(view, 'evaluate', 'measure') || opened.lesson.measure} error={errorIn(view, 'evaluate', 'measure')} />
            <AreaField name="shows" label="What does it show?" rows={3} value={valueIn(view, 'evaluate', 'shows')} error={errorIn(view, 'evaluate', 'shows')} />
            <RadioField name="verdict" label="What is the verdict?" choices={choices(pack.learning.verdicts)} value={valueIn(view, 'evaluate', 'verdict')} error={errorIn(view, 'evaluate', 'verdict')} />
            <Named {...view} form="evaluate" />
            <Button name="do" value="evaluate">Record the verdict</Button>
          </PostForm>
        </Details>
      )}
    </section>
  );
}
