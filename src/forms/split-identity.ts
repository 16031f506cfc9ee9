import type { FormDefinition, Question } from '../framework/schema/form.ts';
import { at, entriesOf, onceOf, type Answers, type AnswerValue, type OnceAnswers, type Values } from './answers.ts';
import { entryLabel } from './entries.ts';
import { entryOf, partsOf } from './leaves.ts';

/** An answer that identifies a person: it is kept in the case's vault and nowhere else. */
export interface IdentityAnswer {
  readonly section: string;
  /** The entry's id; null in a section answered once. */
  readonly entry: string | null;
  /** "Child A"; '' in a section answered once. */
  readonly label: string;
  readonly question: string;
  readonly value: AnswerValue;
}

export interface SplitAnswers {
  /** The answers without any that identifies: what is stored beside the case. */
  readonly plain: Answers;
  readonly identity: readonly IdentityAnswer[];
}

/** Takes the identifying answers (questions marked `identity`) out of a form's answers. `joinIdentity` puts them back. */
export function splitIdentity(form: FormDefinition, answers: Answers): SplitAnswers {
  const identity: IdentityAnswer[] = [];
  const plain: Record<string, Answers[string]> = { ...answers };
  for (const section of form.sections) {
    const secret = section.questions.filter((question) => question.identity);
    if (secret.length === 0 || at(answers, section.key) === undefined) continue;
    for (const part of partsOf(section, answers)) {
      const entry = entryOf(part);
      for (const { key } of secret) {
        const value = at(part.values, key);
        if (value !== undefined) identity.push({ section: section.key, entry: entry?.id ?? null, label: entryLabel(section, entry), question: key, value });
      }
    }
    const strip = <T extends OnceAnswers>(part: T): T => ({ ...part, values: without(part.values, secret) });
    plain[section.key] = section.repeats ? entriesOf(answers, section.key).map(strip) : strip(onceOf(answers, section.key));
  }
  return { plain, identity };
}

const without = (values: Values, questions: readonly Question[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !questions.some((question) => question.key === key)));

/** The answers with the identifying ones back in their places. One whose entry is gone is left out. */
export function joinIdentity(form: FormDefinition, { plain, identity }: SplitAnswers): Answers {
  const joined: Record<string, Answers[string]> = { ...plain };
  for (const section of form.sections) {
    const given = identity.filter((one) => one.section === section.key);
    if (given.length === 0) continue;
    const fill = <T extends OnceAnswers>(part: T, own: readonly IdentityAnswer[]): T =>
      ({ ...part, values: { ...part.values, ...Object.fromEntries(own.map((one) => [one.question, one.value])) } });
    joined[section.key] = section.repeats
      ? entriesOf(plain, section.key).map((entry) => fill(entry, given.filter((one) => one.entry === entry.id)))
      : fill(onceOf(plain, section.key), given);
  }
  return joined;
}
