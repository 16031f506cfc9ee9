import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../../access/testing/browser.ts';
import { readTable } from '../../../platform/tables/read-table.ts';
import { writeXlsx } from '../../../platform/tables/write-table.ts';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useFilledBoard } from '../../../../test/security/filled-board.ts';
import { readTool, toolOfFramework } from '../editions.ts';
import { exampleTool } from '../testing/example-tool.ts';

const good = 'Section,Question,Type,Options or levels,Asked of,Owner\r\nLeadership,"Is a leader named, by post?",Scale,Poor (1); Good (2),Police,Anna\r\nLeadership,How do you know?,Free text,,,Anna\r\n';
const bad = 'Section,Question,Type,Options or levels\r\nLeadership,Is a leader named?,Scael,\r\nLeadership,is a leader named?,Text,\r\n';

eachDatabase('a tool brought in from a spreadsheet', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  const counts = async () => (await filled.it.counts())['audit_tool'];

  const send = async (file: { name: string; content: string | Buffer }, fields: Record<string, string> = {}) => {
    const csrf = /name="_csrf" value="([^"]*)"/.exec((await manager.get('/audits/tools/import')).html)![1]!;
    const parts = Object.entries({ _csrf: csrf, board: filled.it.board.boardId, name: 'Our audit', kind: 'self-assessment', guidance: 'Guidance of 2023', ...fields }).map(([name, value]) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
    const payload = Buffer.concat([Buffer.from(`${parts.join('')}--edge\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), Buffer.from(file.content), Buffer.from('\r\n--edge--\r\n')]);
    const answer = await filled.it.product.server.inject({ method: 'POST', url: '/audits/tools/import', cookies: Object.fromEntries(manager.cookies), headers: { 'content-type': 'multipart/form-data; boundary=edge' }, payload });
    return { status: answer.statusCode, html: answer.payload, text: answer.payload.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
  };
  const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

  beforeAll(async () => {
    manager = await filled.it.signedIn('manager');
  });

  it('is looked at first, and becomes a draft only then', async () => {
    const before = await counts();
    const looked = await send({ name: 'ours.csv', content: good });
    expect(looked.status).toBe(200);
    expect(looked.text).toContain('2 questions in 1 section. Nothing is written yet. Nothing is taken from: Owner.');
    expect(looked.text).toContain('Is a leader named, by post?');
    expect(await counts()).toBe(before);
    const tool = unescaped(/name="tool" value="([^"]*)"/.exec(looked.html)![1]!);
    const taken = await manager.send('/audits/tools/import', '/audits/tools/import/take', { board: filled.it.board.boardId, tool });
    expect(taken.to).toMatch(/\/edit$/);
    const id = taken.to!.split('/')[3]!;
    const made = await filled.it.product.app.database.run({ role: 'gt_worker', partnershipId: filled.it.board.partnershipId }, (tx) => readTool(tx, id));
    expect(made).toMatchObject({ key: 'our-audit', status: 'draft', source: 'board', form: { name: 'Our audit', tool: 'self-assessment', guidance: 'Guidance of 2023', suppliedBy: 'board', sections: [{ title: 'Leadership', questions: [{ askedOf: ['police'] }, { type: 'long-text' }] }] } });
    const again = await manager.send('/audits/tools/import', '/audits/tools/import/take', { board: filled.it.board.boardId, tool });
    expect(again.to, 'a second tool of the name gets a key of its own').not.toBe(taken.to);
  });

  it('is not taken while anything in it is wrong: every row is named', async () => {
    const before = await counts();
    const refused = await send({ name: 'ours.csv', content: bad });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('<a href="#faults">Nothing is taken: 2 faults in 2 rows of 2</a>');
    expect(refused.text).toMatch(/2 Type “Scael” is no type of answer/);
    expect(refused.text).toMatch(/3 Question Row 2 has this question too/);
    expect(refused.html).toContain('value="Our audit"');
    expect(await counts()).toBe(before);
  });

  it.each<[string, { name: string; content: string | Buffer }, Record<string, string>, string]>([
    ['no name', { name: 'ours.csv', content: good }, { name: '' }, 'Enter a name'],
    ['another partnership’s board', { name: 'ours.csv', content: good }, { board: '00000000-0000-4000-8000-000000000000' }, 'Select the board'],
    ['no rows', { name: 'ours.csv', content: 'Section,Question,Type\r\n' }, {}, 'There is no row under the headings'],
    ['columns that are missing', { name: 'ours.csv', content: 'What,Who\r\na,b\r\n' }, {}, 'There is no column Question'],
    ['a file that is no table', { name: 'ours.csv', content: 'Section,"Question\r\n' }, {}, 'not CSV that can be read'],
  ])('says what is wrong with %s', async (_, file, fields, message) => {
    const refused = await send(file, fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(message);
  });

  it('is held against the rules again when it comes back from the page', async () => {
    const before = await counts();
    for (const tool of ['', '{', '[]', 'null', JSON.stringify({ ...exampleTool, sections: [] }), JSON.stringify({ ...exampleTool, standards: [] })]) {
      expect((await manager.send('/audits/tools/import', '/audits/tools/import/take', { board: filled.it.board.boardId, tool })).status, tool.slice(0, 20)).toBe(422);
    }
    expect(await counts()).toBe(before);
  });

  it('has a template, and a tool is taken out as it is brought in', async () => {
    const bytes = async (url: string) => (await filled.it.product.server.inject({ method: 'GET', url, cookies: Object.fromEntries(manager.cookies) })).rawPayload;
    const template = await readTable(await bytes('/audits/tools/template.xlsx'));
    expect(template.headings).toEqual(['Standard', 'Section', 'Question', 'Type', 'Options or levels', 'Guidance', 'Link', 'Asked of', 'Asked only where', 'Required', 'Not applicable', 'Evidence']);
    const { partnershipId, boardId } = filled.it.board;
    const id = await filled.it.product.app.database.run({ role: 'gt_worker', partnershipId }, (tx) => toolOfFramework(tx, partnershipId, boardId, exampleTool, 'example 1', new Date()));
    const sheet = await bytes(`/audits/tools/${id}/questions.xlsx`);
    expect((await readTable(sheet)).rows).toHaveLength(7);
    const looked = await send({ name: 'again.xlsx', content: sheet }, { name: 'Brought back' });
    expect(looked.text).toContain('7 questions in 3 sections');
    expect((await send({ name: 'again.xlsx', content: await writeXlsx('Rows', [{ heading: 'Question', value: (row: string) => row }], ['=1+1']) })).status).toBe(422);
  });
});
