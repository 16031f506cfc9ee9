import { startAnswers, type Answers, type AnswerValue, type OnceAnswers, type SectionAnswers } from '../../../forms/index.ts';
import type { Day } from '../../../calendar/index.ts';
import type { Pack } from '../../../framework/index.ts';
import type { FormDefinition, Question, Section } from '../../../framework/schema/form.ts';
import { newId } from '../../../platform/index.ts';

/** What agencies wrote of their work with an invented family, in turn. */
const said = [
  'Seven contacts in eight months, five of them with the same worker, who left in the spring. The handover was one line long.',
  'Two calls were closed on the day they came. Neither note says what the neighbours had heard before.',
  'The practice saw them four times. Each visit was about something else, and nobody put the four together.',
  'A plan was agreed at the meeting in March. Its second page, on who would tell the school, was never sent.',
];
const good = 'The worker came back unannounced, sat on the stairs and listened, and wrote down what was said.';
const urgent = 'The health visitor sees the baby today. Nothing else has to be done at once.';
const gap = 'What each service knew was true and small. Put together it would have changed the plan.';

/** Invented answers to a form about a case, with nobody named in them. What would go into the vault is left out. */
export function caseAnswers(form: FormDefinition, { title, turn, on, pack, agencies }: { title: string; turn: number; on: Day; pack: Pack; agencies: readonly string[] }): Answers {
  let nth = turn;
  const answerTo = (question: Question): AnswerValue => {
    switch (question.type) {
      case 'text': return question.key.includes('post') || question.key.includes('author') ? 'Named professional' : 'As the record shows';
      case 'long-text': return (question.means === 'good-practice' ? good : question.means === 'gap' ? gap : question.means === 'urgent-action' ? urgent : question.key.startsWith('what') ? `${title}. Invented for the demonstration.` : said[nth++ % said.length]!).slice(0, question.maxLength);
      case 'number': return question.min ?? 4;
      case 'date': return on;
      case 'time': return '16:20';
      case 'yes-no': case 'yes-no-not-known': return question.means === 'was-involved' ? 'yes' : 'no';
      case 'choice': return question.options[0]!.value;
      case 'choices': return [question.options[0]!.value];
      case 'scale': return form.scales.find((scale) => scale.key === question.scale)!.levels[0]!.value;
      case 'agencies': return agencies.slice(0, 4);
      case 'themes': return [pack.themes[0]!.themes[0]!.key];
      case 'email': return 'named.professional@agency.example';
    }
  };
  const once = (section: Section): OnceAnswers => {
    const values: Record<string, AnswerValue> = {};
    for (const question of section.questions) {
      if (question.identity || (question.when !== undefined && !question.when.is.includes(String(values[question.when.question])))) continue;
      values[question.key] = answerTo(question);
    }
    const items = pack.criteria.find((set) => set.key === section.criteria)?.items ?? [];
    return { values, criteria: Object.fromEntries(items.map((item, index) => [item.key, { answer: index === 0 ? 'yes' : 'not-known', reason: 'On what was known on that day.' }])) };
  };
  const started = startAnswers(form, newId);
  return Object.fromEntries(form.sections.map((section): [string, SectionAnswers] => {
    const entries = started[section.key];
    return [section.key, section.repeats !== undefined && Array.isArray(entries) ? entries.slice(0, 1).map((entry) => ({ id: entry.id, letter: entry.letter, ...once(section) })) : once(section)];
  }));
}
