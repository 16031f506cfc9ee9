import type { FormDefinition, Question, Section } from '../../../framework/schema/form.ts';
import { standardOf } from '../../tools/grades.ts';

/** What an answer in words is about: good practice, a gap, what shows a grade, or what is planned. */
export type SaidKind = 'practice' | 'shows' | 'gap' | 'planned';
export const saidKinds: readonly { key: SaidKind; words: string }[] = [
  { key: 'practice', words: 'Good practice' }, { key: 'shows', words: 'What shows it' }, { key: 'gap', words: 'Gaps' }, { key: 'planned', words: 'Planned actions' },
];

/** A question of a tool that is answered in words. */
export interface SaidQuestion {
  kind: SaidKind;
  standard: string;
  section: string;
  question: string;
  /** What was asked; of what hangs on another question, that other's words. */
  about: string;
  /** The question that it hangs on, and the answers with which it is asked: an answer left over from before is not told. */
  whenQuestion: string | null;
  whenIs: readonly string[];
  /** Of a planned action: who sees to it, and by what day. */
  owner: string | null;
  day: string | null;
}

/** The questions of a tool that are answered in words, in its order. What identifies somebody is not among them. */
export function saidQuestions(tool: FormDefinition): SaidQuestion[] {
  return tool.sections.filter((section) => section.repeats === undefined).flatMap((section) => section.questions.flatMap((question): SaidQuestion[] => {
    const standard = standardOf(section, question);
    const kind = kindOf(question);
    if (standard === undefined || kind === null || question.identity) return [];
    const beside = (means: 'planned-owner' | 'planned-day'): string | null => (kind === 'planned' ? (section.questions.find((each) => each.means === means && each.when?.question === question.when?.question)?.key ?? null) : null);
    return [{
      kind, standard, section: section.key, question: question.key, about: aboutOf(section, question), whenQuestion: question.when?.question ?? null, whenIs: question.when?.is ?? [], owner: beside('planned-owner'), day: beside('planned-day'),
    }];
  }));
}

function kindOf({ type, means }: Question): SaidKind | null {
  if (type !== 'text' && type !== 'long-text') return null;
  if (means === 'good-practice') return 'practice';
  if (means === 'gap' || means === 'urgent-action') return 'gap';
  if (means === 'planned-action') return 'planned';
  return means === undefined ? 'shows' : null;
}

/** A question that only makes sense under another is told by that other's words: "What will you do about it?" says nothing by itself. */
function aboutOf(section: Section, question: Question): string {
  const controller = section.questions.find((each) => each.key === question.when?.question);
  if (controller !== undefined) return controller.label;
  const place = section.questions.indexOf(question);
  const graded = section.questions.slice(0, place).findLast((each) => each.type === 'scale');
  return graded !== undefined && question.key.startsWith(`${graded.key}-`) ? graded.label : question.label;
}
