import { kindName, readBoards, type Boards } from '../../people/boards.ts';
import { Button, CheckboxField, DateField, ErrorSummary, problemAt, RadioField, SelectField, Table, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { Details, InsetText } from '../../web/govuk/index.ts';
import { forbidden, goTo, page, PostForm, sent, sentAll, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { SCHOOL } from '../respondents/known.ts';
import { phaseName } from '../respondents/phase.ts';
import { countRespondents, type RespondentCount } from '../respondents/read-respondents.ts';
import { boardsBy } from '../policies.ts';
import { readAskable, readKept, type Askable } from './askable.ts';
import { readAskingPlan } from './asking-plan.ts';
import { openRound } from './open-round.ts';
import { firstOrder, readAskedFrom, readAskingStep, readOrder } from './read-order.ts';
import { countAsked, sampleAsked } from './whom.ts';

/** As many names as are shown of those asked before the round is opened. */
const mostNamed = 200;

export async function newRoundPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, me, query, today } = visit;
  const kept = await readKept(tx, me.partnershipId, [...(await boardsBy(visit))('manage-audits')]);
  const [step, plan] = [await readAskingStep(visit), await readAskingPlan(visit)];
  if (kept.length === 0 || [step, plan].some((each) => each !== null && !kept.some((board) => board.id === each.boardId))) return forbidden;
  const askable = await readAskable(tx, kept);
  const counts = await countRespondents(tx);
  const boards = await readBoards(tx, me.partnershipId);
  const kinds = [...new Set(counts.filter((each) => each.agency).map((each) => each.kind))];
  const typed = visit.body['_csrf'] !== undefined;
  const body = typed ? visit.body : firstOrder(askable, kept, { step, plan }, today, kinds, query);
  const named = typed ? await sampleAsked(tx, readAskedFrom(body), mostNamed) : [];
  const at = step !== null ? `/audits/rounds/new?process=${step.processId}&step=${step.step}` : plan !== null ? `/audits/rounds/new?plan=${plan.id}` : '/audits/rounds/new';
  return page('Open a round', (
    <>
      <ErrorSummary problems={problems} />
      {(step ?? plan) !== null && <span class="govuk-caption-l">{(step ?? plan)!.reference}: {(step ?? plan)!.name}</span>}
      <h1 class="govuk-heading-l">Open a round</h1>
      {step?.open && <InsetText>{step.open.reference} is open for this step already: <a class="govuk-link" href={`/audits/rounds/${step.open.id}`}>go to it</a>.</InsetText>}
      {askable.length === 0 && <InsetText>No assessment of the framework has a form, and no tool of the board is published. <a class="govuk-link" href="/audits/tools">Publish a tool</a> first.</InsetText>}
      <PostForm action={at}>
        <What askable={askable} boards={kept} body={body} problems={problems} />
        <TextField name="name" label="Name of the round" hint="It stands in every mail. For example, Section 11 audit 2026" value={sent(body, 'name')} error={problemAt(problems, 'name')} />
        <TextField name="year" label="Year" width="4" value={sent(body, 'year')} error={problemAt(problems, 'year')} />
        <DateField name="dueOn" label="What is the last day for answers?" typed={typedDay(body, 'dueOn')} error={problemAt(problems, 'dueOn')} />
        <TextField name="remind" label="When are those reminded who have not answered?" hint="Days before the last day, with commas between them. -3 is three days after it." width="20" value={sent(body, 'remind')} error={problemAt(problems, 'remind')} />
        <Whom counts={counts} kinds={kinds} boards={boards} body={body} problems={problems} />
        {typed && <Chosen counts={countAsked(counts, readAskedFrom(body))} named={named} boards={boards} />}
        <div class="govuk-button-group">
          <Button name="action" value="open">Open the round</Button>
          <Button name="action" value="look" look="secondary">Show who would be asked</Button>
        </div>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back: { href: '/audits/rounds', text: 'Back to all rounds' } });
}

const What = ({ askable, boards, body, problems }: { askable: readonly Askable[]; boards: readonly { id: string; name: string }[]; body: Sent; problems: readonly FieldProblem[] }) => (
  <SelectField name="what" label="What is asked?" hint="An assessment of the framework, or a tool that the board has published" empty="Choose" value={sent(body, 'what')} error={problemAt(problems, 'what')}
    choices={askable.map((each) => ({ value: each.value, label: boards.length > 1 ? `${each.name} (${boards.find((board) => board.id === each.boardId)!.name})` : each.name }))} />
);

/** Agencies by kind, schools by area and phase, each with how many there are. */
function Whom({ counts, kinds, boards, body, problems }: { counts: readonly RespondentCount[]; kinds: readonly string[]; boards: Boards; body: Sent; problems: readonly FieldProblem[] }) {
  const schools = counts.filter((each) => !each.agency && each.kind === SCHOOL);
  const tally = (key: 'area' | 'phase') => [...schools.reduce((all, each) => all.set(each[key], (all.get(each[key]) ?? 0) + each.count), new Map<string, number>())].toSorted(([one], [other]) => one.localeCompare(other));
  const count = (some: readonly RespondentCount[]) => some.reduce((all, each) => all + each.count, 0).toLocaleString('en-GB');
  return (
    <>
      <CheckboxField name="kinds" label="Which agencies are asked?" small values={sentAll(body, 'kinds')} error={problemAt(problems, 'kinds')} choices={kinds.map((kind) => ({ value: kind, label: `${kindName(boards, kind)} (${count(counts.filter((each) => each.agency && each.kind === kind))})` }))} />
      {schools.length > 0 && (
        <>
          <RadioField name="schools" label={`Are schools of the register asked? (${count(schools)})`} value={sent(body, 'schools') || 'no'} choices={[{ value: 'no', label: 'No' }, { value: 'yes', label: 'Yes' }]} />
          <Details summaryText="Only schools of some phases" open={sentAll(body, 'phases').length > 0}>
            <CheckboxField name="phases" label="Phases (none ticked means all)" small values={sentAll(body, 'phases')} choices={tally('phase').map(([phase, number]) => ({ value: phase, label: `${phaseName(phase)} (${number.toLocaleString('en-GB')})` }))} />
          </Details>
          <Details summaryText="Only schools of some areas" open={sentAll(body, 'areas').length > 0}>
            <CheckboxField name="areas" label="Areas (none ticked means all)" small values={sentAll(body, 'areas')} choices={tally('area').map(([area, number]) => ({ value: area, label: `${area || 'No area'} (${number.toLocaleString('en-GB')})` }))} />
          </Details>
        </>
      )}
    </>
  );
}

/** Who would be asked: how many of which kind and area, and by name. */
function Chosen({ counts, named, boards }: { counts: readonly RespondentCount[]; named: readonly { name: string; area: string }[]; boards: Boards }) {
  const total = counts.reduce((all, each) => all + each.count, 0);
  const without = counts.filter((each) => !each.agency).reduce((all, each) => all + each.withoutAddress, 0);
  if (total === 0) return <InsetText>Nobody would be asked.</InsetText>;
  return (
    <>
      <h2 class="govuk-heading-m">{total.toLocaleString('en-GB')} would be asked</h2>
      {without > 0 && <p class="govuk-body">{without.toLocaleString('en-GB')} {without === 1 ? 'school has' : 'schools have'} no address and could not be invited by mail.</p>}
      <Details summaryText="By kind, area and phase">
        <Table caption="By kind, area and phase" captionSize="hidden" heads={['Kind', 'Area', 'Phase', 'How many']} rows={counts.slice(0, mostNamed).map((each) => [kindName(boards, each.kind), each.area || '–', each.phase === '' ? '–' : phaseName(each.phase), each.count.toLocaleString('en-GB')])} />
      </Details>
      <Details summaryText={named.length < total ? `The first ${named.length} by name` : 'All by name'}>
        <ul class="govuk-list">{named.map((each) => <li>{each.name}{each.area !== '' && `, ${each.area}`}</li>)}</ul>
      </Details>
    </>
  );
}

/** Opens the round, or shows who would be asked. Invitations go out in the background. */
export async function openNewRound(visit: Visit): Promise<Reply> {
  const { tx, me, body, app } = visit;
  const kept = await readKept(tx, me.partnershipId, [...(await boardsBy(visit))('manage-audits')]);
  if (kept.length === 0) return forbidden;
  if (sent(body, 'action') === 'look') return newRoundPage(visit);
  const [step, plan] = [await readAskingStep(visit), await readAskingPlan(visit)];
  const problems: FieldProblem[] = [];
  const order = readOrder(visit, await readAskable(tx, kept), { step, plan }, problems);
  if (countAsked(await countRespondents(tx), readAskedFrom(body)).length === 0) problems.push({ field: 'kinds', message: 'Choose whom to ask' });
  if (order === null || problems.length > 0) return newRoundPage(visit, problems);
  const id = await openRound(visit, order);
  app.wake('invite-respondents');
  return goTo(`/audits/rounds/${id}`, `${order.name} is open. Invitations go out in the next minutes.`);
}
