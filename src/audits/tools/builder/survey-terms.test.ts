import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../../access/testing/browser.ts';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useFilledBoard } from '../../../../test/security/filled-board.ts';
import { readTool } from '../editions.ts';

eachDatabase('a survey made in the browser', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  let at: string;
  const draft = async () => (await filled.it.product.app.database.run({ role: 'gt_worker', partnershipId: filled.it.board.partnershipId }, (tx) => readTool(tx, at.split('/')[3]!)))!;
  const begin = async (toolKind: string): Promise<string> => {
    const answer = await manager.send('/audits/tools/new', '/audits/tools/new', { board: filled.it.board.boardId, name: 'What families say', kind: toolKind });
    if (answer.to === undefined) throw new Error(answer.text);
    return answer.to;
  };
  const change = async (part: string, fields: Record<string, string | string[]>) => {
    const revision = /name="revision" value="(\d+)"/.exec((await manager.get(`${at}${part}`)).html)?.[1] ?? '';
    return manager.post(`${at}${part}`, { revision, do: 'save', ...fields });
  };
  const about = (fields: Record<string, string>) => change('/about', { name: 'What families say', kind: 'survey', whom: 'Parents', speaks: 'families', anonymous: 'yes', ...fields });

  beforeAll(async () => {
    manager = await filled.it.signedIn('manager');
    at = await begin('survey');
  });

  it('begins with terms that its keeper can change', async () => {
    expect((await draft()).form.survey).toEqual({ whom: 'Whoever has the link', speaks: 'practitioners', anonymous: true });
    const page = await manager.get(`${at}/about`);
    expect(page.html).toMatch(/name="whom"[^>]*value="Whoever has the link"/);
    expect(page.html).toMatch(/name="speaks"[^>]*value="practitioners"[^>]*checked/);
    expect(page.html).toMatch(/name="anonymous"[^>]*value="yes"[^>]*checked/);
  });

  it('keeps who is asked, for whom they speak and whether they give a name, and shows them again', async () => {
    expect((await about({ whom: 'Chairs of conferences', anonymous: 'no' })).to).toBe(at);
    expect((await draft()).form.survey).toEqual({ whom: 'Chairs of conferences', speaks: 'families', anonymous: false });
    const page = await manager.get(`${at}/about`);
    expect(page.html).toMatch(/name="whom"[^>]*value="Chairs of conferences"/);
    expect(page.html).toMatch(/name="speaks"[^>]*value="families"[^>]*checked/);
    expect(page.html).toMatch(/name="anonymous"[^>]*value="no"[^>]*checked/);
  });

  it.each([['whom', 'Enter who is asked'], ['speaks', 'Select for whom they speak']])('says at its field that %s is missing, keeps what was typed and changes nothing', async (field, message) => {
    const before = (await draft()).revision;
    const answer = await about({ whom: 'Typed with care', [field]: '' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(`<a href="#${field}">${message}</a>`);
    if (field !== 'whom') expect(answer.html).toContain('value="Typed with care"');
    expect((await draft()).revision).toBe(before);
  });

  it('may be split by a question answered by one of several answers, and by no other', async () => {
    expect((await manager.get(`${at}/about`)).html).not.toContain('name="splitBy"');
    await change('/question?section=questions', { label: 'Where do you work?', type: 'choice', 'option.0.label': 'Health', 'option.1.label': 'Police', section: 'questions' });
    await change('/question?section=questions', { label: 'What helps?', type: 'long-text', section: 'questions' });
    const page = (await manager.get(`${at}/about`)).html;
    const offered = [.../<select[^>]*name="splitBy"[\s\S]*?<\/select>/.exec(page)![0].matchAll(/value="([^"]+)"/g)].map((found) => found[1]);
    expect(offered).toEqual(['questions/where-do-you-work']);
    await about({ splitBy: 'questions/what-helps' });
    expect((await draft()).form.survey).not.toHaveProperty('splitBy');
    await about({ splitBy: 'questions/where-do-you-work' });
    expect((await draft()).form.survey).toMatchObject({ splitBy: 'questions/where-do-you-work' });
    const refused = await change('/question?section=questions&at=where-do-you-work', { do: 'remove' });
    expect(refused.text).toContain('Results can be split only by a question of the survey');
    await about({ splitBy: '' });
    expect((await draft()).form.survey).not.toHaveProperty('splitBy');
    expect((await change('/question?section=questions&at=where-do-you-work', { do: 'remove' })).to).toBe(at);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a day', { type: 'date' }, 'answers of its type cannot be counted'], ['evidence', { type: 'yes-no', rule: 'evidence' }, 'Nobody gives files in a survey'],
  ])('asks for nothing that a survey cannot hold: %s', async (_, fields, message) => {
    const answer = await change('/question?section=questions', { label: 'What of it?', section: 'questions', ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
  });

  it('has no terms once it is a tool of another kind, and a tool of another kind asks for none', async () => {
    await change('/about', { name: 'What families say', kind: 'case-audit', whom: 'Parents', speaks: 'families', anonymous: 'yes' });
    expect((await draft()).form).toMatchObject({ tool: 'case-audit' });
    expect((await draft()).form.survey).toBeUndefined();
    expect((await manager.get(`${at}/about`)).html).not.toContain('name="whom"');
  });
});
