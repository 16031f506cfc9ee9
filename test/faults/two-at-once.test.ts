import { expect, it } from 'vitest';
import type { Answer, Browser } from '../../src/access/testing/browser.ts';
import { verifyLog } from '../../src/access/verify-log.ts';
import { eachDatabase } from '../support/databases.ts';
import { useFilledBoard } from '../security/filled-board.ts';

eachDatabase('two people at once', (kind) => {
  const filled = useFilledBoard(kind);
  const first = async (text: string): Promise<string> => String(await filled.it.value(text, [filled.it.board.partnershipId]));
  const entries = async (id: string): Promise<string[]> => {
    const { rows } = await filled.it.product.app.database.asOwner('select text from action_entry where action_id = $1 order by at, id', [id]);
    return rows.map((row) => String(row['text']));
  };

  it('report on one action: the second is shown what the first did, and keeps what was typed', async () => {
    const id = await first(`select id from action where partnership_id = $1 and status = 'in-progress' order by id limit 1`);
    const [a, b] = await Promise.all([filled.it.signedIn('manager'), filled.it.signedIn('manager')]);
    const page = await a.get(`/actions/${id}`);
    await b.get(`/actions/${id}`);
    const revision = /name="revision" value="(\d+)"/.exec(page.html)![1]!;
    expect((await a.post(`/actions/${id}`, { do: 'progress', revision, text: 'Said by the first.' })).status).toBe(303);
    const second = await b.post(`/actions/${id}`, { do: 'progress', revision, text: 'Said by the second.' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Said by the first.');
    expect(second.html).toContain('Said by the second.');
    const now = /name="revision" value="(\d+)"/.exec(second.html)![1]!;
    expect((await b.post(`/actions/${id}`, { do: 'progress', revision: now, text: 'Said by the second.' })).status).toBe(303);
    expect((await entries(id)).slice(-2)).toEqual(['Said by the first.', 'Said by the second.']);
  });

  it('press at the same instant: one is taken, every other is told, and nothing is counted twice', async () => {
    const id = await first(`select id from action where partnership_id = $1 and status = 'in-progress' order by id desc limit 1`);
    for (let round = 0; round < 4; round += 1) {
      const people: Browser[] = await Promise.all(Array.from({ length: 6 }, () => filled.it.signedIn('manager')));
      const pages = await Promise.all(people.map((person) => person.get(`/actions/${id}`)));
      const revision = /name="revision" value="(\d+)"/.exec(pages[0]!.html)![1]!;
      const before = (await entries(id)).length;
      const answers: Answer[] = await Promise.all(people.map((person, at) => person.post(`/actions/${id}`, { do: 'progress', revision, text: `Round ${round}, person ${at}.` })));
      expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409, 409, 409, 409, 409]);
      expect((await entries(id)).length).toBe(before + 1);
    }
  });

  it('move one review on at the same instant: what they do is done one after the other, each by the rules as they then stand', async () => {
    const at = await first(`select '/reviews/' || d.process_id || '/steps/' || d.key from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
      where d.partnership_id = $1 and d.kind = 'step' and d.key = 'learning-to-group' and d.done_on is null and d.ready and d.needed and p.status = 'running' order by d.process_id limit 1`);
    const people = await Promise.all(Array.from({ length: 4 }, () => filled.it.signedIn('manager')));
    const pages = await Promise.all(people.map((person) => person.get(at)));
    expect(pages[0]!.status).toBe(200);
    const names = [...pages[0]!.html.matchAll(/<textarea[^>]*name="([^"]+)"/g)].map((found) => found[1]!);
    const done = async (): Promise<number> => Number(await filled.it.value(`select count(*)::int from process_event where process_id = $1 and type = 'step-done' and event::text like '%learning-to-group%'`, [at.split('/')[2]!]));
    const answers = await Promise.all(people.map((person) => person.post(at, { ...Object.fromEntries(names.map((name) => [name, 'Settled at the meeting.'])), do: 'done' })));
    expect(answers.filter((answer) => answer.status >= 500).map((answer) => answer.text)).toEqual([]);
    expect(await done()).toBe(1);
  });

  it('leave a record without a gap', async () => {
    expect((await verifyLog(filled.it.product.app.database)).map(({ whole }) => whole)).toEqual([true, true]);
  });
});
