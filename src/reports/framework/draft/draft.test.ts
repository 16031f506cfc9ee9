import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase, freshPlace } from '../../../../test/support/databases.ts';
import { Browser } from '../../../access/testing/browser.ts';
import { readSettings } from '../../../platform/index.ts';
import { fillBoard } from '../../../product/demonstration/fill-board.ts';
import { foundBoard, type DemonstrationBoard } from '../../../product/demonstration/found-board.ts';
import { demonstrationPassword, demonstrationPeople } from '../../../product/demonstration/people.ts';
import { openProduct, type Product } from '../../../product/open-product.ts';

const shown = (html: string, name: string): string => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';
/** What a form of a page holds, as a browser would send it: the one that leads there, or the only one. */
function formOf(html: string, action = ''): Record<string, string | string[]> {
  const forms = parse(html).querySelectorAll('main form').filter((form) => form.getAttribute('action')!.endsWith(action));
  const fields: Record<string, string | string[]> = {};
  for (const field of forms[0]!.querySelectorAll('input, textarea, select')) {
    const name = field.getAttribute('name') ?? '';
    const type = field.getAttribute('type');
    if (name === '_csrf' || name === '') continue;
    if (type === 'checkbox' || type === 'radio') {
      if (field.hasAttribute('checked')) fields[name] = type === 'radio' ? field.getAttribute('value')! : [...(fields[name] ?? []), field.getAttribute('value')!];
    } else if (field.tagName === 'SELECT') fields[name] = (field.querySelector('option[selected]') ?? field.querySelector('option'))!.getAttribute('value') ?? '';
    else fields[name] = field.tagName === 'TEXTAREA' ? field.text : (field.getAttribute('value') ?? '');
  }
  return fields;
}

eachDatabase('a board’s own copy of its framework', (kind) => {
  let product: Product;
  let board: DemonstrationBoard;
  let close: () => Promise<void>;
  let manager: Browser, second: Browser, chair: Browser;
  const group = '/framework/draft/groups/organisation~groups~case-review-group';

  const signedIn = async (key: string): Promise<Browser> => {
    const one = new Browser(product.server, '192.0.2.9');
    const answer = await one.signIn(demonstrationPeople.find((person) => person.key === key)!.email, demonstrationPassword);
    expect(answer.status).toBe(303);
    return one;
  };
  const value = async (text: string, values: unknown[] = []) => Object.values((await product.app.database.asOwner(text, values)).rows[0] ?? {})[0];

  beforeAll(async () => {
    const place = await freshPlace(kind);
    const read = readSettings({ DATA_DIR: place.dataDir, ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}), LOG_LEVEL: 'silent', PORT: '0' });
    if ('faults' in read) throw new Error(read.faults.join('\n'));
    product = await openProduct({ settings: read.settings, now: () => new Date('2026-11-20T10:00:00Z'), withJobs: false });
    board = await foundBoard(product.app.database, '2024-01-01');
    await fillBoard(product.app, board);
    // A second person who manages the framework beside the administrator.
    await product.app.database.asOwner(`update membership set role = 'administrator' where person_id = $1`, [board.people['office']!]);
    [manager, second, chair] = [await signedIn('admin'), await signedIn('office'), await signedIn('chair')];
    close = async () => {
      await product.stop();
      await place.remove();
    };
  });
  afterAll(() => close());

  it('leads from each doubt to where its reading is chosen, before there is a copy too, and says to others whom to ask', async () => {
    const doubts = await manager.get('/framework/parts/doubts');
    const way = /href="(\/framework\/draft\/readings\/doubt~[^"]+)"/.exec(doubts.html)![1]!;
    const none = await manager.get(way);
    expect(none.status).toBe(200);
    expect(none.text).toContain('there is none yet');
    expect((await manager.get('/framework/draft/readings')).text).toContain('Start a copy, and choose');
    const others = await (await signedIn('practitioner')).get('/framework/parts/doubts');
    expect(others.html).not.toContain('/framework/draft');
    expect(others.text).toContain('Another reading is chosen by whoever keeps the framework:');
    expect((await manager.send(way, '/framework/draft/start', { to: way })).to).toBe(way);
    expect((await manager.get(way)).text).toContain('How is it to be read?');
    await manager.send('/framework/draft', '/framework/draft/drop', {});
    expect((await manager.send('/framework/draft', '/framework/draft/start', { to: '//elsewhere.example' })).to).toBe('/framework/draft');
    await manager.send('/framework/draft', '/framework/draft/drop', {});
  });

  it('is made from the version in force, once for the board', async () => {
    expect((await manager.get('/framework/draft')).text).toContain('Start a copy to change');
    expect((await manager.send('/framework/draft', '/framework/draft/start', {})).to).toBe('/framework/draft');
    await second.send('/framework/draft', '/framework/draft/start', {});
    expect(await value(`select count(*)::int from framework_draft where state <> 'dropped'`)).toBe(1);
    const page = await second.get('/framework/draft');
    expect(page.text).toContain('Made from version 8.0');
    expect(page.text).not.toContain('to be mended');
  });

  it('is not put forward as a new version before anything is changed', async () => {
    const answer = await manager.send('/framework/draft', '/framework/draft/put-forward', { version: '8.1', 'dated-day': '20', 'dated-month': '11', 'dated-year': '2026', cause: 'Nothing yet' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('The draft changes nothing yet');
    expect(await value(`select count(*)::int from framework_draft where state = 'open'`)).toBe(1);
  });

  it('shows each subject as a list with the ways to change, add and remove', async () => {
    for (const subject of ['board', 'groups', 'roles', 'agencies', 'bodies', 'reports', 'schedule', 'windows', 'clocks', 'decisions', 'following', 'themes', 'channels', 'questions', 'criteria', 'standards', 'words', 'readings']) {
      const list = await manager.get(`/framework/draft/${subject}`);
      expect(list.status, subject).toBe(200);
      const first = /href="(\/framework\/draft\/[a-z-]+\/[^"]+)"[^>]*>Cho?[a-z]*ng?e?/.exec(list.html)?.[1] ?? /href="(\/framework\/draft\/readings\/[^"]+)"/.exec(list.html)![1]!;
      expect((await manager.get(first)).status, first).toBe(200);
    }
    expect((await manager.get('/framework/draft/nothing')).status).toBe(404);
  });

  it('keeps a change, and says who made it and what it changes', async () => {
    const page = await manager.get(group);
    const answer = await manager.post(group, { ...formOf(page.html), name: 'Learning from Cases Group' });
    expect(answer.to).toBe('/framework/draft/groups');
    expect((await second.get('/framework/draft')).text).toMatch(/Changed group “Learning from Cases Group”\.\s+Administrator|Changed group “Learning from Cases Group”/);
    expect((await manager.get('/framework/draft/changes')).text).toContain('Learning from Cases Group');
    // Nothing holds yet.
    expect((await chair.get('/framework/parts/part-appendix-b')).text).not.toContain('Learning from Cases Group');
    expect((await manager.get('/framework/draft/preview?part=part-appendix-b')).text).toContain('Learning from Cases Group');
    expect((await manager.get('/framework/draft/preview')).html).toContain('href="/framework/draft/preview?part=part-appendix-b#groups"');
    expect((await manager.get('/framework/draft/preview?part=groups')).to).toBe('/framework/draft/preview?part=part-appendix-b#groups');
    expect((await manager.get('/framework/draft/preview?part=nothing')).status).toBe(404);
  });

  it('changes nothing where nothing was changed in the form', async () => {
    const before = await value('select revision from framework_draft');
    for (const thing of ['roles/organisation~roles~independent-chair', 'channels/channels~website', 'board/framework', 'following/learning', 'groups/organisation~groups~board']) {
      const page = await manager.get(`/framework/draft/${thing}`);
      if (page.status === 404) continue;
      expect((await manager.post(`/framework/draft/${thing}`, formOf(page.html))).status, thing).toBe(303);
    }
    expect(await value('select revision from framework_draft')).toBe(before);
  });

  it('refuses what is wrong in the thing itself, at its field, and keeps what was typed', async () => {
    const page = await manager.get(group);
    const answer = await manager.post(group, { ...formOf(page.html), name: '', aliases: 'LCGX', about: 'Kept words' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('<a href="#name">Enter: name</a>');
    const again = await manager.post(group, { ...formOf(page.html), name: 'Group', aliases: 'LCGX', about: 'Kept words' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('The words do not explain &quot;LCGX&quot;');
    expect(again.html).toContain('Kept words</textarea>');
  });

  it('shows a window that ends before it starts at its field', async () => {
    const list = await manager.get('/framework/draft/windows');
    const step = /href="([^"]*rapid-review~steps~decide)"/.exec(list.html)![1]!;
    const page = await manager.get(step);
    expect([shown(page.html, 'window-from'), shown(page.html, 'window-to')]).toEqual(['10', '13']);
    const answer = await manager.post(step, { ...formOf(page.html), 'window-from': '13', 'window-to': '10' });
    expect([answer.status, answer.html.includes('<a href="#window">Window: the last must not come before the first</a>')]).toEqual([422, true]);
    expect((await manager.post(step, { ...formOf(page.html), 'window-from': '9', 'window-to': '12' })).status).toBe(303);
    expect((await manager.get('/framework/draft/changes')).text).toContain('working days 9 to 12');
  });

  it('tells the second of two who change the same thing, shows both, and loses nothing', async () => {
    const [mine, theirs] = [await manager.get(group), await second.get(group)];
    await second.post(group, { ...formOf(theirs.html), name: 'Group of the second' });
    const answer = await manager.post(group, { ...formOf(mine.html), name: 'Group of the first' });
    expect(answer.status).toBe(409);
    expect(answer.text).toMatch(/Tom Fenwick changed it while you had it open/);
    expect(answer.text).toMatch(/Name\s+Group of the second\s+Group of the first/);
    expect(answer.html).toContain('value="Group of the first"');
    // Saved once more from that page, it stands.
    expect((await manager.post(group, { ...formOf(answer.html), name: 'Group of both' })).status).toBe(303);
    expect((await second.get('/framework/draft/groups')).text).toContain('Group of both');
  });

  it('lets two people change different things at the same time', async () => {
    const role = '/framework/draft/roles/organisation~roles~independent-chair';
    const [mine, theirs] = [await manager.get(role), await second.get(group)];
    expect((await second.post(group, { ...formOf(theirs.html), about: 'Looks at cases.' })).status).toBe(303);
    expect((await manager.post(role, { ...formOf(mine.html), name: 'Independent Scrutineer' })).status).toBe(303);
    expect((await manager.get('/framework/draft/preview?part=part-appendix-b')).text).toContain('Looks at cases.');
    expect((await manager.get('/framework/draft/preview?part=part-appendix-b')).text).toContain('Independent Scrutineer');
  });

  it('adds a thing with a key of its own, and takes the last change back', async () => {
    const list = await manager.get('/framework/draft/themes');
    const shelf = /href="(\/framework\/draft\/themes\/new\?in=[^"]*)"/.exec(list.html)![1]!;
    const page = await manager.get(shelf);
    expect((await manager.post('/framework/draft/themes/new', { ...formOf(page.html), name: 'Cold homes' })).to).toBe('/framework/draft/themes');
    expect((await manager.get('/framework/draft/themes')).html).toContain('~cold-homes');
    await manager.send('/framework/draft', '/framework/draft/undo', {});
    expect((await manager.get('/framework/draft/themes')).html).not.toContain('~cold-homes');
  });

  it('says what names a thing before it is removed, and is not put forward while anything is faulty', async () => {
    const remove = '/framework/draft/groups/organisation~groups~board/remove';
    const asked = await manager.get(remove);
    expect(asked.text).toMatch(/\d+ other places name it/);
    await manager.post(remove, formOf(asked.html));
    const page = await manager.get('/framework/draft');
    expect(page.text).toMatch(/things have to be mended before the copy can be put forward/);
    expect(page.text).toContain('What stood here was the group “board”, which is not there any more. Choose another.');
    const refused = await manager.send('/framework/draft', '/framework/draft/put-forward', { version: '8.1', 'dated-day': '20', 'dated-month': '11', 'dated-year': '2026', cause: 'Too early' });
    expect([refused.status, refused.text.includes('The draft has faults')]).toEqual([422, true]);
    await manager.send('/framework/draft', '/framework/draft/undo', {});
    expect((await manager.get('/framework/draft')).text).not.toContain('have to be mended');
  });

  it('keeps the reading that the board chose, with its reason', async () => {
    const readings = await manager.get('/framework/draft/readings');
    expect(readings.text).toContain('Proposed, not settled');
    const clock = /href="([^"]*clock~rapid-review~rapid-review)"/.exec(readings.html)![1]!;
    const empty = await manager.send(clock, clock, { ...formOf((await manager.get(clock)).html), reading: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Choose how it is to be read');
    const answer = await manager.post(clock, { ...formOf(empty.html), reading: 'Working days from receipt by the board', because: 'The board counts from its own post.', decidedBy: 'The board' });
    expect(answer.to).toBe('/framework/draft/readings');
    expect((await manager.get('/framework/draft/readings')).text).toMatch(/The board chose\s+Because: The board counts from its own post\. Decided by: The board, 20 November 2026/);
  });

  it('is approved by somebody else, with number, date and cause, and then holds for new work alone', async () => {
    const running = await value(`select count(*)::int from process where status = 'running'`);
    const forward = await manager.send('/framework/draft', '/framework/draft/put-forward', { version: '8.1', 'dated-day': '20', 'dated-month': '11', 'dated-year': '2026', cause: 'Names and times of our own' });
    expect(forward.to).toBe('/framework/draft');
    // It is locked, and whoever put it forward does not approve it.
    expect((await second.send(group, group, formOf((await second.get(group)).html))).status).toBe(409);
    const own = await manager.get('/framework/proposal');
    expect(own.text).toContain('somebody else has to approve it');
    expect((await manager.post('/framework/proposal/approve', { digest: 'x', now: '8.0' })).status).toBe(403);
    expect((await (await signedIn('gp')).get('/framework/proposal')).status).toBe(403);
    // Whoever may approve finds it among their work, and nobody else does.
    const asked = 'Approve a version of the framework, or send it back';
    for (const [who, waits] of [[chair, true], [second, true], [manager, false], [await signedIn('gp'), false]] as const) expect((await who.get('/')).text.includes(asked)).toBe(waits);
    // Another board that works to the same framework by itself has its own copy: this one is none of its chair's business.
    await value(`insert into board (partnership_id, id, name, framework_id, framework_version) select partnership_id, gen_random_uuid(), 'Another board', framework_id, framework_version from board where id = $1`, [board.boardId]);
    await value(`update framework_draft set board_id = (select id from board where name = 'Another board') where state = 'put-forward'`);
    expect((await chair.get('/')).text).not.toContain(asked);
    await value(`update framework_draft set board_id = $1 where state = 'put-forward'`, [board.boardId]);
    // Sent back with a reason, and put forward once more.
    await second.send('/framework/proposal', '/framework/proposal/send-back', { answer: 'Say why in the cause.' });
    expect((await manager.get('/framework/draft')).text).toContain('Sent back: Say why in the cause.');
    expect((await manager.get('/')).text).toContain('Mend the version of the framework that was sent back');
    expect((await chair.get('/')).text).not.toContain('of the framework');
    await manager.post('/framework/draft/put-forward', { version: '8.1', 'dated-day': '20', 'dated-month': '11', 'dated-year': '2026', cause: 'Names and times of our own' });
    // The chair of the board approves, who does not manage the framework.
    expect((await chair.get('/framework')).text).toContain('Version 8.1 waits for your approval');
    const page = await chair.get('/framework/proposal');
    expect(page.text).toContain('The window of the step “Discuss and decide” changes from “working days 10 to 13” to “working days 9 to 12”.');
    expect(page.text).toContain('The version history has a new entry: version 8.1, 20 November 2026: Names and times of our own.');
    const stale = await chair.post('/framework/proposal/approve', { ...formOf(page.html, 'approve'), digest: 'old' });
    expect([stale.status, stale.text.includes('It has changed since you looked')]).toEqual([422, true]);
    expect((await chair.post('/framework/proposal/approve', formOf(stale.html, 'approve'))).to).toBe('/framework');

    const now = await chair.get('/framework/whole');
    for (const part of ['version-history', 'process-rapid-review', 'doubts']) expect((await chair.get('/framework')).html).toContain(`id="${part}" href="/framework/parts/${part}"`);
    expect(now.text.includes('Version 8.1, 20 November 2026')).toBe(true);
    expect(/8\.1 20 November 2026 Names and times of our own Administrator, approved by: Independent Chair/.test(now.text)).toBe(true);
    expect(now.text.includes('Group of both')).toBe(true);
    expect(await value(`select name from work_group where key = 'case-review-group'`)).toBe('Group of both');
    expect(await value(`select count(*)::int from process where status = 'running' and framework_version = '8.0'`)).toBe(running);
    expect((await manager.get('/framework/draft')).text).toContain('Start a copy to change');
  });

  it('lets a case go on under the version that it started under, though no board works to it any more', async () => {
    const office = await signedIn('manager');
    const id = String(await value(`select p.id from process p where p.reference like 'RR-%' and p.status = 'running' and p.framework_version = '8.0' order by p.id limit 1`));
    const page = await office.get(`/reviews/${id}`);
    expect(page.status).toBe(200);
    // Working days 10 to 13 as before, though the version in force says 9 to 12.
    expect(page.text).toContain('3 to 8 December 2026');
    const due = await value(`select due_on::text from due_item where process_id = $1 and key = 'clock-rapid-review'`, [id]);
    const paused = await office.send(`/reviews/${id}/clocks/rapid-review`, `/reviews/${id}/clocks/rapid-review`, { do: 'extend', by: '2', unit: 'working-days', extendReason: 'Late summaries', extendApprovedBy: 'The chair' });
    expect(paused.status).toBe(303);
    expect(await value(`select due_on::text from due_item where process_id = $1 and key = 'clock-rapid-review'`, [id])).not.toBe(due);
    expect(await value(`select framework_version from process where id = $1`, [id])).toBe('8.0');
  });
});
