import { saveResponse, openResponse, type Answers, type SectionAnswers } from '../../../forms/index.ts';
import { addDays } from '../../../calendar/index.ts';
import { bodyThatDecides } from '../../../framework/business.ts';
import type { ProcessDefinition, Step } from '../../../framework/schema/process.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import { openProposal, stillToAgree, waitsBefore, waitsOn, type Happening, type RunningProcess } from '../../../process/index.ts';
import { tie } from '../../../thread/line/knot.ts';
import { nameOfAddressee } from '../../../casework/index.ts';
import { drawUpPlan, testPlan } from './plan-and-test.ts';
import { caseAnswers } from './case-answers.ts';
import { answerTo } from './told.ts';
import type { FollowingScene } from './scene.ts';
import type { Taking } from './taking.ts';

/** What a step asks for, done: its form filled in, its agencies asked and answering, its decision taken as the scene says. */
export async function takeStep(tx: Tx, taking: Taking, step: Step): Promise<Happening[]> {
  const { stage, process, scene, on } = taking;
  const { act } = step;
  switch (act.kind) {
    case 'task':
      return [{ type: 'step-done', step: step.key, note: act.asks.length > 0 ? '' : 'Done, with a note on the file. Invented for the demonstration.', answers: act.asks.map((question, index) => ({ question, answer: toldAt(scene, step.key, index) ?? answerTo(question, on) })) }];
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
      await saveResponse(tx, process.partnershipId, { id: taking.form!, caseId: process.caseId, basedOn: 0, answers: withTold(caseAnswers(form, { title: scene.title ?? 'What happened', turn: 0, on, pack: stage.pack, agencies: Object.values(stage.board.agencies) }), scene.told?.[step.key]), status: 'submitted' }, { personId: null, via: 'account' }, new Date(`${on}T10:00:00Z`));
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
    case 'publish': {
      const early = waitsOn(waitsBefore(process.definition, process.state, step.key, stage.on), on).length > 0;
      return [{
        type: 'published', step: step.key, on, address: scene.beside?.publication?.published?.address ?? 'https://board.example/reviews', until: null, note: 'Invented for the demonstration.',
        answers: act.asks.map((question) => ({ question, answer: 'Yes, as agreed with the family.' })), despiteHolds: '', holds: [], beforeTime: early ? 'The chair agreed to it, as the inquest was to open. Invented for the demonstration.' : '',
      }];
    }
    case 'wait':
      return [{ type: 'answered', step: step.key, answer: act.answers[0]!.key, on, text: 'Invented for the demonstration.' }];
    case 'decision':
      return [decisionOf(process.definition, act.decision, taking)];
  }
}

const toldAt = ({ told }: FollowingScene, step: string, index: number): string | undefined => {
  const answers = told?.[step];
  return Array.isArray(answers) ? (answers as readonly string[])[index] : undefined;
};

/** A form's answers with what the scene tells in their place. */
function withTold(answers: Answers, told: readonly string[] | Readonly<Record<string, string>> | undefined): Answers {
  if (told === undefined || Array.isArray(told)) return answers;
  const words = Object.entries(told as Readonly<Record<string, string>>);
  return Object.fromEntries(Object.entries(answers).map(([key, section]): [string, SectionAnswers] => {
    if (!('criteria' in section)) return [key, section];
    return [key, { ...section, values: { ...section.values, ...Object.fromEntries(words.filter(([question]) => question in section.values)) } }];
  }));
}

function decisionOf(definition: ProcessDefinition, key: string, { stage: { board, people, pack }, scene, on }: Taking): Happening {
  const decision = definition.decisions.find((each) => each.key === key)!;
  const outcome = scene.outcomes?.[key] ?? decision.outcomes[0]!.key;
  const first = decision.outcomes[0]!.key === outcome;
  const chosen = decision.outcomes.find((each) => each.key === outcome);
  const criteria = Object.fromEntries(decision.criteria.map((set) => [set, Object.fromEntries((pack.criteria.find((each) => each.key === set)?.items ?? []).map((item) => [item.key, { answer: first || chosen?.needs === set ? 'yes' as const : 'no' as const, reason: 'On what the agencies have told.' }]))]));
  const present = decision.present.flatMap((role) => {
    const person = people.find((each) => each.role === role);
    return person === undefined ? [] : [{ role, person: board.people[person.key]!, actingFor: null }];
  });
  return {
    type: 'decided', decision: key, outcome, justification: scene.reasons?.[key] ?? 'What the agencies told points this way, and nobody saw it otherwise. Invented for the demonstration.',
    aims: Object.fromEntries(decision.aims.map((aim) => [aim.key, answerTo(aim.question, on)])), criteria, present, dissent: [], supersedes: null, reason: '', ...nothingFurther, agreeing: decision.jointly?.[0] ?? null,
    ...(bodyThatDecides(definition, decision) === null ? {} : { theirs: { on, how: 'In a letter. Invented for the demonstration.' } }),
  };
}

/** What a decision says besides where it follows the criteria and supersedes nothing. */
export const nothingFurther = { departure: '', instead: '', followed: [], agreeing: null };

/** The agreement of each of the others to the joint decision that was just proposed, with the role that gives it. */
export function agreementsTo({ definition, state }: RunningProcess, step: Step): { role: string; happening: Happening }[] {
  const { act } = step;
  const decision = act.kind === 'decision' ? definition.decisions.find((each) => each.key === act.decision) : undefined;
  const proposal = decision === undefined ? undefined : openProposal(state.proposals, decision.key);
  if (decision === undefined || proposal === undefined) return [];
  return stillToAgree(decision, proposal).map((role) => ({ role, happening: { type: 'agreement-given', decision: decision.key, proposal: proposal.seq, role, agrees: true, text: '' } }));
}

/** Asks four agencies. Where the scene goes on beyond the step, all have answered. */
async function askAndAnswer(tx: Tx, { stage, process, scene, on }: Taking, step: string, key: string): Promise<Happening[]> {
  const { partnershipId, caseId, frameworkId, frameworkVersion, reference } = process;
  const form = stage.pack.forms.find((each) => each.key === key)!;
  const asked = Object.entries(stage.board.agencies).slice(0, 4).map(([agencyKey, agency], turn) => ({ agencyKey, agency, turn, id: newId(), responseId: newId() }));
  const names = new Map((await tx.selectFrom('agency').select(['id', 'name']).where('id', 'in', asked.map(({ agency }) => agency)).execute()).map(({ id, name }) => [id, name]));
  const at = new Date(`${on}T10:00:00Z`);
  for (const { agencyKey, agency, turn, id, responseId } of asked) {
    await openResponse(tx, partnershipId, { id: responseId, caseId: caseId!, form: key, frameworkId, frameworkVersion, answers: {} }, { personId: null, via: 'link' }, at);
    await saveResponse(tx, partnershipId, { id: responseId, caseId: caseId!, basedOn: 0, answers: caseAnswers(form, { title: scene.title ?? 'The work of the agency', turn, on, pack: stage.pack, agencies: [agency] }), status: 'submitted' }, { personId: null, via: 'link' }, at);
    await tx.insertInto('summary_request').values({
      partnership_id: partnershipId, id, case_id: caseId!, process_id: process.id, step, agency_id: agency, response_id: responseId, reference, holder_name: 'The agency’s lead', holder_email: `${agencyKey}@lead.example`,
      status: 'received', involved: true, asked_at: at, due_on: addDays(on, 21), received_at: new Date(at.getTime() + 3_600_000 * (turn + 1)),
    }).execute();
    await tie(tx, partnershipId, { id, kind: 'summary', reference: `${reference} ${names.get(agency)!}`, title: `${form.name}: ${names.get(agency)!}`, state: 'Received', happenedOn: on, caseId }, [process.id]);
  }
  return [{ type: 'requested', step, requests: asked.map(({ id, agency }) => ({ id, agency })) }, ...asked.map(({ id }): Happening => ({ type: 'replied', step, request: id }))];
}
