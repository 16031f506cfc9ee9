import { openResponse, startAnswers } from '../../forms/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import type { RunningProcess } from '../../process/index.ts';
import type { Pack } from '../../framework/index.ts';

/** Opens an empty response for every step of a new process that asks for a form. @returns the response of each step */
export async function openStepForms({ tx, personId, now }: { tx: Tx; personId: string; now: Date }, process: RunningProcess, pack: Pack): Promise<Map<string, string>> {
  const responses = new Map<string, string>();
  const { caseId } = process;
  if (caseId === null) return responses;
  for (const step of process.definition.steps) {
    if (step.act.kind !== 'form') continue;
    const { form: key } = step.act;
    const form = pack.forms.find((each) => each.key === key);
    if (form === undefined) throw new Error(`The framework ${pack.id} has no form ${key}.`);
    const id = newId();
    await openResponse(tx, process.partnershipId, {
      id, caseId, form: key, frameworkId: process.frameworkId, frameworkVersion: process.frameworkVersion, answers: startAnswers(form, newId),
    }, { personId, via: 'account' }, now);
    await tx.insertInto('step_form').values({ partnership_id: process.partnershipId, process_id: process.id, step: step.key, case_id: caseId, response_id: id }).execute();
    responses.set(step.key, id);
  }
  return responses;
}
