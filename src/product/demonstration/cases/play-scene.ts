import { sql } from 'kysely';
import { addTeamByRole, anchorsFor, copyClock, keepHeard, keepPublication, makeVault, nameOfRole, notifyingStep, openStepForms, rolesOfAgencies } from '../../../casework/index.ts';
import { addDays, type Day } from '../../../calendar/index.ts';
import type { Pack } from '../../../framework/index.ts';
import type { ProcessDefinition, Step } from '../../../framework/schema/process.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import { append, nothingLeft, standingDecision, startProcess, waitsBefore, type RunningProcess } from '../../../process/index.ts';
import { retie, tie } from '../../../thread/line/knot.ts';
import { agreementsTo, takeStep } from './take-step.ts';
import type { FollowingScene, Scene } from './scene.ts';
import type { Stage } from './stage.ts';
import { tellBeside } from './tell-beside.ts';

/** The day of the last thing that was told of a process, and the process. */
interface Told {
  process: RunningProcess;
  last: Day;
}

/** Tells an invented case: its review as far as the scene says, what its decisions started, and what stands beside. @returns the review */
export async function playScene(tx: Tx, stage: Stage, scene: Scene): Promise<RunningProcess> {
  const { board, pack, today, key } = stage;
  const { partnershipId } = board;
  const definition = definitionIn(pack, scene.process);
  const boardId = scene.board === undefined ? board.boardId : board.boards[scene.board]!;
  const start = typeof scene.began === 'number' ? addDays(today, -scene.began) : (scene.began as Day);
  const keeper = board.people[stage.keeper]!;
  const opened = new Date(`${start}T09:00:00Z`);
  const { rows } = await sql<{ reference: string }>`select gt.next_reference('CASE', ${Number(start.slice(0, 4))}) as reference`.execute(tx);
  const caseId = newId();
  await tx.insertInto('casefile').values({ partnership_id: partnershipId, case_id: caseId, board_id: boardId, reference: rows[0]!.reference, title: scene.title ?? `${definition.name}, invented`, opened_at: opened, opened_by: keeper, invented: true }).execute();
  await tx.insertInto('case_member').values({ partnership_id: partnershipId, case_id: caseId, person_id: keeper, role: stage.people.find((person) => person.key === stage.keeper)!.role, from_at: opened, reason: 'Opened the case' }).execute();
  await makeVault(tx, key, { partnershipId, caseId });
  return (await tell(tx, stage, scene, definition, { boardId, caseId, from: null, anchors: { [definition.anchors[0]!.key]: start }, start })).process;
}

const definitionIn = (pack: Pack, key: string): ProcessDefinition => pack.processes.find((process) => process.key === key)!;

interface Beginning {
  boardId: string;
  caseId: string;
  /** The process whose decision started this one. */
  from: RunningProcess | null;
  anchors: Record<string, Day>;
  start: Day;
}

async function tell(tx: Tx, stage: Stage, scene: FollowingScene, definition: ProcessDefinition, { boardId, caseId, from, anchors, start }: Beginning): Promise<Told> {
  const { board, pack, on, today } = stage;
  const { partnershipId, frameworkId, frameworkVersion } = board;
  const by = (role: string, day: Day) => ({ personId: board.people[(stage.people.find((person) => person.role === role) ?? stage.people[0]!).key]!, actingFor: null, at: new Date(`${day}T10:00:00Z`) });
  const opener = by(definition.steps[0]!.lead, start);
  let process = await startProcess(tx, { id: newId(), partnershipId, boardId, caseId, frameworkId, frameworkVersion, definition, startedByProcess: from?.id ?? null, anchors }, opener, on);
  const forms = await openStepForms({ tx, personId: opener.personId, now: opener.at }, process, pack);
  const incident = from === null ? await openIncident(tx, process, forms.get(notifyingStep(definition, pack) ?? ''), start) : undefined;
  await tie(tx, partnershipId, { id: process.id, kind: 'process', reference: process.reference, title: definition.name, state: 'Running', happenedOn: start, caseId }, from === null ? (incident ?? []) : [from.id]);
  // Who answers for an agency and began it brings their agency in.
  const agency = board.agencies[stage.people.find((person) => person.role === definition.steps[0]!.lead)?.agency ?? ''];
  if (from === null && agency !== undefined && rolesOfAgencies(pack).has(definition.steps[0]!.lead)) await tx.insertInto('involved_agency').values({ partnership_id: partnershipId, case_id: caseId, agency_id: agency }).execute();
  const joining = { partnershipId, caseId, boardId, definition, pack, at: new Date(`${today}T08:00:00Z`), addedBy: opener.personId };
  await addTeamByRole(tx, joining);
  const started = new Set<string>();
  let last = start;
  for (;;) {
    const step = definition.steps.find((each) => process.state.steps[each.key]?.standing === 'open');
    if (step === undefined || process.state.status !== 'running' || step.key === scene.at) break;
    last = earlier(soonest(process, step, addDays(last, scene.pace ?? 5), on), today);
    const happenings = await takeStep(tx, { stage, process, scene, form: forms.get(step.key), on: last }, step);
    const doer = by(step.act.kind === 'decision' ? decider(definition, step.act.decision) : step.lead, last);
    process = await append(tx, process, happenings, doer, on);
    for (const happening of happenings) await keepPublication(tx, process, happening, { personId: doer.personId, at: doer.at, pack, decider: step.act.kind === 'decision' ? nameOfRole(pack, decider(definition, step.act.decision)) : '' });
    for (const { role, happening } of agreementsTo(process, step)) process = await append(tx, process, [happening], by(role, last), on);
    await startWhatIsCalledFor(tx, stage, process, scene.follows ?? [], started);
  }
  await addTeamByRole(tx, joining);
  await keepHeard(tx, process, pack.forms);
  if (scene.at === undefined && process.state.status === 'running' && nothingLeft(process.state)) process = await append(tx, process, [{ type: 'closed', note: 'Every step is done.' }], by(definition.steps[0]!.lead, last), on);
  if (process.state.status !== 'running') await retie(tx, process.id, { state: 'Closed' });
  const planned = scene.beside?.publication?.plannedIn;
  const clock = planned === undefined ? null : copyClock(definition);
  // As on the page of the publication: a planned day starts the clock that runs up to it.
  if (planned !== undefined && clock !== null && process.state.status === 'running') process = await append(tx, process, [{ type: 'anchor-set', anchor: clock.anchor, on: addDays(today, planned), reason: 'As planned for publication' }], { personId: board.people[stage.keeper]!, actingFor: null, at: new Date(`${today}T10:00:00Z`) }, on);
  if (scene.beside !== undefined) await tellBeside(tx, process, scene.beside, { people: board.people, keeper: board.people[stage.keeper]!, now: process.state.status === 'running' ? today : last, published: publishedOn(process) ?? last });
  return { process, last };
}

/** The day of the step that publishes, where the process has one and has taken it. */
const publishedOn = ({ definition, state }: RunningProcess): Day | null => definition.steps.filter((step) => step.act.kind === 'publish').map((step) => state.steps[step.key]?.doneOn ?? null).find((day) => day !== null) ?? null;

/** A step that publishes waits for the time that has to lie between what was sent and the publication. */
const soonest = ({ definition, state }: RunningProcess, step: Step, day: Day, on: Stage['on']): Day =>
  step.act.kind !== 'publish' ? day : waitsBefore(definition, state, step.key, on).reduce((latest, { earliest }) => (earliest !== null && earliest > latest ? earliest : latest), day);

const decider = (definition: ProcessDefinition, key: string): string => definition.decisions.find((each) => each.key === key)!.deciders[0]!;
const earlier = (one: Day, other: Day): Day => (one < other ? one : other);

/** The incident of which a notification tells, as the first knot of its thread. @returns its id; none where the form tells of no incident */
async function openIncident(tx: Tx, process: RunningProcess, response: string | undefined, on: Day): Promise<string[] | undefined> {
  if (response === undefined) return undefined;
  const { partnershipId, caseId, id } = process;
  const { title, reference } = await tx.selectFrom('casefile').select(['title', 'reference']).where('case_id', '=', caseId!).executeTakeFirstOrThrow();
  await tx.insertInto('incident').values({ partnership_id: partnershipId, id: response, case_id: caseId!, process_id: id, happened_on: on, aware_on: on, place: 'In the area', national_reference: `DEMO-${response.slice(-6)}`, notified_at: new Date(`${on}T15:00:00Z`) }).execute();
  await tie(tx, partnershipId, { id: response, kind: 'incident', reference, title, state: 'Notified', happenedOn: on, caseId });
  return [response];
}

/** What decisions start in the product they start here too, as soon as its first day is known: as far as the scene tells of it, or only begun. */
async function startWhatIsCalledFor(tx: Tx, stage: Stage, from: RunningProcess, follows: readonly FollowingScene[], started: Set<string>): Promise<void> {
  for (const decision of from.definition.decisions) {
    const taken = standingDecision(from.state, decision.key);
    for (const key of decision.outcomes.find((outcome) => outcome.key === taken?.outcome)?.starts ?? []) {
      const definition = definitionIn(stage.pack, key);
      const anchors = definition.runs && !started.has(key) ? anchorsFor(definition, from, taken!.on) : null;
      if (anchors === null) continue;
      started.add(key);
      const scene = follows.find((each) => each.process === key) ?? { process: key, at: definition.steps[0]!.key };
      await tell(tx, stage, scene, definition, { boardId: from.boardId, caseId: from.caseId!, from, anchors, start: taken!.on });
    }
  }
}
