import { saveResponse, openResponse } from '../../../forms/index.ts';
import { addDays, type Day } from '../../../calendar/index.ts';
import type { ProcessDefinition, Step } from '../../../framework/schema/process.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import type { Happening, RunningProcess } from '../../../process/index.ts';
import { tie } from '../../../thread/line/knot.ts';
import { nameOfAddressee } from '../../../casework/index.ts';
import { drawUpPlan, testPlan } from './plan-and-test.ts';
import { caseAnswers } from './case-answers.ts';
import type { FollowingScene } from './scene.ts';
import type { Stage } from './stage.ts';

export interface Taking {
  stage: Stage;
  process: RunningProcess;
  scene: FollowingScene & { title?: string };
  /** The response of the step's own form, where it has one. */
  form: string | undefined;
  on: Day;
}

/** What a step asks for, done: its form filled in, its agencies asked and answering, its decision taken as the scene says. */
export async function takeStep(tx: Tx, taking: Taking, step: Step): Promise<Happening[]> {
  const { stage, process, scene, on } = taking;
  const { act } = step;
  switch (act.kind) {
    case 'task':
      return [{ type: 'step-done', step: step.key, note: 'Done, with a note on the file. Invented for the demonstration.', answers: act.asks.map((question) => ({ question, answer: 'Looked at; nothing stands in the way.' })) }];
    case 'composite':
      return [{ type: 'circulated', step: step.key, to: act.to.map((each) => nameOfAddressee(stage.pack, each)), missing: [] }];
    case 'views':
      return [{ type: 'circulated', step: step.key, to: [nameOfAddressee(stage.pack, { group: act.group })], missing: [] }];
    case 'notice':
      return [{ type: 'notice-sent', step: step.key, to: [...act.to, ...act.copies].map((each) => nameOfAddressee(stage.pack, each)), sentOn: on, how: 'Secure mail', reference: act.receipt === undefined ? '' : `DEMO-${process.reference}`, file: null }];
    case 'request':
      return askAndAnswer(tx, taking, step.key, act.form);
    case 'form': {
      const form = stage.pack.forms.find((each) => each.key === act.form)!;
      await saveResponse(tx, process.partnershipId, { id: taking.form!, caseId: process.caseId, basedOn: 0, answers: caseAnswers(form, { title: scene.title ?? 'What happened', turn: 0, on, pack: stage.pack, agencies: Object.values(stage.board.agencies) }), status: 'submitted' }, { personId: null, via: 'account' }, new Date(`${on}T10:00:00Z`));
      return [{ type: 'step-done', step: step.key, note: '', answers: [] }];
    }
    case 'plan':
      return drawUpPlan(tx, taking, step.key);
    case 'follow':
      return [{ type: 'step-done', step: step.key, note: 'The plan has come so far. Invented for the demonstration.', answers: [] }];
    case 'impact-audit':
      return testPlan(tx, taking, step);
    case 'round':
    case 'case-audit':
      return [{ type: 'step-done', step: step.key, note: 'Held. Invented for the demonstration.', answers: [] }];
    case 'wait':
      return [{ type: 'answered', step: step.key, answer: act.answers[0]!.key, on, text: 'Invented for the demonstration.' }];
    case 'decision':
      return [decisionOf(process.definition, act.decision, taking)];
  }
}

function decisionOf(definition: ProcessDefinition, key: string, { stage: { board, people, pack }, scene }: Taking): Happening {
  const decision = definition.decisions.find((each) => each.key === key)!;
  const outcome = scene.outcomes?.[key] ?? decision.outcomes[0]!.key;
  const first = decision.outcomes[0]!.key === outcome;
  const criteria = Object.fromEntries(decision.criteria.map((set) => [set, Object.fromEntries((pack.criteria.find((each) => each.key === set)?.items ?? []).map((item) => [item.key, { answer: first ? 'yes' as const : 'no' as const, reason: 'On what the agencies have told.' }]))]));
  const present = decision.present.flatMap((role) => {
    const person = people.find((each) => each.role === role);
    return person === undefined ? [] : [{ role, person: board.people[person.key]!, actingFor: null }];
  });
  return {
    type: 'decided', decision: key, outcome, justification: scene.reasons?.[key] ?? 'What the agencies told points this way, and nobody saw it otherwise. Invented for the demonstration.',
    aims: Object.fromEntries(decision.aims.map((aim) => [aim.key, 'As the accounts of the agencies tell.'])), criteria, present, dissent: [], supersedes: null, reason: '',
  };
}

/** Asks four agencies. Where the scene goes on beyond the step, all have answered. */
async function askAndAnswer(tx: Tx, { stage, process, scene, on }: Taking, step: string, key: string): Promise<Happening[]> {
  const { partnershipId, caseId, frameworkId, frameworkVersion, reference } = process;
  const form = stage.pack.forms.find((each) => each.key === key)!;
  const asked = Object.entries(stage.board.agencies).slice(0, 4).map(([agencyKey, agency], turn) => ({ agencyKey, agency, turn, id: newId(), responseId: newId() }));
  const at = new Date(`${on}T10:00:00Z`);
  for (const { agencyKey, agency, turn, id, responseId } of asked) {
    await openResponse(tx, partnershipId, { id: responseId, caseId: caseId!, form: key, frameworkId, frameworkVersion, answers: {} }, { personId: null, via: 'link' }, at);
    await saveResponse(tx, partnershipId, { id: responseId, caseId: caseId!, basedOn: 0, answers: caseAnswers(form, { title: scene.title ?? 'The work of the agency', turn, on, pack: stage.pack, agencies: [agency] }), status: 'submitted' }, { personId: null, via: 'link' }, at);
    await tx.insertInto('summary_request').values({
      partnership_id: partnershipId, id, case_id: caseId!, process_id: process.id, step, agency_id: agency, response_id: responseId, reference, holder_name: 'The agency’s lead', holder_email: `${agencyKey}@lead.example`,
      status: 'received', involved: true, asked_at: at, due_on: addDays(on, 21), received_at: new Date(at.getTime() + 3_600_000 * (turn + 1)),
    }).execute();
    await tie(tx, partnershipId, { id, kind: 'summary', reference: `${reference} ${agencyKey}`, title: form.name, state: 'Received', happenedOn: on, caseId }, [process.id]);
  }
  return [{ type: 'requested', step, requests: asked.map(({ id, agency }) => ({ id, agency })) }, ...asked.map(({ id }): Happening => ({ type: 'replied', step, request: id }))];
}
