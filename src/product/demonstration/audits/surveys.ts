import { randomUUID } from 'node:crypto';
import { closeSurveys, openSurvey } from '../../../audits/index.ts';
import { addDays, type Day } from '../../../calendar/index.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import { editionOfBoard } from '../../../people/framework-edition.ts';
import type { Tx } from '../../../platform/index.ts';
import type { DemonstrationBoard } from '../found-board.ts';
import { inventAnswers } from './invented-answers.ts';

const at = (day: Day): Date => new Date(`${day}T09:00:00Z`);

/** What people write in a survey: those who work with families, and parents, children and young people themselves. All invented. */
const written: Record<'practitioners' | 'families', readonly string[]> = {
  practitioners: [
    'More time. I cancel what I would most like to do.', 'A list of whom to ask in the other agencies, with names that are still right.', 'Supervision that is not moved when the rota is short.',
    'Being told what came of a referral.', 'Somebody to sit beside me the first time I ask a child about home.', 'One page on what the last review said, not forty.',
  ],
  families: [
    'The same person came every time. I did not have to start again.', 'It took three weeks before anybody rang us back.', 'The meeting was after school pick-up so I could come, and nobody used long words.',
    'She asked me what I wanted to happen, not just my mum.', 'Nobody told us why they were asking all those questions.', 'They rang half a year later to see how we were getting on. That meant a lot.',
    'I would have liked to talk to somebody without my dad in the room.',
  ],
};

/** For each survey of the framework: one that is closed, with a few words released, and one that is open. All invented, and dated from today. */
export async function fillSurveys(tx: Tx, { partnershipId, boardId }: DemonstrationBoard, today: Day): Promise<void> {
  const edition = await editionOfBoard(tx, partnershipId, boardId);
  const theme = edition.pack.themes[0]?.themes[0]?.key;
  const opening = (day: Day) => ({ tx, me: { partnershipId, personId: null }, now: at(day), today: day });
  for (const form of edition.pack.forms.filter((each) => each.tool === 'survey')) {
    const order = { board: { id: boardId, name: '', edition }, source: { form }, about: '', themes: theme === undefined ? [] : [theme] };
    const closed = await openSurvey(opening(addDays(today, -60)), { ...order, name: `${form.name}, invented`, closesOn: addDays(today, -32) });
    await answer(tx, partnershipId, boardId, closed, form, 46);
    await closeSurveys(tx, partnershipId, at(today));
    await release(tx, partnershipId, boardId, closed, form, at(addDays(today, -20)));
    const open = await openSurvey(opening(addDays(today, -6)), { ...order, name: `${form.name}, invented, again`, closesOn: addDays(today, 22) });
    await answer(tx, partnershipId, boardId, open, form, 17);
  }
}

async function answer(tx: Tx, partnershipId: string, boardId: string, surveyId: string, form: FormDefinition, many: number): Promise<void> {
  const words = written[form.survey?.speaks ?? 'practitioners'];
  await tx.insertInto('survey_answer').values(Array.from({ length: many }, (_, place) => {
    const answers = inventAnswers(form, place * 3 + many, 0.25 + (place % 7) * 0.1, '2026-01-01' as Day);
    for (const section of form.sections) {
      const part = answers[section.key];
      if (part === undefined || !('values' in part)) continue;
      const values = part.values as Record<string, unknown>;
      for (const [index, question] of section.questions.entries()) {
        if (question.type !== 'long-text') continue;
        if ((place + index) % 5 === 0) values[question.key] = words[(place + index) % words.length]!;
        else delete values[question.key];
      }
    }
    return { partnership_id: partnershipId, id: randomUUID(), survey_id: surveyId, board_id: boardId, answers: JSON.stringify(answers) };
  })).execute();
}

async function release(tx: Tx, partnershipId: string, boardId: string, surveyId: string, form: FormDefinition, when: Date): Promise<void> {
  const asked = form.sections.flatMap((section) => section.questions.filter(({ type }) => type === 'long-text').map(({ key }) => [section.key, key] as const))[0];
  if (asked === undefined) return;
  const answers = await tx.selectFrom('survey_answer').select(['id', 'answers']).where('survey_id', '=', surveyId).execute();
  const said = answers.flatMap(({ id, answers: given }) => {
    const words = (given as Record<string, { values?: Record<string, unknown> }>)[asked[0]]?.values?.[asked[1]];
    return typeof words === 'string' ? [{ id, words }] : [];
  });
  const once = [...new Map(said.map((each) => [each.words, each])).values()].slice(0, 3);
  if (once.length > 0) await tx.insertInto('survey_words').values(once.map(({ id, words }) => ({ partnership_id: partnershipId, survey_id: surveyId, answer_id: id, question: asked.join('/'), board_id: boardId, words, at: when }))).execute();
}
