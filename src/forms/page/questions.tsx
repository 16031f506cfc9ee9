import type { ComponentChildren } from 'preact';
import type { FormDefinition, Question, Section } from '../../framework/schema/form.ts';
import { at, type Answers, type Entry, type OnceAnswers } from '../answers.ts';
import { questionField, typedText, type Problem, type Typed } from '../fields.ts';
import { entryOf, questionPath } from '../leaves.ts';
import { labelOf, optionsOf, takesMany, type Offered } from '../offered.ts';
import { controllerOf, isShown } from '../visible.ts';
import { QuestionField } from './question-field.tsx';

export interface PartProps {
  form: FormDefinition;
  section: Section;
  /** The start of the names of this part's fields. */
  prefix: string;
  part: OnceAnswers | Entry;
  answers: Answers;
  typed: Typed;
  problems: readonly Problem[];
  offered: Offered;
  /** What a page says below a question of its own accord, by the path of its answer. */
  beside?: ((path: string, question: Question) => ComponentChildren) | undefined;
}

/**
 * The questions of a section or an entry. One that hangs on a single option of a radio question on the page is
 * revealed by it; any other that hangs on an answer of the page says when it is to be answered.
 */
export function Questions(props: PartProps) {
  const shown = props.section.questions.filter((question) => isShown(props.form, props.section, question, props.answers));
  const nested = new Set(shown.filter((question) => hostOf(props, question) !== undefined).map((question) => question.key));
  const field = (question: Question): ComponentChildren => {
    const guests = shown.filter((guest) => hostOf(props, guest)?.key === question.key);
    return <One key={question.key} props={props} question={question} reveals={revealsOf(guests, field)} nested={nested.has(question.key)} />;
  };
  return <>{shown.filter((question) => !nested.has(question.key)).map(field)}</>;
}

function One({ props, question, reveals, nested }: { props: PartProps; question: Question; reveals: ReadonlyMap<string, ComponentChildren>; nested: boolean }) {
  const { form, typed, problems, offered, part, prefix } = props;
  const onlyIf = nested ? undefined : onlyIfOf(props, question);
  const field = (
    <>
      <QuestionField form={form} question={question} name={questionField(prefix, question.key)} typed={typed} problems={problems} offered={offered}
        stored={at(part.values, question.key)} reveals={reveals} onlyIf={onlyIf} />
      {props.beside?.(questionPath(props.section.key, entryOf(part)?.id, question.key), question)}
    </>
  );
  // With a script what does not have to be answered is out of the way (only-if.js); without one it says when it is to be answered.
  return onlyIf === undefined ? field : <div data-only-if={questionField(prefix, question.when!.question)} data-is={question.when!.is.join(' ')}>{field}</div>;
}

function revealsOf(guests: readonly Question[], field: (question: Question) => ComponentChildren): ReadonlyMap<string, ComponentChildren> {
  const reveals = new Map<string, ComponentChildren[]>();
  for (const guest of guests) {
    const option = guest.when?.is[0] ?? '';
    reveals.set(option, [...(reveals.get(option) ?? []), field(guest)]);
  }
  return reveals;
}

/** The radio question under one of whose options this question is revealed. One level deep, and never where an error would be hidden. */
function hostOf({ form, section, prefix, typed, problems, offered }: PartProps, question: Question): Question | undefined {
  const control = controllerOf(form, section, question);
  if (!control || control.section.key !== section.key || question.when?.is.length !== 1) return undefined;
  const host = control.question;
  const option = question.when.is[0];
  if (takesMany(host) || host.when !== undefined || !optionsOf(form, host, offered).some((one) => one.value === option)) return undefined;
  const isHidden = typedText(typed, questionField(prefix, host.key)) !== option;
  const isWrong = problems.some((problem) => problem.field === questionField(prefix, question.key));
  return isHidden && isWrong ? undefined : host;
}

/** "Only if you answered ‘Yes’ or ‘Not known’ to ‘Are there other children?’." */
function onlyIfOf({ form, section, offered }: PartProps, question: Question): string | undefined {
  const control = controllerOf(form, section, question);
  if (!control || !question.when || control.section.key !== section.key) return undefined;
  const options = optionsOf(form, control.question, offered);
  const answers = question.when.is.map((value) => `‘${labelOf(options, value)}’`);
  const last = answers.pop() ?? '';
  return `Only if you answered ${answers.length > 0 ? `${answers.join(', ')} or ${last}` : last} to ‘${control.question.label}’.`;
}
