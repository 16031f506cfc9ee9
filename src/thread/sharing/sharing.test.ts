import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import type { Tx } from '../../platform/index.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('learning shared several lessons at once', (kind) => {
  const filled = useFilledBoard(kind);
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  let manager: Browser;
  let lessons: string[];
  const channel = 'practitioner-workshops';
  const lesson = (at: number) => `/lessons/${lessons[at]!}`;
  const event = (more: Record<string, string | string[]> = {}) => ({
    channel, title: 'Workshop on home visits', 'heldOn-day': '12', 'heldOn-month': '11', 'heldOn-year': '2026', audience: 'Early Help teams in the north', reach: '34', attended: 'Professional Advisor', link: 'https://example.org/slides', direction: 'out', lessons: lessons.slice(0, 2), ...more,
  });

  beforeAll(async () => {
    manager = await filled.it.signedIn('manager');
    lessons = (await Promise.all([0, 1, 2].map((at) => value(`select id from lesson where partnership_id = $1 and stage = 'identified' order by reference offset ${at} limit 1`)))).map(String);
  });

  it('begins with a mark, which stands until it is taken away', async () => {
    expect((await manager.send(lesson(0), lesson(0), { do: 'mark', markFor: '' })).text).toContain('Select for what it is marked');
    for (const at of [0, 1, 2]) expect((await manager.send(lesson(at), lesson(at), { do: 'mark', markFor: channel })).to).toBe(lesson(at));
    await manager.send(lesson(2), lesson(2), { do: 'mark', markFor: channel });
    expect(await value('select count(*)::int from lesson_mark where partnership_id = $1 and channel = $2', channel)).toBe(3);
    await manager.send(lesson(2), lesson(2), { do: 'unmark', markFor: channel });
    const page = await manager.get(`/lessons/shared?channel=${channel}`);
    expect(page.text).toContain('Practitioner workshops');
    expect(await value('select count(*)::int from lesson_mark where partnership_id = $1 and channel = $2', channel)).toBe(2);
    expect((await manager.get(lesson(0))).text).toContain('Marked for the next: Practitioner workshops');
  });

  it('asks for what is missing and keeps what was typed', async () => {
    const at = `/lessons/shared/new?channel=${channel}`;
    const answer = await manager.send(at, '/lessons/shared/new', { channel, title: '', audience: 'Teams of the north', reach: 'many', direction: '' });
    expect(answer.status).toBe(422);
    for (const words of ['Enter what it was', 'Enter a whole number of people', 'Select which way the learning went', 'Select at least one lesson']) expect(answer.text).toContain(words);
    expect(answer.html).toContain('Teams of the north');
    const future = await manager.send(at, '/lessons/shared/new', event({ 'heldOn-year': '2027' }));
    expect(future.text).toContain('The day must be today or in the past');
    expect(await value(`select count(*)::int from learning_shared where partnership_id = $1 and channel = $2`, channel)).toBe(0);
  });

  it('counts each lesson as passed on, asks the agencies, and clears the marks', async () => {
    const agency = String(await value(`select id from agency where partnership_id = $1 and name = 'Suffolk Police'`));
    const answer = await manager.send(`/lessons/shared/new?channel=${channel}`, '/lessons/shared/new', event({ agencies: agency }));
    expect(answer.status, answer.text).toBe(303);
    const page = await manager.get(answer.to!);
    for (const words of ['Workshop on home visits', '12 November 2026', 'Early Help teams in the north', '34', 'Professional Advisor']) expect(page.text).toContain(words);
    for (const at of [0, 1]) {
      expect(await value('select stage from lesson where partnership_id = $1 and id = $2', lessons[at])).toBe('disseminated');
      expect(await value('select evidence from lesson_dissemination where partnership_id = $1 and lesson_id = $2', lessons[at])).toMatch(/^Workshop on home visits \(SHL-2026-\d{4}\): https:\/\/example\.org\/slides$/);
      expect(await value('select count(*)::int from lesson_embedding where partnership_id = $1 and lesson_id = $2', lessons[at])).toBe(3);
      expect(await value('select count(*)::int from lesson_cascade where partnership_id = $1 and lesson_id = $2 and agency_id = $3', lessons[at], agency)).toBe(1);
    }
    expect(await value('select count(*)::int from lesson_mark where partnership_id = $1 and channel = $2', channel)).toBe(0);
    expect((await manager.get(lesson(0))).text).toContain('Shared with other lessons in: Workshop on home visits');
  });

  it('records what was brought back without calling it passed on', async () => {
    const at = `/lessons/shared/new?channel=safeguarding-forums`;
    const answer = await manager.send(at, '/lessons/shared/new', event({ channel: 'safeguarding-forums', title: 'Regional event', direction: 'back', lessons: [lessons[2]!] }));
    expect(answer.status, answer.text).toBe(303);
    expect((await manager.get(answer.to!)).text).toContain('Lessons brought back');
    expect(await value('select stage from lesson where partnership_id = $1 and id = $2', lessons[2])).toBe('identified');
    expect((await manager.get(lesson(2))).text).toContain('Brought back from');
  });

  it('takes as many queries for five lessons as for one', async () => {
    const { database } = filled.it.product.app;
    const unshared = (await database.asOwner(`select l.id from lesson l where l.partnership_id = $1 and not exists (select from lesson_dissemination d where d.lesson_id = l.id) order by l.reference`, [filled.it.board.partnershipId])).rows.map(({ id }) => String(id));
    const agency = String(await value(`select id from agency where partnership_id = $1 and name = 'Suffolk Police'`));
    const counted = async (chosen: string[]) => {
      let asked = 0;
      const run = database.run.bind(database);
      database.run = (acting, deed) => run(acting, (tx) => deed(tx.withPlugin({ transformQuery: ({ node }) => { asked += 1; return node; }, transformResult: async ({ result }) => result }) as Tx));
      const at = `/lessons/shared/new?channel=${channel}`;
      const answer = await manager.send(at, '/lessons/shared/new', event({ lessons: chosen, agencies: agency }));
      database.run = run;
      expect(answer.status, answer.text).toBe(303);
      return asked;
    };
    const one = await counted(unshared.slice(0, 1));
    expect(await counted(unshared.slice(1, 6))).toBe(one);
    for (const id of unshared.slice(0, 6)) {
      expect(await value('select stage from lesson where partnership_id = $1 and id = $2', id)).toBe('disseminated');
      expect(await value('select state from thread_node where partnership_id = $1 and id = $2', id)).toBe('Disseminated');
      expect(await value('select count(*)::int from lesson_embedding where partnership_id = $1 and lesson_id = $2', id)).toBe(3);
    }
  });

  it('lets words go that stand in the vaults of two cases, once each case is confirmed, in one step or in two', async () => {
    const theme = String(await value('select themes[1] from finding where partnership_id = $1 limit 1'));
    const drawn: string[] = [];
    for (const review of ['RR-2026-0003', 'RR-2026-0004']) {
      const at = `/findings/new?process=${String(await value('select id from process where partnership_id = $1 and reference = $2', review))}`;
      const finding = (await manager.send(at, at, { kind: 'gap', text: 'Nobody asked at home.', rests: 'other', cites: 'The chronology', themes: theme })).to!.split('/')[2]!;
      expect((await manager.send(`/findings/${finding}`, `/findings/${finding}`, {})).status).toBe(303);
      const from = `/lessons/new?finding=${finding}`;
      const made = await manager.send(from, from, { title: `Ask at home ${review}`, text: 'To ask.', change: 'Ask.', measure: 'Audits', source: 'cases', themes: theme });
      expect(made.status, made.text).toBe(303);
      drawn.push(made.to!.split('/')[2]!);
    }
    const at = `/lessons/shared/new?channel=${channel}`;
    const send = (named: string[], title = 'Evening on Jude and Wren') => manager.send(at, '/lessons/shared/new', event({ title, lessons: drawn, named }));
    const asked = await send([]);
    expect(asked.status).toBe(422);
    expect(asked.text).toMatch(/Also in the identity vaults of 2 cases: (Jude; Wren|Wren; Jude)/);
    const half = await send(['Jude']);
    expect(half.text).toContain('Also in the identity vault of this case: Wren');
    expect(half.html).toContain('<input type="hidden" name="named" value="Jude"/>');
    expect((await send(['Jude', 'Wren'])).status).toBe(303);
    expect(await value(`select count(*)::int from learning_shared_lesson s join learning_shared e on e.id = s.shared_id where s.partnership_id = $1 and e.title = 'Evening on Jude and Wren'`)).toBe(2);
  });

  it('is for those who pass lessons on; everybody who sees the log reads it', async () => {
    const practitioner = await filled.it.signedIn('practitioner');
    expect((await practitioner.get('/lessons/shared')).status).toBe(200);
    expect((await practitioner.get('/lessons/shared/new')).status).toBe(403);
    expect((await practitioner.send('/account', lesson(0), { do: 'mark', markFor: channel })).status).toBe(403);
  });

  it('comes before the meeting of a group to which the way of sharing leads', async () => {
    const at = `/lessons/${String(await value(`select id from lesson where partnership_id = $1 and stage = 'evaluated' order by reference limit 1`))}`;
    await manager.send(at, at, { do: 'mark', markFor: 'learning-and-improvement-group' });
    const meeting = String(await value(`select m.id from meeting m join work_group g using (partnership_id) where m.partnership_id = $1 and g.id = m.group_id and g.key = 'learning-and-improvement-group' and m.minutes_state = 'none' order by m.held_on desc limit 1`));
    expect((await manager.get(`/meetings/${meeting}`)).html).toContain(`href="${at}"`);
  });
});
