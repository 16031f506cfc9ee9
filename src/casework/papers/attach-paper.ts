import { record } from '../../access/record.ts';
import { cleanLine, isId, newId } from '../../platform/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { openReview, type OpenReview } from '../review/open-review.ts';
import { stepHref, type StepPage } from '../steps/step-page.ts';
import { mayAttach, papersAtStep } from './at-step.ts';
import { keepPaperFile, readPaperFile } from './keep-paper.ts';
import { fileField } from './paper-field.ts';
import { openTitle } from './paper-title.ts';

/** Attaches a paper at a step. `pageOf` is the page of the step, for whoever has to choose the file again, or has begun to fill in the step's own form. */
export async function attachPaper(visit: Visit, pageOf: (review: OpenReview, step: OpenReview['process']['definition']['steps'][number]) => ReturnType<StepPage['show']>): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const review = await openReview(visit, visit.params['id'] ?? '');
  const step = review?.process.definition.steps.find(({ key }) => key === visit.params['step']);
  if (review === null || step === undefined || (step.papers ?? []).length === 0) return notFound;
  if (!mayAttach(visit, review, step)) return forbidden;
  const [file] = visit.files;
  const title = cleanLine(sent(body, 'paper-title')).slice(0, 200);
  if (file === undefined) {
    const answer = await pageOf({ ...review, papers: { ...(await papersAtStep(visit, review, step)), problems: [{ field: fileField, message: 'Choose the file' }] } }, step);
    return answer.kind === 'page' ? { ...answer, status: 422 } : answer;
  }
  const asked = step.papers?.find(({ key }) => key === sent(body, 'paper'));
  const { process } = review;
  const fileId = await keepPaperFile(visit, process.caseId, file);
  const called = title || asked?.name || file.name;
  const identifies = asked?.identifies ?? false;
  await tx.insertInto('step_paper').values({
    partnership_id: me.partnershipId, id: newId(), case_id: process.caseId, process_id: process.id, step: step.key, paper: asked?.key ?? '', title: called, file_id: fileId, identifies, added_at: now, added_by: me.personId,
  }).execute();
  await record(tx, now, { deed: 'attached a paper', subjectKind: 'process', subjectId: process.id, caseId: process.caseId, detail: { reference: process.reference, step: step.key, paper: openTitle(process.definition, { step: step.key, paper: asked?.key ?? '', title: called, identifies }) } });
  if (!hasBegun(visit)) return { kind: 'redirect', to: `${stepHref(review, step)}#papers`, said: `“${called}” is attached.`, uploads: 'copied' };
  return pageOf({ ...review, papers: { ...(await papersAtStep(visit, review, step)), paper: null, title: '' } }, step);
}

/** Whether something of the step's own form came with the paper: then its page comes back with all of it. */
const hasBegun = ({ body }: Visit): boolean => Object.entries(body).some(([name, value]) => !['_csrf', 'paper', 'paper-title'].includes(name) && String(value).trim() !== '');

interface FoundPaper {
  id: string;
  step: string;
  paper: string;
  title: string;
  identifies: boolean;
  fileId: string;
  name: string;
  type: string;
}

async function findPaper({ tx, params }: Visit, processId: string): Promise<FoundPaper | undefined> {
  const id = params['paper'] ?? '';
  return isId(id) ? tx.selectFrom('step_paper as p').innerJoin('stored_file as f', (join) => join.onRef('f.partnership_id', '=', 'p.partnership_id').onRef('f.id', '=', 'p.file_id'))
    .select(['p.id', 'p.step', 'p.paper', 'p.title', 'p.identifies', 'f.id as fileId', 'f.name', 'f.type']).where('p.id', '=', id).where('p.process_id', '=', processId).where('p.withdrawn_at', 'is', null).executeTakeFirst() : undefined;
}

/** A paper, for the team of the case; one that says who people are for who may open the vault, and then it counts as an opening. */
export async function readPaper(visit: Visit): Promise<Reply> {
  const { tx, me, now } = visit;
  const review = await openReview(visit, visit.params['id'] ?? '');
  const paper = review === null ? undefined : await findPaper(visit, review.process.id);
  if (review === null || paper === undefined) return notFound;
  if (paper.identifies && !me.permissions.has('open-vault')) return forbidden;
  const { process } = review;
  const title = openTitle(process.definition, paper);
  await record(tx, now, {
    deed: paper.identifies ? 'opened the vault' : 'read a paper', subjectKind: 'process', subjectId: process.id, caseId: process.caseId,
    detail: { reference: process.reference, paper: title, ...(paper.identifies ? { reason: `Read the paper “${title}”` } : {}) },
  });
  return { kind: 'download', name: paper.name, type: paper.type, content: await readPaperFile(visit, { partnershipId: me.partnershipId, caseId: process.caseId }, paper.fileId) };
}

/** Takes a paper off a step that is not done yet. The file stays, and who took it off is on record. */
export async function takeOffPaper(visit: Visit): Promise<Reply> {
  const { tx, me, now } = visit;
  const review = await openReview(visit, visit.params['id'] ?? '');
  const paper = review === null ? undefined : await findPaper(visit, review.process.id);
  const step = review?.process.definition.steps.find(({ key }) => key === paper?.step);
  if (review === null || paper === undefined || step === undefined) return notFound;
  const { process } = review;
  if (!mayAttach(visit, review, step) || process.state.steps[step.key]!.standing === 'done') return forbidden;
  await tx.updateTable('step_paper').set({ withdrawn_at: now, withdrawn_by: me.personId }).where('id', '=', paper.id).execute();
  const title = openTitle(process.definition, paper);
  await record(tx, now, { deed: 'took a paper off', subjectKind: 'process', subjectId: process.id, caseId: process.caseId, detail: { reference: process.reference, step: step.key, paper: title } });
  return goTo(`${stepHref(review, step)}#papers`, `“${title}” is taken off.`);
}
