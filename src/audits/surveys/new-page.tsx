import { dueDay, type Division } from '../../calendar/index.ts';
import { cleanLine } from '../../platform/index.ts';
import { knownThemes, themeChoices } from '../../thread/board-pack.ts';
import { AreaField, boxesOf, Button, CheckboxField, DateField, ErrorSummary, problemAt, readDay, readText, SelectField, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { Details, InsetText } from '../../web/govuk/index.ts';
import { forbidden, goTo, page, PostForm, sent, sentAll, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { boardsBy } from '../policies.ts';
import { readKept, type KeptBoard } from '../rounds/askable.ts';
import { readSurveyTools, type SurveyTool } from './offers.ts';
import { openSurvey } from './open-survey.ts';
import { surveyHref } from './read-survey.ts';

async function readOffered(visit: Visit): Promise<{ boards: KeptBoard[]; tools: SurveyTool[] }> {
  const boards = await readKept(visit.tx, visit.me.partnershipId, [...(await boardsBy(visit))('manage-audits')]);
  return { boards, tools: await readSurveyTools(visit.tx, boards) };
}

/** What stands in the form before anything is typed: the tool, where there is one alone, and the last day by its framework. */
async function firstBody({ tx, me, app, today }: Visit, tools: readonly SurveyTool[]): Promise<Sent> {
  const terms = tools[0]?.board.edition.pack.audits.surveys;
  const { division } = await tx.selectFrom('partnership').select('division').where('partnership_id', '=', me.partnershipId).executeTakeFirstOrThrow();
  const boxes = boxesOf(terms === undefined ? null : dueDay(today, terms.openFor, { calendar: app.calendar(), division: division as Division }));
  return { tool: tools.length === 1 ? tools[0]!.value : '', name: '', 'closesOn-day': boxes.day, 'closesOn-month': boxes.month, 'closesOn-year': boxes.year };
}

/** Opens a survey: what is asked, what stands above the questions, and until when. */
export async function newSurveyPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { boards, tools } = await readOffered(visit);
  if (boards.length === 0) return forbidden;
  const body = visit.body['_csrf'] === undefined ? await firstBody(visit, tools) : visit.body;
  const themes = [...new Map(boards.flatMap((board) => themeChoices(board.edition.pack)).map((theme) => [theme.value, theme])).values()];
  const error = (field: string) => problemAt(problems, field);
  return page('Open a survey', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Open a survey</h1>
      <p class="govuk-body">A survey has one link. Whoever has the link can answer, without an account. You can look at the questions under <a class="govuk-link" href="/audits/tools">audit tools</a> first.</p>
      {tools.length === 0 ? <InsetText>Your framework has no survey, and no survey of the board is published. <a class="govuk-link" href="/audits/tools/new">Make one</a> first.</InsetText> : (
        <PostForm action="/audits/surveys/new">
          <SelectField name="tool" label="What is asked?" empty="Choose" choices={tools.map(({ value, name, board }) => ({ value, label: boards.length > 1 ? `${name} (${board.name})` : name }))} value={sent(body, 'tool')} error={error('tool')} />
          <TextField name="name" label="Name of the survey" hint="For example, What practitioners say, autumn 2026" value={sent(body, 'name')} error={error('name')} />
          <AreaField name="about" label="What stands above the questions? (optional)" hint="Why you ask, and what will be done with the answers." rows={4} value={sent(body, 'about')} error={error('about')} />
          <DateField name="closesOn" label="What is the last day for answers?" typed={typedDay(body, 'closesOn')} error={error('closesOn')} />
          <Details summaryText="Themes that it is about" open={sentAll(body, 'themes').length > 0}>
            <CheckboxField name="themes" label="Themes (optional)" hint="Its answers are set beside what else is known of these themes." small values={sentAll(body, 'themes')} choices={themes} error={error('themes')} />
          </Details>
          <Button>Open the survey</Button>
        </PostForm>
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back: { href: '/audits/surveys', text: 'Back to surveys' } });
}

export async function openNewSurvey(visit: Visit): Promise<Reply> {
  const { body, today } = visit;
  const { boards, tools } = await readOffered(visit);
  if (boards.length === 0) return forbidden;
  const problems: FieldProblem[] = [];
  const tool = tools.find((each) => each.value === sent(body, 'tool'));
  if (tool === undefined) problems.push({ field: 'tool', message: 'Choose what is asked' });
  const name = cleanLine(readText(body, 'name', { what: 'The name', missing: 'Enter a name', most: 150 }, problems));
  const about = readText(body, 'about', { what: 'The text', most: 4000 }, problems);
  const closesOn = readDay(body, 'closesOn', 'The last day', problems);
  if (closesOn !== null && closesOn < today) problems.push({ field: 'closesOn', message: 'The last day must be today or later' });
  if (tool === undefined || closesOn === null || problems.length > 0) return newSurveyPage(visit, problems);
  const id = await openSurvey(visit, { board: tool.board, source: tool.source, name, about, closesOn, themes: knownThemes(tool.board.edition.pack, sentAll(body, 'themes')) });
  return goTo(surveyHref(id), `${name} is open. Pass its link on.`);
}
