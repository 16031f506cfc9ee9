import { record } from '../../../access/record.ts';
import { isId } from '../../../platform/index.ts';
import { readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { challengeHref, openChallenge, nameOf } from '../open-challenge.ts';
import { enter } from './ask.ts';
import { questionPage } from './question-page.tsx';
import { readQuestions, stateOf } from './read-questions.ts';

/** Changes or drops a draft, or settles what was asked with a sentence. */
export async function changeQuestion(visit: Visit): Promise<Reply> {
  const open = await openChallenge(visit, { locked: true });
  const id = visit.params['question'] ?? '';
  if (open === null || !isId(id)) return notFound;
  if (!open.asks) return forbidden;
  const { tx, now, me, body } = visit;
  const { ret, standards } = open;
  const question = (await readQuestions(tx, [ret.id])).find((each) => each.id === id);
  if (question === undefined) return notFound;
  const state = stateOf(question);
  const back = challengeHref(ret.id);
  const problems: FieldProblem[] = [];
  switch (sent(body, 'do')) {
    case 'change': {
      if (state !== 'draft') return questionPage(visit, [{ field: '', message: 'The question has been sent, and stays as it is.' }], 409);
      const standard = sent(body, 'standard');
      if (!standards.some(({ key }) => key === standard)) problems.push({ field: 'standard', message: 'Choose the standard' });
      const text = readText(body, 'question', { what: 'The question', missing: 'Enter the question', most: 2000 }, problems);
      if (problems.length > 0) return questionPage(visit, problems);
      await tx.updateTable('challenge_question').set({ standard, question: text }).where('id', '=', id).where('sent_on', 'is', null).execute();
      await record(tx, now, { deed: 'changed a question of the panel', subjectKind: 'return', subjectId: ret.id, detail: { question: id } });
      return goTo(back, 'The question is changed.');
    }
    case 'drop': {
      if (state !== 'draft') return questionPage(visit, [{ field: '', message: 'The question has been sent. Settle it instead.' }], 409);
      await tx.updateTable('challenge_question').set({ settled_at: now, settled_text: 'Not sent' }).where('id', '=', id).where('sent_on', 'is', null).execute();
      await record(tx, now, { deed: 'dropped a question of the panel', subjectKind: 'return', subjectId: ret.id, detail: { question: id } });
      return goTo(back, 'The question is dropped, and will not be sent.');
    }
    case 'settle': {
      if (state === 'settled' || state === 'draft') return questionPage(visit, [{ field: '', message: state === 'draft' ? 'The question has not been sent.' : 'The question has been settled.' }], 409);
      const text = readText(body, 'settled', { what: 'The sentence', missing: 'Enter what the panel makes of it', most: 2000 }, problems);
      if (problems.length > 0) return questionPage(visit, problems);
      await tx.updateTable('challenge_question').set({ settled_at: now, settled_text: text }).where('id', '=', id).where('settled_at', 'is', null).execute();
      await enter(tx, open, 'settled', `${nameOf(standards, question.standard)}: ${text}`, now, me.name);
      await record(tx, now, { deed: 'settled a question of the panel', subjectKind: 'return', subjectId: ret.id, detail: { question: id } });
      return goTo(back, 'The question is settled.');
    }
    default: return questionPage(visit, [{ field: '', message: 'Choose what to do' }]);
  }
}
