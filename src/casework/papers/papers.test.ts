import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { stageReview } from '../../../test/support/staged-review.ts';

const copy = 'The notification of the authority: Robin Merriweather, born on 2 March 2011.';

eachDatabase('the papers of a step', (kind) => {
  const board = useAuditedBoard(kind);

  const attach = async (who: Browser, step: string, paper: string, file: { name: string; content: string } | null, title = '', typed: Readonly<Record<string, string>> = {}) => {
    const page = await who.get(step);
    const field = (key: string, value: string) => `--edge\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
    const payload = `${field('_csrf', /name="_csrf" value="([^"]*)"/.exec(page.html)![1]!)}${Object.entries(typed).map(([key, value]) => field(key, value)).join('')}${field('paper', paper)}${field('paper-title', title)}--edge\r\nContent-Disposition: form-data; name="file"; filename="${file?.name ?? ''}"\r\nContent-Type: text/plain\r\n\r\n${file?.content ?? ''}\r\n--edge--\r\n`;
    return board.it.product.server.inject({ method: 'POST', url: `${step}/papers`, cookies: Object.fromEntries(who.cookies), headers: { 'content-type': 'multipart/form-data; boundary=edge' }, payload });
  };
  const links = (html: string, review: string) => [...html.matchAll(new RegExp(`/reviews/${review}/papers/[\\w-]+`, 'g'))].map(([link]) => link);

  it('have to be there before a notice is sent whose copy the framework asks for, lie sealed, and are read by who may open the vault', async () => {
    const { id, caseId } = await stageReview(board.it, '2026-11-18', { process: 'serious-case-review-decision', title: 'A case without a review', began: 60, pace: 3, outcomes: { information: 'enough', 'adult-death': 'no', review: 'no-review' }, at: 'tell-of-no-review' });
    const step = `/reviews/${id}/steps/tell-of-no-review`;
    const manager = await board.it.signedIn('business-manager');
    const send = () => manager.send(step, step, { 'sentOn-day': '18', 'sentOn-month': '11', 'sentOn-year': '2026', how: 'Secure mail', reference: 'It has it.', 'paper-title': 'Typed before it was refused' });
    const without = await send();
    expect(without.status).toBe(422);
    expect(without.text).toContain('Attach first: Copy of the local authority');
    expect(without.html).toContain('It has it.');
    expect(without.html, 'at the field, not at the head of the page alone').toMatch(/id="paper-file-error"(?:(?!<\/p>).)*Attach first: Copy of the local authority/s);
    expect(without.html).toContain('Typed before it was refused');

    const nothing = await attach(manager, step, 'notification', null, 'The copy');
    expect(nothing.statusCode).toBe(422);
    expect(nothing.payload).toContain('Choose the file');
    expect(nothing.payload).toContain('The copy');

    const begun = await attach(manager, step, 'notification', { name: 'first.txt', content: copy }, 'A first copy', { how: 'By courier', reference: 'Typed before the paper' });
    expect(begun.statusCode).toBe(200);
    expect((await manager.get(`${step}/papers`)).text, 'whoever comes back to that address finds the step').toContain('A first copy');
    expect(begun.payload).toContain('By courier');
    expect(begun.payload, 'what was typed of a paper goes once it is attached').not.toContain('value="A first copy"');
    expect(begun.payload).toContain('Typed before the paper');
    const [first] = links(begun.payload, id);
    expect((await manager.post(first!)).status).toBe(303);

    expect((await attach(manager, step, 'notification', { name: 'notification.txt', content: copy }, 'What was said of Robin')).statusCode).toBe(303);
    const [paper] = links((await manager.get(step)).html, id);
    const read = await board.it.product.server.inject({ method: 'GET', url: paper!, cookies: Object.fromEntries(manager.cookies) });
    expect(read.payload).toBe(copy);
    expect(read.headers['content-disposition']).toContain('notification.txt');
    const kept = await board.it.as((tx) => tx.selectFrom('stored_file').select(['id', 'case_id']).where('name', '=', 'notification.txt').executeTakeFirstOrThrow());
    expect(kept.case_id).toBe(caseId);
    const folder = join(board.it.product.app.settings.dataDir, 'files');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    expect(files.map(({ name }) => name)).toContain(kept.id);
    for (const file of files) expect((await readFile(join(file.parentPath, file.name))).includes('Merriweather'), 'nothing of what came unsealed is left').toBe(false);
    expect((await manager.get(`/files/${kept.id}`)).status).toBe(404);
    expect((await manager.get(`/reviews/${id}/vault`)).text).toContain('Read the paper “Copy of the local authority');

    const chair = await board.it.signedIn('lscb-chair');
    const seen = await chair.get(step);
    expect(seen.text).toContain('in the vault');
    expect(seen.html).not.toContain(`href="${paper}"`);
    expect(seen.html, 'a name may stand in either').not.toMatch(/notification\.txt|Robin/);
    expect((await manager.get(step)).text).toContain('What was said of Robin');
    const told = await board.it.as((tx) => tx.selectFrom('record_entry').select('detail').where('case_id', '=', caseId).execute());
    expect(JSON.stringify(told)).not.toContain('Robin');
    expect((await chair.get(paper!)).status).toBe(403);
    const stranger = await board.it.signedIn('youth-forum-worker').catch(() => null);
    if (stranger !== null) expect([403, 404]).toContain((await stranger.get(paper!)).status);

    expect((await send()).status).toBe(303);
    expect((await manager.post(paper!)).status).toBe(403);
  });

  it('may be taken off again while the step is not done, and are then missing once more', async () => {
    const { id } = await stageReview(board.it, '2026-11-18', { process: 'serious-case-review', title: 'A report before its publication', began: 100, pace: 6, outcomes: { doubt: 'intended', accept: 'accepted' }, at: 'decide-publication' });
    const step = `/reviews/${id}/steps/decide-publication`;
    const [manager, chair] = [await board.it.signedIn('business-manager'), await board.it.signedIn('lscb-chair')];
    const decide = async () => {
      const { html } = await chair.get(step);
      const criteria = Object.fromEntries([...html.matchAll(/name="(publication\.[\w-]+)\.reason"/g)].flatMap(([, name]) => [[name!, 'yes'], [`${name}.reason`, 'On what was said.']]));
      return chair.post(step, { outcome: 'publish', justification: 'The learning is for all.', 'aims.advice': 'The solicitor.', 'aims.considered': 'One by one.', ...criteria });
    };
    const early = await decide();
    expect(early.status).toBe(422);
    expect(early.text).toContain('Attach first: Advice of lawyers, doctors or communications professionals');
    expect((await attach(manager, step, 'advice', { name: 'advice.txt', content: 'Nothing stands against it.' }, 'Advice of the solicitor')).statusCode).toBe(303);
    const [paper] = links((await chair.get(step)).html, id);
    expect((await chair.get(paper!)).html).toBe('Nothing stands against it.');
    expect((await manager.post(paper!)).status).toBe(303);
    expect((await chair.get(paper!)).status).toBe(404);
    expect((await decide()).status).toBe(422);
    expect((await attach(chair, step, 'advice', { name: 'advice.txt', content: 'Nothing stands against it.' })).statusCode).toBe(303);
    expect((await decide()).status).toBe(303);
  });

  it('follow the review to the steps that rest on them, where what was answered before is shown too', async () => {
    const { id } = await stageReview(board.it, '2026-11-18', { process: 'serious-case-review', title: 'A draft to be accepted', began: 100, pace: 6, at: 'draft' });
    const [manager, chair] = [await board.it.signedIn('business-manager'), await board.it.signedIn('lscb-chair')];
    const draft = `/reviews/${id}/steps/draft`;
    expect((await attach(manager, draft, 'draft', { name: 'draft.txt', content: 'The draft.' }, 'Draft of 18 November')).statusCode).toBe(303);
    expect((await manager.send(draft, draft, { 'ask.0': 'Nobody put the calls together.', 'ask.1': 'The school wrote it all down.', 'ask.2': 'One list of calls.', 'ask.3': 'The agencies.' })).status).toBe(303);
    const accept = await chair.get(`/reviews/${id}/steps/accept`);
    expect(accept.text).toContain('Draft of 18 November');
    expect(accept.text).toContain('Nobody put the calls together.');
    expect(accept.html).toContain(`/reviews/${id}/report.docx`);
    expect(links(accept.html, id)).toHaveLength(1);
  });
});
