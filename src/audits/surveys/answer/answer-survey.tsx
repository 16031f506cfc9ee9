import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { takeGuess, strangers } from '../../../access/sign-in/guesses.ts';
import { formatDay } from '../../../calendar/index.ts';
import { FormSection, readSubmission, startAnswers, writeFields, type Answers, type Setting } from '../../../forms/index.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import { isId, keyedDigest, newId, tokenHash, type Tx } from '../../../platform/index.ts';
import { Button, ErrorSummary, problemAt, readText, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { InsetText, Panel } from '../../../web/govuk/index.ts';
import { goTo, page, sent, type OpenVisit, type Reply } from '../../../web/visit/index.ts';
import { asAsked } from '../../tools/as-asked.ts';
import { readTool } from '../../tools/editions.ts';
import { linkHref } from '../link.ts';

/** Whole offices answer through one connection; more than these in an hour is a machine. Nothing but a digest is counted, and for a day at most. */
const mostAnswers = { allowed: 300, minutes: 60 };

/** A survey as whoever has its link sees it. */
interface Asking {
  tx: Tx;
  token: string;
  partnershipId: string;
  id: string;
  boardId: string;
  board: string;
  name: string;
  about: string;
  closesOn: string;
  anonymous: boolean;
  form: FormDefinition;
  setting: Setting;
}

/** Opens a survey by its link, in a transaction of the link's own role, or tells why nothing can be answered. */
function withSurvey(visit: OpenVisit, answer: (asking: Asking) => Promise<Reply>): Promise<Reply> {
  const token = visit.params['token'] ?? '';
  return visit.app.database.run({ role: 'gt_link' }, async (tx) => {
    const { rows } = await sql<{ partnership_id: string; purpose: string; subject_id: string; standing: string }>`select partnership_id, purpose, subject_id, standing from gt.open_link(${tokenHash(token)}, ${visit.now})`.execute(tx);
    const link = rows[0];
    if (link === undefined || link.purpose !== 'survey') return noSuchLink();
    const survey = link.standing !== 'open' ? undefined : await tx.selectFrom('survey as s').innerJoin('board as b', (join) => join.onRef('b.partnership_id', '=', 's.partnership_id').onRef('b.id', '=', 's.board_id'))
      .select(['s.id', 's.board_id', 'b.name as board', 's.name', 's.about', 's.tool_id', 's.closes_on', 's.status', 's.anonymous']).where('s.id', '=', link.subject_id).executeTakeFirst();
    const tool = survey === undefined ? null : await readTool(tx, survey.tool_id);
    if (survey === undefined || tool === null || survey.status !== 'open' || survey.closes_on < visit.today) return over();
    return answer({
      tx, token, partnershipId: link.partnership_id, id: survey.id, boardId: survey.board_id, board: survey.board, name: survey.name, about: survey.about, closesOn: formatDay(survey.closes_on as Setting['today']), anonymous: survey.anonymous,
      form: asAsked(tool.form, { kind: '', phase: '' }), setting: { today: visit.today, agencies: [], themes: [], criteria: [] },
    });
  });
}

/** All questions of a survey on one page: nothing is kept before it is sent, so nothing tells who began. */
export const showSurvey = (visit: OpenVisit): Promise<Reply> => withSurvey(visit, async (asking) => askPage(asking, { id: randomUUID(), answers: {}, by: '', problems: [], status: 200 }));

interface Typed {
  id: string;
  answers: Answers;
  typed?: Parameters<typeof FormSection>[0]['typed'];
  by: string;
  problems: readonly FieldProblem[];
  status: 200 | 422;
}

function askPage({ token, board, name, about, closesOn, anonymous, form, setting }: Asking, { id, answers, typed, by, problems, status }: Typed): Reply {
  const started = startAnswers(form, newId, answers);
  return page(name, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{board}</span>
      <h1 class="govuk-heading-l">{name}</h1>
      {(about || form.about) && <p class="govuk-body gt-pre">{about || form.about}</p>}
      <InsetText>{anonymous ? 'You are not asked for your name. Neither who you are nor when you answered is kept. ' : 'You are asked for your name. '}Please name no child, family or colleague. Answers are taken until {closesOn}.</InsetText>
      <form action={linkHref(token)} method="post" noValidate>
        <input type="hidden" name="answer" value={id} autocomplete="off" />
        {!anonymous && <TextField name="by" label="Your name and organisation" value={by} error={problemAt(problems, 'by')} />}
        {form.sections.map((section) => <FormSection key={section.key} form={form} section={section} answers={started} typed={typed ?? writeFields(form, started, { section: section.key })} problems={problems} offered={setting} heading="h2" />)}
        <Button>Send your answers</Button>
      </form>
    </>
  ), { status });
}

/** Takes the answers of one person. Sent twice from one page, they are kept once. */
export const answerSurvey = (visit: OpenVisit): Promise<Reply> => withSurvey(visit, async (asking) => {
  const { tx, form, setting, token, anonymous } = asking;
  const { body } = visit;
  const id = isId(sent(body, 'answer')) ? sent(body, 'answer') : randomUUID();
  const { answers, typed, problems: wrong } = readSubmission(form, body, { ...setting, mode: 'submit', newId });
  const problems: FieldProblem[] = [...wrong];
  const by = anonymous ? '' : readText(body, 'by', { what: 'Your name and organisation', missing: 'Enter your name and organisation', most: 200 }, problems);
  if (problems.length === 0 && !saysAnything(answers)) problems.push({ field: '', message: 'Answer at least one question' });
  if (problems.length > 0) return askPage(asking, { id, answers, typed, by, problems, status: 422 });
  const until = await takeGuess(tx, { of: keyedDigest(visit.app.key, `survey ${asking.id} ${visit.ip}`), device: strangers, ...mostAnswers }, visit.now);
  if (until !== null) return tooMany(asking);
  await tx.insertInto('survey_answer').values({ partnership_id: asking.partnershipId, id, survey_id: asking.id, board_id: asking.boardId, answers: JSON.stringify(answers), by_name: by }).onConflict((conflict) => conflict.doNothing()).execute();
  return goTo(`${linkHref(token)}/thanks`);
});

export const thankYou = (visit: OpenVisit): Promise<Reply> => withSurvey(visit, async ({ name, board, anonymous }) => page('Thank you', (
  <>
    <Panel titleText="Thank you">Your answers have been sent.</Panel>
    <p class="govuk-body">{board} reads the answers to “{name}” once the survey is closed. {anonymous && 'Nobody can tell which are yours, so they cannot be changed or taken back.'}</p>
    <p class="govuk-body">If you are worried about a child or an adult now, do not wait for this survey: use your organisation’s safeguarding procedures.</p>
  </>
)));

const saysAnything = (answers: Answers): boolean => Object.values(answers).some((part) => 'values' in part && Object.values(part.values).some((value) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)));

const noSuchLink = (): Reply => page('This link does not work', (
  <>
    <h1 class="govuk-heading-l">This link does not work</h1>
    <p class="govuk-body">It may be incomplete. Copy the whole link into your browser, or ask whoever gave it to you.</p>
  </>
), { status: 404 });

const over = (): Reply => page('This survey takes no more answers', (
  <>
    <h1 class="govuk-heading-l">This survey takes no more answers</h1>
    <p class="govuk-body">It has been closed, or its link has ended. If you still have something to say, tell your safeguarding partnership.</p>
  </>
), { status: 410 });

const tooMany = ({ token }: Asking): Reply => page('Too many answers from one place', (
  <>
    <h1 class="govuk-heading-l">Too many answers from one place</h1>
    <p class="govuk-body">Many answers came from your network in a short time, so yours was not taken. Go back, keep the page open, and send it again in an hour.</p>
    <p class="govuk-body"><a class="govuk-link" href={linkHref(token)}>Go to the survey</a></p>
  </>
), { status: 429 });
