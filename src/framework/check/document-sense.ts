import { faultAt, type Fault, type PackText } from '../fault.ts';
import type { DocumentDefinition } from '../schema/document.ts';
import type { FormDefinition } from '../schema/form.ts';
import type { ProcessDefinition } from '../schema/process.ts';

/**
 * What a document is drawn from stands in a process that sends it: a step that asks that many questions, a decision with
 * those questions and outcomes. That the key exists in some process is looked at with all other references.
 */
export const sourceFaults = (text: PackText, documents: readonly DocumentDefinition[], processes: readonly ProcessDefinition[], forms: readonly FormDefinition[]): Fault[] => documents.flatMap((document, d) => {
  const senders = processes.filter((process) => process.steps.some(({ act }) => act.kind === 'notice' && act.document === document.key));
  return document.parts.flatMap((part, p) => (typeof part === 'string' ? [] : part.from.flatMap((source, s) => {
    const wrong = typeof source === 'string' ? null : wrongWith(source, senders, forms);
    return wrong === null ? [] : [faultAt(text, [d, 'parts', p, 'from', s], 'document-draws-on-nothing', `"${document.name}" draws ${wrong}`)];
  })));
});

type Keyed = Exclude<Extract<DocumentDefinition['parts'][number], object>['from'][number], string>;

function wrongWith(source: Keyed, senders: readonly ProcessDefinition[], forms: readonly FormDefinition[]): string | null {
  if ('says' in source) return null;
  if ('step' in source) {
    const steps = senders.flatMap((process) => process.steps.filter((step) => step.key === source.step));
    const asked = Math.max(0, ...steps.map(({ act }) => (act.kind === 'task' ? act.asks.length : 0)));
    const beyond = source.answers?.find((number) => number > asked);
    const known = steps.flatMap(({ act }) => (act.kind === 'form' ? (forms.find((form) => form.key === act.form)?.sections ?? []).flatMap((section) => section.questions.map(({ key }) => key)) : []));
    const unasked = source.questions?.find((key) => !known.includes(key));
    if (steps.length > 0 && unasked !== undefined) return `on the question "${unasked}" of the step "${source.step}", whose form does not ask it.`;
    return steps.length === 0 ? `on the step "${source.step}", which no process has that sends it.` : beyond === undefined ? null : `on answer ${beyond} of the step "${source.step}", which asks ${asked === 1 ? 'one question' : `${asked} questions`}.`;
  }
  if ('anchor' in source) return senders.some((process) => process.anchors.some(({ key }) => key === source.anchor)) ? null : `on the anchor "${source.anchor}", which no process has that sends it.`;
  if ('clock' in source) return senders.some((process) => process.clocks.some(({ key }) => key === source.clock)) ? null : `on the clock "${source.clock}", which no process has that sends it.`;
  const key = 'criteria' in source ? source.criteria : source.decision;
  const decisions = senders.flatMap((process) => process.decisions.filter((decision) => decision.key === key));
  if (decisions.length === 0) return `on the decision "${key}", which no process has that sends it.`;
  if ('criteria' in source) return decisions.some((decision) => decision.criteria.length > 0) ? null : `on the criteria of the decision "${key}", which has none.`;
  const outcome = source.is?.find((each) => !decisions.some((decision) => decision.outcomes.some((known) => known.key === each)));
  const aim = source.aims?.find((each) => !decisions.some((decision) => decision.aims.some((known) => known.key === each)));
  return outcome !== undefined ? `on the outcome "${outcome}" of the decision "${key}", which it does not have.` : aim === undefined ? null : `on the question "${aim}" of the decision "${key}", which it does not ask.`;
}
