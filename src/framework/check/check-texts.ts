import type { z } from 'zod';
import type { Fault, PackText } from '../fault.ts';
import { FormDefinition } from '../schema/form.ts';
import { packFiles } from '../schema/pack.ts';
import { ProcessDefinition } from '../schema/process.ts';
import { shapeOf } from '../shape/shape-of.ts';
import { criteriaFaults } from './criteria-sense.ts';
import { sourceFaults } from './document-sense.ts';
import { explainedWordFaults } from './explained-words.ts';
import { conditionFaults } from './form-sense.ts';
import { hierarchyFaults } from './organisation-sense.ts';
import { circleFaults, unreachableFaults } from './process-order.ts';
import { leadFaults } from './leads-may-see.ts';
import { answerFaults, bindingFaults, clockFaults, compositeFaults, coverFaults, decisionFaults, deputyFaults, heardFaults, outcomeFaults, seriesFaults, waitFaults } from './process-sense.ts';
import { inFiles, referenceFaults } from './references.ts';
import { sameKeyTwice, sameNameTwice } from './same-twice.ts';
import { addressFaults, assessedFaults, notApplicableFaults, surveyFaults } from './tool-sense.ts';

const ofProcess = [circleFaults, unreachableFaults, clockFaults, decisionFaults, deputyFaults, outcomeFaults, answerFaults, waitFaults, seriesFaults, bindingFaults, compositeFaults, heardFaults];

/**
 * Everything in a pack that refers to something which is not there, or that contradicts itself; each at its place. What
 * names what is looked at in every file that can be read; what makes sense, only in files whose shape is right.
 */
export function checkTexts(texts: readonly PackText[]): Fault[] {
  const organisation = firstOf(texts, 'organisation.yaml', packFiles['organisation.yaml']);
  const head = firstOf(texts, 'framework.yaml', packFiles['framework.yaml']);
  const processes = allOf(texts, 'processes/', ProcessDefinition);
  const forms = allOf(texts, 'forms/', FormDefinition);
  return [
    ...referenceFaults(texts),
    ...sameKeyTwice(texts),
    ...sameNameTwice(texts),
    ...shaped(inFiles(texts, 'organisation.yaml'), packFiles['organisation.yaml'], hierarchyFaults),
    ...explainedWordFaults(texts),
    ...shaped(inFiles(texts, 'criteria.yaml'), packFiles['criteria.yaml'], criteriaFaults),
    ...shaped(inFiles(texts, 'processes/'), ProcessDefinition, (text, process) => [
      ...ofProcess.flatMap((rule) => rule(text, process)), ...(organisation === null ? [] : leadFaults(text, process, organisation)), ...(head === null ? [] : coverFaults(text, process, head)),
    ]),
    ...shaped(inFiles(texts, 'forms/'), FormDefinition, (text, form) => [...conditionFaults(text, form), ...notApplicableFaults(text, form), ...addressFaults(text, form), ...surveyFaults(text, form)]),
    ...shaped(inFiles(texts, 'documents.yaml'), packFiles['documents.yaml'], (text, documents) => (processes === null || forms === null ? [] : sourceFaults(text, documents ?? [], processes, forms))),
    ...shaped(inFiles(texts, 'assessments.yaml'), packFiles['assessments.yaml'], (text, assessments) => assessedFaults(text, assessments ?? [], inFiles(texts, 'forms/'))),
  ];
}

/** What stands in the one file of this name, where it is there and in order. */
function firstOf<T>(texts: readonly PackText[], file: string, schema: z.ZodType<T>): T | null {
  const [text] = inFiles(texts, file);
  const read = text === undefined ? null : shapeOf(text, schema);
  return read?.success ? read.data : null;
}

/** What the files of a folder hold, where all of them are in order: of a document one could not say else that nothing has what it is drawn from. */
function allOf<T>(texts: readonly PackText[], folder: string, schema: z.ZodType<T>): T[] | null {
  const read = inFiles(texts, folder).map((text) => shapeOf(text, schema));
  return read.every((each) => each.success) ? read.map((each) => each.data) : null;
}

/** Looks at each file whose shape is right. */
const shaped = <T>(texts: readonly PackText[], schema: z.ZodType<T>, look: (text: PackText, value: T) => Fault[]): Fault[] => texts.flatMap((text) => {
  const read = shapeOf(text, schema);
  return read.success ? look(text, read.data) : [];
});
