import { controllerOf } from '../../forms/index.ts';
import type { FormDefinition, Question, Section } from '../../framework/schema/form.ts';
import { samePhase } from '../respondents/phase.ts';

/** Whom a tool is put to: the kind of agency, and for a school its phase and what it is besides, such as an academy. */
export interface Whom {
  kind: string;
  phase: string;
  traits?: readonly string[];
}

/** What "not applicable" is called among the levels and options of a question that may be answered so. */
export const NOT_APPLICABLE = 'not-applicable';
/** The question that asks why another does not apply. */
export const whyNotKey = (question: string): string => `${question}-why-not`;

const isFor = (askedOf: readonly string[] | undefined, { kind, phase, traits = [] }: Whom): boolean => askedOf === undefined || askedOf.includes(kind) || askedOf.some((key) => samePhase(key) === samePhase(phase) || traits.includes(key));

/**
 * A tool as it is put to one respondent: without what is not asked of its kind, and with "not applicable", and the reason for it,
 * wherever a question allows it. An ordinary form comes out, which the form engine knows how to show, check and keep.
 */
export function asAsked(tool: FormDefinition, whom: Whom): FormDefinition {
  const sections = tool.sections.filter((section) => isFor(section.askedOf, whom))
    .map((section): Section => ({ ...section, questions: section.questions.filter((question) => isPutTo(tool, section, question, whom)).flatMap(withReason) }))
    .filter((section) => section.questions.length > 0 || section.criteria !== undefined);
  const scales = tool.scales.flatMap((scale) => [scale, { ...scale, key: orNot(scale.key), levels: [...scale.levels, { value: NOT_APPLICABLE, label: 'Not applicable' }] }]);
  return { ...tool, sections, scales };
}

/** Whoever is not asked a question is not asked either what hangs on its answer. */
function isPutTo(tool: FormDefinition, section: Section, question: Question, whom: Whom): boolean {
  if (!isFor(section.askedOf, whom) || !isFor(question.askedOf, whom)) return false;
  const control = controllerOf(tool, section, question);
  return control === undefined || isPutTo(tool, control.section, control.question, whom);
}

const orNot = (scale: string): string => `${scale}-or-not`;

function withReason(question: Question): Question[] {
  if (!question.notApplicable || (question.type !== 'scale' && question.type !== 'choice')) return [question];
  const widened: Question = question.type === 'scale' ? { ...question, notApplicable: false, scale: orNot(question.scale) } : { ...question, notApplicable: false, options: [...question.options, { value: NOT_APPLICABLE, label: 'Not applicable' }] };
  return [widened, {
    key: whyNotKey(question.key), type: 'long-text', label: 'Why does it not apply?', required: true, identity: false, notApplicable: false, evidence: false, maxLength: 2000,
    when: { question: question.key, is: [NOT_APPLICABLE] },
  }];
}
