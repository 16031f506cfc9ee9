import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Browser } from '../../access/testing/browser.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('what is drawn from a case', (kind) => {
  const filled = useFilledBoard(kind);
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  const deeds = (deed: string) => value(`select count(*)::int from record_entry where partnership_id = $1 and deed = $2 and case_id is not null`, deed);
  let manager: Browser;
  let finding: string;
  let theme: string;
  let owner: string;
  let agency: string;
  beforeAll(async () => {
    manager = await filled.it.signedIn('manager');
    theme = String(await value('select themes[1] from finding where partnership_id = $1 limit 1'));
    agency = String(await value(`select id from agency where partnership_id = $1 and name = 'Suffolk Police'`));
    owner = filled.it.board.people['police']!;
    const at = `/findings/new?process=${String(await value(`select id from process where partnership_id = $1 and reference = 'RR-2026-0004'`))}`;
    const made = await manager.send(at, at, { kind: 'gap', text: 'Nobody asked why the child was hungry.', rests: 'other', cites: 'The chronology', themes: theme });
    finding = made.to!.split('/')[2]!;
    if ((await manager.send(`/findings/${finding}`, `/findings/${finding}`, {})).status !== 303) throw new Error('the finding is not agreed');
  });

  const action = (title: string) => ({
    title, detail: '', agencies: agency, owner, 'dueOn-day': '1', 'dueOn-month': '3', 'dueOn-year': '2027', measure: 'Calls made', baseline: '', strength: 'system', themes: theme,
  });
  const source = 'cases';
  let recommendation = '';
  let held = '';
  let lesson = '';
  /** Each thing that can be drawn from a case: the page it is made on, what is sent, and how many of it there are. */
  const things: Record<string, { at: () => string; fields: (words: string) => Record<string, string>; table: string; made: (to: string) => void }> = {
    'a recommendation': { at: () => `/recommendations/new?finding=${finding}`, fields: (text) => ({ text }), table: 'recommendation', made: (to) => { recommendation = to; } },
    'an action': { at: () => `/actions/new?recommendation=${recommendation.split('/')[2]}`, fields: action, table: 'action', made: (to) => { held = to; } },
    'a lesson': { at: () => `/lessons/new?finding=${finding}`, fields: (title) => ({ title, text: 'To ask.', change: 'Ask.', measure: 'Audits', source, themes: theme }), table: 'lesson', made: (to) => { lesson = to; } },
    'progress of an action': { at: () => held, fields: (text) => ({ do: 'progress', revision: '1', text }), table: 'action_entry', made: () => undefined },
    'the answer to a recommendation': { at: () => recommendation, fields: (reason) => ({ response: 'declined', reason }), table: `recommendation where response is not null and partnership_id = $1 and true`, made: () => undefined },
    'what was done with a lesson': { at: () => lesson, fields: (audience) => ({ do: 'spread', channel: 'newsletter-and-website', audience, 'sharedOn-day': '20', 'sharedOn-month': '11', 'sharedOn-year': '2026' }), table: 'lesson_dissemination', made: () => undefined },
  };

  describe.each(Object.keys(things))('%s', (name) => {
    const thing = things[name]!;
    const count = () => value(thing.table.includes('where') ? `select count(*)::int from ${thing.table}` : `select count(*)::int from ${thing.table} where partnership_id = $1`);
    const send = (browser: Browser, words: string, more: Record<string, string> = {}): Promise<Answer> => browser.send(thing.at(), thing.at(), { ...thing.fields(words), ...more });

    it('waits where its words stand in the vault: who may open that sees which, keeps what was typed, and confirms', async () => {
      const before = await count();
      const looks = Number(await deeds('opened the vault'));
      const warned = await send(manager, 'Ring whoever looks after Wren.');
      expect(warned.status, warned.text).toBe(422);
      expect(warned.text).toContain('Also in the identity vault of this case: Wren');
      expect(warned.html).toContain('Ring whoever looks after Wren.');
      expect(await count()).toBe(before);
      expect(await deeds('opened the vault')).toBe(looks + 1);
      expect((await send(manager, 'Ring whoever looks after Wren.', { named: 'Something else' })).status).toBe(422);
      expect(await count()).toBe(before);
      const confirmed = Number(await deeds('confirmed that words name nobody'));
      const made = await send(manager, 'Ring whoever looks after Wren.', { named: 'Wren' });
      expect(made.status, made.text).toBe(303);
      expect(await count()).toBe(Number(before) + 1);
      expect(await deeds('confirmed that words name nobody')).toBe(confirmed + 1);
      thing.made(made.to!);
    });
  });

  it('tells no name to somebody who may not open the vault, and keeps what they typed', async () => {
    const chair = await filled.it.signedIn('crg');
    const before = await value('select count(*)::int from recommendation where partnership_id = $1');
    const at = `/recommendations/new?finding=${finding}`;
    const refused = await chair.send(at, at, { text: 'Ask why Wren was cold.', named: 'Wren' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('ask somebody who may open the identity vault to make the recommendation');
    expect(refused.text).not.toContain('Also in the identity vault');
    expect(refused.html).toContain('Ask why Wren was cold.');
    expect(await value('select count(*)::int from recommendation where partnership_id = $1')).toBe(before);
  });

  it('goes at once where its words name nobody', async () => {
    const at = `/recommendations/new?finding=${finding}`;
    expect((await manager.send(at, at, { text: 'Compare what the services saw.' })).status).toBe(303);
  });
});
