import { record } from '../../access/record.ts';
import { isId } from '../../platform/index.ts';
import { findingPage } from '../../thread/findings/routes.tsx';
import { retie } from '../../thread/line/knot.ts';
import { goTo, notFound, type Reply, type Visit } from '../../web/visit/index.ts';
import { holdWords } from '../vault/hold-words.ts';

/** The learning group agrees a finding: it leaves its case, and the whole partnership may read it. Its words are held against the case's vault first. */
export async function agreeFinding(visit: Visit): Promise<Reply> {
  const { tx, now, today } = visit;
  const id = visit.params['id'] ?? '';
  if (!isId(id)) return notFound;
  const finding = await tx.selectFrom('finding').select(['id', 'case_id', 'origin_process_id', 'reference', 'text', 'cites']).where('id', '=', id).where('status', '=', 'draft').forUpdate().executeTakeFirst();
  if (finding === undefined) return notFound;
  const { reference } = finding;
  const mayName = await holdWords(visit, finding.case_id, { processId: finding.origin_process_id, subjectKind: 'finding', subjectId: id, reference, text: `${finding.text}\n${finding.cites}` });
  if (mayName !== null) return findingPage(visit, mayName);
  await tx.updateTable('finding').set({ status: 'agreed', agreed_on: today, case_id: null }).where('id', '=', id).execute();
  await retie(tx, id, { caseId: null });
  await record(tx, now, { deed: 'agreed a finding for sharing', subjectKind: 'finding', subjectId: id, caseId: finding.case_id, detail: { reference } });
  return goTo(`/findings/${id}`, `${reference} is agreed for sharing.`);
}
