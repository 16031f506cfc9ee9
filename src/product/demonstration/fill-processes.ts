import { sql } from 'kysely';
import { addTeamByRole, makeVault, openStepForms } from '../../casework/index.ts';
import { addDays, type Day } from '../../calendar/index.ts';
import { openResponse } from '../../forms/index.ts';
import type { Pack } from '../../framework/index.ts';
import type { ProcessDefinition, Step } from '../../framework/schema/process.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { append, startProcess, type Happening, type RunningProcess } from '../../process/index.ts';
import { retie, tie } from '../../thread/line/knot.ts';
import type { InventedPerson } from './invented-people.ts';
import type { Ground } from './fill-reviews.ts';

/** What the invented cases are called. They name nobody, and fit children and adults. Work that is about no case bears its own name. */
const titles = [
  'Harm at home, known to four services', 'Missed appointments over a winter', 'A fall that was not the first', 'A late transfer between two areas',
  'Calls for help that were closed', 'Two moves in one month', 'Concern over how agencies worked together', 'A good outcome against the odds',
];

/**
 * Starts some of the framework's processes, one invented case each, and takes each a few steps on: the later ones further.
 * What ran under rules that have since ended is told to its close, in its own time.
 */
export async function fillProcesses(tx: Tx, ground: Ground, people: readonly InventedPerson[]): Promise<void> {
  const running = ground.pack.processes.filter((process) => process.runs).toSorted((one, other) => other.decisions.length - one.decisions.length);
  const [cases, others] = [running.filter((each) => ofCase(ground.pack, each)), running.filter((each) => !ofCase(ground.pack, each))];
  const chosen = [...cases.slice(0, 6), ...others].slice(0, titles.length);
  for (const [index, definition] of chosen.entries()) await play(tx, ground, people, definition, index);
}

/** Whether a process decides what a case calls for; a course, an audit or a report does not. */
const ofCase = (pack: Pack, { decisions }: ProcessDefinition): boolean =>
  decisions.some((decision) => decision.criteria.some((key) => pack.criteria.some((set) => set.key === key && set.ofCase)));

async function play(tx: Tx, { board, pack, on, today, key }: Ground, people: readonly InventedPerson[], definition: ProcessDefinition, index: number): Promise<void> {
  const { partnershipId, boardId, frameworkId, frameworkVersion } = board;
  const start = triggerOf(definition, addDays(today, -4 - index * 6));
  if (start === null) return;
  const title = ofCase(pack, definition) ? titles[index]! : `${definition.name}, invented`;
  const caseId = newId();
  const holder = (role: string): string => board.people[(people.find((person) => person.role === role) ?? people[0]!).key]!;
  const by = (role: string, day: Day) => ({ personId: holder(role), actingFor: null, at: new Date(`${day}T10:00:00Z`) });
  const first = definition.steps[0]!;
  const { rows } = await sql<{ reference: string }>`select gt.next_reference('CASE', ${Number(start.slice(0, 4))}) as reference`.execute(tx);
  const opened = by(first.lead, start);
  await tx.insertInto('casefile').values({ partnership_id: partnershipId, case_id: caseId, board_id: boardId, reference: rows[0]!.reference, title, opened_at: opened.at, opened_by: opened.personId, invented: true }).execute();
  await tx.insertInto('case_member').values({ partnership_id: partnershipId, case_id: caseId, person_id: opened.personId, role: first.lead, from_at: opened.at, reason: 'Opened the case' }).execute();
  await makeVault(tx, key, { partnershipId, caseId });
  let process = await startProcess(tx, { id: newId(), partnershipId, boardId, caseId, frameworkId, frameworkVersion, definition, startedByProcess: null, anchors: { [definition.anchors[0]!.key]: start } }, opened, on);
  await openStepForms({ tx, personId: opened.personId, now: opened.at }, process, pack);
  await tie(tx, partnershipId, { id: process.id, kind: 'process', reference: process.reference, title: definition.name, state: 'Running', happenedOn: start, caseId });
  await addTeamByRole(tx, partnershipId, caseId, boardId, definition, pack, new Date(`${today}T08:00:00Z`), opened.personId);
  const ended = definition.effective.to !== undefined && definition.effective.to < today;
  for (let taken = 0; ended || taken < index; taken += 1) {
    const step = definition.steps.find((each) => process.state.steps[each.key]?.standing === 'open');
    const day = addDays(start, taken + 1);
    if (step === undefined) break;
    const deed = day > today || process.state.status !== 'running' ? null : await deedOf(tx, board.agencies, process, step, day, ended);
    if (deed === null) return;
    process = await append(tx, process, [deed], by(step.lead, day), on);
  }
  if (!ended) return;
  await append(tx, process, [{ type: 'closed', note: 'Every step was done.' }], by(first.lead, addDays(start, definition.steps.length + 1)), on);
  await retie(tx, process.id, { state: 'Closed' });
}

/** The trigger day: the one that is wished for, or, where the rules have ended or not begun, a day on which they held. */
function triggerOf({ effective }: ProcessDefinition, wished: Day): Day | null {
  if (effective.to !== undefined && wished > effective.to) return addDays(effective.to as Day, -30) >= effective.from ? addDays(effective.to as Day, -30) : null;
  return wished >= effective.from ? wished : null;
}

/** What a step asks for, done; null where it is left for a person of the demonstration. `all` leaves nothing. */
async function deedOf(tx: Tx, agencies: Readonly<Record<string, string>>, process: RunningProcess, step: Step, day: Day, all: boolean): Promise<Happening | null> {
  const { act } = step;
  switch (act.kind) {
    case 'task':
      return { type: 'step-done', step: step.key, note: 'Done. Invented for the demonstration.', answers: act.asks.map((question) => ({ question, answer: 'Nothing stands in the way.' })) };
    case 'composite':
      return { type: 'circulated', step: step.key, to: ['The group'], missing: [] };
    case 'notice':
      return { type: 'notice-sent', step: step.key, to: ['As the framework says'], sentOn: day, how: 'Secure mail', reference: act.receipt === undefined ? '' : `DEMO-${process.reference}`, file: null };
    case 'request':
      return askSome(tx, agencies, process, step.key, act.form, day);
    case 'form':
    case 'round':
    case 'case-audit':
      return all ? { type: 'step-done', step: step.key, note: '', answers: [] } : null;
    case 'views':
      return all ? { type: 'circulated', step: step.key, to: ['The group'], missing: [] } : null;
    case 'wait':
      return all ? { type: 'answered', step: step.key, answer: act.answers[0]!.key, on: day, text: 'Invented for the demonstration.' } : null;
    case 'decision':
      return all ? decisionOf(process.definition, act.decision) : null;
  }
}

/** The first outcome, with a record as whole as the framework asks for. */
function decisionOf(definition: ProcessDefinition, key: string): Happening {
  const decision = definition.decisions.find((each) => each.key === key)!;
  return {
    type: 'decided', decision: key, outcome: decision.outcomes[0]!.key, justification: 'The facts point this way. Invented for the demonstration.',
    aims: Object.fromEntries(decision.aims.map((aim) => [aim.key, 'As the accounts of the agencies tell.'])), criteria: {}, present: [], dissent: [], supersedes: null, reason: '',
  };
}

async function askSome(tx: Tx, agencies: Readonly<Record<string, string>>, process: RunningProcess, step: string, form: string, day: Day): Promise<Happening> {
  const { partnershipId, caseId, frameworkId, frameworkVersion } = process;
  const asked = Object.entries(agencies).slice(0, 4).map(([key, agency]) => ({ key, agency, id: newId(), responseId: newId() }));
  for (const each of asked) {
    await openResponse(tx, partnershipId, { id: each.responseId, caseId: caseId!, form, frameworkId, frameworkVersion, answers: {} }, { personId: null, via: 'link' }, new Date(`${day}T10:00:00Z`));
    await tx.insertInto('summary_request').values({
      partnership_id: partnershipId, id: each.id, case_id: caseId!, process_id: process.id, step, agency_id: each.agency, response_id: each.responseId, reference: process.reference,
      holder_name: 'The agency’s lead', holder_email: `${each.key}@lead.example`, status: 'asked', asked_at: new Date(`${day}T10:00:00Z`), due_on: addDays(day, 21),
    }).execute();
    await tie(tx, partnershipId, { id: each.id, kind: 'summary', reference: `${process.reference} ${each.key}`, title: 'Summary of involvement', state: 'Asked', happenedOn: day, caseId }, [process.id]);
  }
  return { type: 'requested', step, requests: asked.map(({ id, agency }) => ({ id, agency })) };
}
