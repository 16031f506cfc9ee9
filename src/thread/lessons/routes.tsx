import { record } from '../../access/record.ts';
import { isId, newId } from '../../platform/index.ts';
import { AreaField, Button, CheckboxField, ErrorSummary, problemAt, RadioField, readText, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { goTo, notFound, page, PostForm, sent, sentAll, type Reply, type Route, type Visit } from '../../web/visit/index.ts';
import { boardPack, choices, knownThemes, themeChoices } from '../board-pack.ts';
import { tie } from '../line/knot.ts';
import { MayNameField, mayNameProblems, type Hold, type MayName } from '../may-name.tsx';
import { nextReference } from '../reference.ts';
import { changeLesson } from './change-lesson.ts';
import { lessonPage } from './lesson-page.tsx';
import { learningLog } from './log-page.tsx';
import { openLesson } from './open-lesson.ts';

async function findingOf(visit: Visit) {
  const id = sent(visit.query, 'finding');
  return isId(id) ? await visit.tx.selectFrom('finding').select(['id', 'reference', 'text', 'themes', 'kind', 'origin_process_id']).where('id', '=', id).executeTakeFirst() : undefined;
}

async function newPage(visit: Visit, problems: readonly FieldProblem[], status: 200 | 422, mayName: MayName | null = null): Promise<Reply> {
  const pack = await boardPack(visit);
  const finding = await findingOf(visit);
  const { body } = visit;
  return page('Add a lesson', (
    <>
      <ErrorSummary problems={problems} />
      {finding && <span class="govuk-caption-l">From {finding.reference}</span>}
      <h1 class="govuk-heading-l">Add a lesson</h1>
      {finding && <InsetText classes="gt-pre">{finding.text}</InsetText>}
      <PostForm action={`/lessons/new${finding ? `?finding=${finding.id}` : ''}`}>
        <TextField name="title" label="The lesson in one sentence" hint="So that a practitioner who reads nothing else knows it. Name nobody." value={sent(body, 'title')} error={problemAt(problems, 'title')} />
        <AreaField name="text" label="What was learned?" value={sent(body, 'text')} error={problemAt(problems, 'text')} />
        <AreaField name="change" label="What should change in practice?" rows={3} value={sent(body, 'change')} error={problemAt(problems, 'change')} />
        <TextField name="measure" label="How will you know that it did?" value={sent(body, 'measure')} error={problemAt(problems, 'measure')} />
        <RadioField name="source" label="Where does it come from?" choices={choices(pack.learning.sources)} value={sent(body, 'source') || (finding ? pack.learning.sources[0]?.key : undefined)} error={problemAt(problems, 'source')} />
        {pack.learning.audiences !== undefined && <CheckboxField name="audiences" label="Who is to learn from it?" choices={choices(pack.learning.audiences)} values={sentAll(body, 'audiences')} error={problemAt(problems, 'audiences')} />}
        <CheckboxField name="themes" label="Themes" small choices={themeChoices(pack)} values={body['_csrf'] === undefined ? (finding?.themes ?? []) : sentAll(body, 'themes')} error={problemAt(problems, 'themes')} />
        <MayNameField mayName={mayName} problems={problems} />
        <Button>Add the lesson</Button>
      </PostForm>
    </>
  ), { status, section: 'lessons', back: { href: '/lessons', text: 'Back to the learning log' } });
}

async function makeLesson(visit: Visit, hold: Hold): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const pack = await boardPack(visit);
  const finding = await findingOf(visit);
  const problems: FieldProblem[] = [];
  const title = readText(body, 'title', { what: 'The sentence', most: 200, missing: 'Enter the lesson in one sentence' }, problems);
  const text = readText(body, 'text', { what: 'What was learned', most: 4000, missing: 'Enter what was learned' }, problems);
  const change = readText(body, 'change', { what: 'The change', most: 4000, missing: 'Enter what should change in practice' }, problems);
  const measure = readText(body, 'measure', { what: 'The measure', most: 500, missing: 'Enter how you will know' }, problems);
  const source = sent(body, 'source');
  if (!pack.learning.sources.some((each) => each.key === source)) problems.push({ field: 'source', message: 'Select where it comes from' });
  const themes = knownThemes(pack, sentAll(body, 'themes'));
  if (themes.length === 0) problems.push({ field: 'themes', message: 'Select at least one theme' });
  const known = pack.learning.audiences ?? [];
  const audiences = known.filter((each) => sentAll(body, 'audiences').includes(each.key)).map((each) => each.key);
  if (known.length > 0 && audiences.length === 0) problems.push({ field: 'audiences', message: 'Select who is to learn from it' });
  if (problems.length > 0) return newPage(visit, problems, 422);
  const mayName = finding === undefined ? null : await hold(visit, { processId: finding.origin_process_id, subjectKind: 'finding', subjectId: finding.id, reference: finding.reference, text: [title, text, change, measure].join('\n') });
  if (mayName !== null) return newPage(visit, mayNameProblems(mayName, 'add the lesson'), 422, mayName);
  const id = newId();
  const reference = await nextReference(tx, 'LES', today);
  await tx.insertInto('lesson').values({ partnership_id: me.partnershipId, id, reference, kind: finding?.kind ?? pack.learning.findingKinds[0]!.key, title, text, practice_change: change, measure, themes, audiences, stage: 'identified', stage_since: today, source_kind: source, identified_on: today, made_by: me.personId }).execute();
  await tie(tx, me.partnershipId, { id, kind: 'lesson', reference, title, state: 'Identified', happenedOn: today, caseId: null }, finding ? [finding.id] : []);
  await record(tx, now, { deed: 'put a lesson into the log', subjectKind: 'lesson', subjectId: id, detail: { reference } });
  return goTo(`/lessons/${id}`, `${reference} is in the log.`);
}

/** Knots of a lesson and of an action that have no page of their own lead to the page that shows them. */
const parentOf = (path: string): Route => ({
  method: 'GET', path, permission: 'see-learning',
  async answer({ tx, params }) {
    const id = params['id'] ?? '';
    const parent = isId(id) ? await tx.selectFrom('thread_edge as e').innerJoin('thread_node as n', (join) => join.onRef('n.partnership_id', '=', 'e.partnership_id').onRef('n.id', '=', 'e.from_id')).select(['n.id', 'n.kind']).where('e.to_id', '=', id).executeTakeFirst() : undefined;
    return parent === undefined ? notFound : goTo(parent.kind === 'action' ? `/actions/${parent.id}` : `/lessons/${parent.id}`);
  },
});

export const lessonRoutes = (hold: Hold): Route[] => [
  { method: 'GET', path: '/lessons', permission: 'see-learning', answer: learningLog },
  { method: 'GET', path: '/lessons/new', permission: 'write-finding', answer: (visit) => newPage(visit, [], 200) },
  { method: 'POST', path: '/lessons/new', permission: 'write-finding', answer: (visit) => makeLesson(visit, hold) },
  {
    method: 'GET', path: '/lessons/:id', permission: 'see-learning',
    async answer(visit) {
      const id = visit.params['id'] ?? '';
      const opened = isId(id) ? await openLesson(visit, id) : null;
      return opened === null ? notFound : lessonPage(visit, opened, '', [], 200);
    },
  },
  { method: 'POST', path: '/lessons/:id', permission: 'see-learning', answer: (visit) => changeLesson(visit, hold) },
  parentOf('/spread/:id'), parentOf('/embedding/:id'), parentOf('/effects/:id'), parentOf('/proof/:id'),
];
