import { record } from '../../../access/record.ts';
import { readText, type FieldProblem } from '../../../web/fields/index.ts';
import { goTo, notFound, sent, type Reply } from '../../../web/visit/index.ts';
import { doorOfReturn } from '../../evidence/door.ts';
import { addEvidence } from '../../evidence/keep-evidence.ts';
import { readEvidenceOf } from '../../evidence/read-evidence.ts';
import type { OpenReturn } from '../../returns/the-return.ts';
import { nameOf } from '../open-challenge.ts';
import { enter } from './ask.ts';
import { agencyPage } from './agency-page.tsx';
import { readSent } from './read-questions.ts';

/** Keeps the agency's reply to a question of the panel, with further evidence where it gives any. What it said before stays in the history. */
export async function reply(open: OpenReturn): Promise<Reply> {
  const { tx, ret, body, files, now, who, via, linkId } = open;
  if (!open.fills || open.only !== null) return notFound;
  const question = (await readSent(tx, ret.id)).find((each) => each.id === sent(body, 'questionId'));
  if (question === undefined) return notFound;
  if (question.settledAt !== null) return agencyPage(open, [{ field: '', message: `The panel has settled this question: ${question.settledText}` }], 409);
  if (sent(body, 'was') !== String(question.repliedAt?.getTime() ?? 0)) return agencyPage(open, [{ field: '', message: `${question.repliedBy} has replied meanwhile. That reply stands above; yours is below it. Send it again if it is to take its place.` }], 409);
  const problems: FieldProblem[] = [];
  const text = readText(body, 'reply', { what: 'The reply', missing: 'Enter your reply', most: 10_000 }, problems);
  const title = readText(body, 'title', { what: 'The title', most: 200 }, problems);
  const file = files.find(({ field }) => field === 'file');
  if (file !== undefined && title === '') problems.push({ field: 'title', message: 'Enter what the file is' });
  if (file === undefined && title !== '') problems.push({ field: 'file', message: 'Choose the file' });
  const owner = { partnershipId: ret.partnershipId, respondentId: ret.respondentId, agencyId: ret.agencyId };
  const chosen = sent(body, 'evidence');
  if (chosen !== '' && !(await readEvidenceOf(tx, [ret.respondentId])).some(({ id }) => id === chosen)) problems.push({ field: 'evidence', message: 'Choose a piece of evidence from the list' });
  if (problems.length > 0) return agencyPage(open, problems);
  const evidenceId = file === undefined ? (chosen === '' ? null : chosen) : await addEvidence(doorOfReturn(open), owner, { title, about: '', expiresOn: null }, file);
  // The board reads a piece only where it is given for an answer to it; this is such an answer.
  if (evidenceId !== null) await tx.insertInto('evidence_use').values({ partnership_id: ret.partnershipId, evidence_id: evidenceId, return_id: ret.id, question: `challenge/${question.id}`, board_id: ret.boardId, agency_id: ret.agencyId, at: now, by_name: who }).onConflict((c) => c.doNothing()).execute();
  await tx.updateTable('challenge_question').set({ reply: text, replied_by: who, replied_at: now, evidence_id: evidenceId }).where('id', '=', question.id).where('settled_at', 'is', null).execute();
  await enter(tx, open, 'replied', `${nameOf(ret.form.standards ?? [], question.standard)}: ${text}`, now, who);
  await record(tx, now, { deed: 'replied to a question of the panel', via, subjectKind: 'return', subjectId: ret.id, detail: { question: question.id, ...(linkId === null ? {} : { holder: linkId }) } });
  return goTo(`${open.base}/challenge`, 'Your reply has gone to the panel.');
}
