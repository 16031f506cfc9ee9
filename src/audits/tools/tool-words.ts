import { controllerOf } from '../../forms/index.ts';
import type { FormDefinition, Question, Section } from '../../framework/schema/form.ts';

/** The ways in which a question may be answered, as they are chosen on screen and in a spreadsheet. */
export const typeNames: Readonly<Record<Question['type'], string>> = {
  scale: 'A level of a scale', choice: 'One of several answers', choices: 'Any of several answers', 'yes-no': 'Yes or no', 'yes-no-not-known': 'Yes, no or not known',
  text: 'A line of text', 'long-text': 'Several lines of text', number: 'A number', date: 'A day', time: 'A time', agencies: 'Agencies of the partnership', themes: 'Themes of the framework', email: 'An email address',
};

export const toolKinds = { 'self-assessment': 'Self-assessment', 'case-audit': 'Audit of case files', survey: 'Survey' } as const;
export const isToolKind = (kind: string): kind is keyof typeof toolKinds => Object.hasOwn(toolKinds, kind);
export const kindWords = (form: Pick<FormDefinition, 'tool'>): string => (form.tool === undefined ? 'Form' : toolKinds[form.tool]);

/** How a question is answered: its type, and what there is to choose from. */
export function answerWords(form: FormDefinition, question: Question): string {
  if (question.type === 'choice' || question.type === 'choices') return `${typeNames[question.type]}: ${question.options.map((option) => option.label).join('; ')}`;
  if (question.type === 'scale') {
    const scale = form.scales.find((each) => each.key === question.scale);
    return scale === undefined ? typeNames.scale : `${scale.name}: ${scale.levels.map((level) => level.label).join('; ')}`;
  }
  return typeNames[question.type];
}

/** What may be answered to a question that is chosen from, by value; empty for one that is typed. */
export function answersTo(form: FormDefinition, question: Question): { value: string; label: string }[] {
  switch (question.type) {
    case 'yes-no': return [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }];
    case 'yes-no-not-known': return [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }, { value: 'not-known', label: 'Not known' }];
    case 'choice':
    case 'choices': return question.options.map(({ value, label }) => ({ value, label }));
    case 'scale': return (form.scales.find((scale) => scale.key === question.scale)?.levels ?? []).map(({ value, label }) => ({ value, label }));
    default: return [];
  }
}

/** Under which earlier answer a question is asked; empty where it always is. */
export function conditionWords(form: FormDefinition, section: Section, question: Question): string {
  const control = controllerOf(form, section, question);
  if (question.when === undefined || control === undefined) return '';
  const labels = new Map(answersTo(form, control.question).map(({ value, label }) => [value, label]));
  return `Asked only where ‘${control.question.label}’ is answered ${question.when.is.map((value) => `‘${labels.get(value) ?? value}’`).join(' or ')}`;
}

/** Names for the keys of kinds of agency; any other key is a phase of school. */
export type KindName = (key: string) => string;
export const kindNames = (kinds: readonly { key: string; name: string }[]): KindName => (key) => kinds.find((kind) => kind.key === key)?.name ?? `School: ${phaseName(key)}`;
export const phaseName = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1).replaceAll('-', ' ')}`;
export const askedOfWords = (askedOf: readonly string[] | undefined, name: KindName): string => (askedOf === undefined ? '' : `Asked only of: ${askedOf.map(name).join('; ')}`);
export const standardName = (form: FormDefinition, key: string | undefined): string => (key === undefined ? '' : (form.standards?.find((standard) => standard.key === key)?.name ?? key));

/** Everything about a question beyond its label, hint and guidance, a line each. */
export const notesOf = (form: FormDefinition, section: Section, question: Question, name: KindName): string[] => [
  question.required ? 'Has to be answered' : '', question.notApplicable ? 'May be answered “not applicable”, with a reason' : '', question.evidence ? 'Evidence may be given' : '',
  question.standard === undefined ? '' : `Counts towards: ${standardName(form, question.standard)}`, askedOfWords(question.askedOf, name), conditionWords(form, section, question),
].filter((line) => line !== '');
