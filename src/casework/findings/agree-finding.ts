import { record } from '../../access/record.ts';
import { isId } from '../../platform/index.ts';
import { findingPage } from '../../thread/findings/routes.tsx';
import { retie } from '../../thread/line/knot.ts';
import { goTo, notFound, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { namesInWords } from '../vault/names-in-words.ts';
import { takeOutAll } from '../vault/vault.ts';

/**
 * The learning group agrees a finding: it leaves its case, and the whole partnership may read it. Its words are held against
 * the case's vault first. Where some stand in both, whoever may open the vault sees which, and confirms that they name nobody;
 * others are told only that somebody who may has to look, so that nobody finds out a name by trying. Each look is recorded.
 */
export async function agreeFinding(visit: Visit): Promise<Reply> {
  const { tx, me, now, today } = visit;
  const id = visit.params['id'] ?? '';
  if (!isId(id)) return notFound;
  const finding = await tx.selectFrom('finding').select(['id', 'case_id', 'reference', 'text', 'cites']).where('id', '=', id).where('status', '=', 'draft').forUpdate().executeTakeFirst();
  if (finding === undefined) return notFound;
  const { reference } = finding;
  const words = finding.case_id === null ? [] : namesInWords(`${finding.text}\n${finding.cites}`, identitiesIn(await takeOutAll(tx, visit.app.key, { partnershipId: me.partnershipId, caseId: finding.case_id })));
  const mayOpen = me.permissions.has('open-vault');
  if (words.length > 0 && !(mayOpen && sent(visit.body, 'named') === words.join('; '))) {
    await record(tx, now, {
      subjectKind: 'finding', subjectId: id, caseId: finding.case_id,
      ...(mayOpen ? { deed: 'opened the vault', detail: { reference, reason: `Words of ${reference} stand in it and were shown before it is agreed` } } : { deed: 'was refused to agree a finding that may name somebody', detail: { reference } }),
    });
    return findingPage(visit, { words: mayOpen ? words : null });
  }
  await tx.updateTable('finding').set({ status: 'agreed', agreed_on: today, case_id: null }).where('id', '=', id).execute();
  await retie(tx, id, { caseId: null });
  await record(tx, now, { deed: 'agreed a finding for sharing', subjectKind: 'finding', subjectId: id, caseId: finding.case_id, detail: { reference, ...(words.length === 0 ? {} : { confirmed: 'Words that also stand in the vault name nobody here' }) } });
  return goTo(`/findings/${id}`, `${reference} is agreed for sharing.`);
}

/** What was put away holds lists of answers, each with its value. */
const identitiesIn = (putAway: readonly unknown[]): unknown[] =>
  putAway.flatMap((entry) => (Array.isArray(entry) ? entry : [])).map((answer: unknown) => (typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : null));
