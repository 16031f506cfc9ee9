import type { FormDefinition, Question, Section } from '../../framework/schema/form.ts';
import { nearest } from '../../platform/text/nearest.ts';

export interface NamedQuestion {
  section: Section;
  question: Question;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9/]+/g, ' ').trim();
/** "2.1 Is there a policy?" is the question "Is there a policy?". */
const unnumbered = (text: string): string => plain(text).replace(/^(q ?)?\d+( \d+)* (?=\S)/, '');

/** Finds a tool's questions by what a file calls them: SECTION/QUESTION, the key, or the words of the question. */
export class QuestionNames {
  private readonly byName = new Map<string, NamedQuestion[]>();

  constructor({ sections }: FormDefinition) {
    for (const section of sections) {
      for (const question of section.questions) {
        for (const name of new Set([plain(`${section.key}/${question.key}`), plain(question.key), plain(question.label), unnumbered(question.label)])) this.byName.set(name, [...(this.byName.get(name) ?? []), { section, question }]);
      }
    }
  }

  /** The question of a name, or why there is none. */
  find(text: string): NamedQuestion | { wrong: string } {
    const found = this.byName.get(plain(text)) ?? this.byName.get(unnumbered(text)) ?? [];
    if (found.length === 1) return found[0]!;
    if (found.length > 1) return { wrong: `"${text}" is asked in ${found.length} parts of the tool. Write which: ${found.map(({ section, question }) => `${section.key}/${question.key}`).join(', ')}.` };
    const near = nearest(plain(text), [...this.byName.keys()]);
    return { wrong: `The tool has no question "${text}".${near === null ? '' : ` Did you mean "${this.byName.get(near)![0]!.question.label}"?`}` };
  }

  knows(text: string): boolean {
    return !('wrong' in this.find(text));
  }
}

/** The question that takes what is said beside a graded one: the next that is answered in words, before anything else is graded. */
export function commentOn({ section, question }: NamedQuestion): Question | null {
  const after = section.questions.slice(section.questions.indexOf(question) + 1);
  const stop = after.findIndex((each) => each.type === 'scale' || each.type === 'choice');
  return after.slice(0, stop === -1 ? undefined : stop).find((each) => each.type === 'long-text' || each.type === 'text') ?? null;
}
