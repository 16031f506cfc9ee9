import { record } from '../../access/record.ts';
import type { Hold, Leaving, MayName } from '../../thread/may-name.tsx';
import { sentAll, type Visit } from '../../web/visit/index.ts';
import { namesInWords } from './names-in-words.ts';
import { takeOutAll } from './vault.ts';

/**
 * Holds words that go beyond the team of a case against its vault. Where some stand in both, whoever may open the vault sees
 * which, and confirms that they name nobody; others are told only that somebody who may has to look, so that nobody finds out a
 * name by trying. Each look is recorded, and so is each confirmation.
 * @returns what stands in the way; null where the words may go
 */
export async function holdWords(visit: Visit, caseId: string | null, { subjectKind, subjectId, reference, text }: Leaving): Promise<MayName | null> {
  const { tx, me, now } = visit;
  const words = caseId === null || text.trim() === '' ? [] : namesInWords(text, identitiesIn(await takeOutAll(tx, visit.app.key, { partnershipId: me.partnershipId, caseId })));
  if (words.length === 0) return null;
  const about = { subjectKind, subjectId, caseId };
  if (!me.permissions.has('open-vault')) {
    if (subjectKind !== 'process') await record(tx, now, { ...about, deed: 'was refused words that may name somebody', detail: { reference } });
    return { words: null };
  }
  if (!sentAll(visit.body, 'named').includes(words.join('; '))) {
    await record(tx, now, { ...about, deed: 'opened the vault', detail: { reference, reason: `Words about ${reference} stand in it and were shown before they leave the case` } });
    return { words };
  }
  await record(tx, now, { ...about, deed: 'confirmed that words name nobody', detail: { reference } });
  return null;
}

/** The same for what is drawn from a review, as far as the visitor is on the team of its case: others know nothing of it but what has left it already. */
export const holdDrawn: Hold = async (visit, leaving) => {
  if (leaving.processId === null) return null;
  const process = await visit.tx.selectFrom('process').select('case_id').where('id', '=', leaving.processId).executeTakeFirst();
  return holdWords(visit, process?.case_id ?? null, leaving);
};

/** What was put away holds lists of answers, each with its value. */
const identitiesIn = (putAway: readonly unknown[]): unknown[] =>
  putAway.flatMap((entry) => (Array.isArray(entry) ? entry : [])).map((answer: unknown) => (typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : null));
