import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import type { Tx } from '../../platform/index.ts';
import { wordsOf } from '../../platform/documents/testing/words-of.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });
const details = (day: string) => ({ title: 'Board', ...typed('day', day), startsAt: '13:30', place: 'Council chamber', link: '' });

eachDatabase('meetings of a group', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  let group: Record<string, string>;
  const as = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => filled.it.product.app.database.run({ role: 'gt_worker', partnershipId: filled.it.board.partnershipId }, deed);
  const letters = async (words: string) => (await as((tx) => tx.selectFrom('mail').select(['to_email', 'subject', 'body']).where('subject', 'like', `%${words}%`).orderBy('to_email').execute()));
  const word = async (browser: Browser, url: string) => wordsOf((await filled.it.product.server.inject({ method: 'GET', url, cookies: Object.fromEntries(browser.cookies) })).rawPayload);
  /** What stands on an agenda, by its items' titles. */
  const agenda = async (browser: Browser, at: string) => [...(await browser.get(at)).html.matchAll(/<h3 class="govuk-heading-s">([^<]*)<\/h3>/g)].map((found) => found[1]!.replaceAll('&#39;', '’'));
  const set = async (browser: Browser, key: string, day: string): Promise<string> => {
    const form = `/meetings/groups/${group[key]}/new`;
    const answer = await browser.send(form, form, details(day));
    if (answer.to === undefined) throw new Error(answer.text);
    return answer.to;
  };

  beforeAll(async () => {
    group = Object.fromEntries((await as((tx) => tx.selectFrom('work_group').select(['id', 'key']).execute())).map(({ id, key }) => [key, id]));
    manager = await filled.it.signedIn('manager');
  });

  it('are proposed as far apart as the last two, and set from there', async () => {
    const page = await manager.get(`/meetings/groups/${group['learning-and-improvement-group']}`);
    expect(page.text).toContain('Tuesday 12 January 2027');
    expect(page.html).toContain(`/meetings/groups/${group['learning-and-improvement-group']}/new?day=2027-01-12`);
    const form = await manager.get(`/meetings/groups/${group['learning-and-improvement-group']}/new?day=2027-01-12`);
    expect(form.html).toMatch(/name="day-month"[^>]*value="1"/);
    expect(form.html).toContain('value="Committee room 2"');
  });

  it('say all that has to be mended at once, and keep what was typed', async () => {
    const form = `/meetings/groups/${group['board']}/new`;
    const answer = await manager.send(form, form, { title: 'Board', ...typed('day', '2026-11-01'), startsAt: 'noon', place: '', link: 'meet.example' });
    expect(answer.status).toBe(422);
    for (const field of ['day', 'startsAt', 'link']) expect(answer.html).toContain(`<a href="#${field}">`);
    expect(answer.html).toContain('value="noon"');
  });

  it('draw up their agenda from the last meeting, the actions, the forward plan, the reviews and the learning', async () => {
    const at = await set(manager, 'board', '2026-12-15');
    expect((await agenda(manager, at)).slice(0, 3)).toEqual(['Welcome, apologies and conflicts of interest', 'Minutes of the last meeting', 'Actions that are due or late']);
    const titles = await agenda(manager, at);
    expect(titles).toEqual(expect.arrayContaining(['Performance Information Framework (annual report)', 'Training figures', 'Reviews: where they stand', 'Learning to take']));
    expect(titles.at(-1)).toBe('Any other business, and the next meeting');
    // Each line once, though the figures are late since June and due again in December.
    expect(titles.filter((title) => title === 'Training figures')).toHaveLength(1);
    expect((await manager.get(at)).text).toContain('Lead: Barbara Nolan');
    expect((await manager.get(`/forward-plan?group=${group['board']}`)).html).toContain(at);
  });

  it('tell of reviews the reference and stage alone, and only those on whose team the reader is', async () => {
    const at = await set(manager, 'case-review-group', '2026-12-03');
    const page = await manager.get(at);
    expect(page.html).toMatch(/RR-2026-0003<\/a><span class="gt-under">[A-Z]/);
    expect(page.text).not.toContain('Stabbing');
    await filled.it.product.app.database.asOwner(`update case_member set until_at = from_at where person_id = $1`, [filled.it.board.people['hospital']!]);
    const outside = await (await filled.it.signedIn('hospital')).get(at);
    expect(outside.status).toBe(200);
    expect(outside.text).not.toContain('RR-2026-0003');
    expect(await word(manager, `${at}/agenda.docx`)).not.toContain('RR-2026');
  });

  it('put before the group every step that the framework takes to its next meeting, not one a review, for those who may see it', async () => {
    const review = String(await as((tx) => tx.selectFrom('process').select('id').where('reference', '=', 'RR-2026-0003').executeTakeFirstOrThrow()).then(({ id }) => id));
    await filled.it.product.app.database.asOwner(`update due_item set ready = true, needed = true, done_on = null where process_id = $1 and key in ('identify-reviewer', 'convene-panel', 'await-panel')`, [review]);
    const at = await set(manager, 'case-review-group', '2026-12-11');
    const page = await manager.get(at);
    for (const [key, name] of [['identify-reviewer', 'Identify a reviewer'], ['convene-panel', 'Convene the review panel'], ['await-panel', 'Await the national Panel']]) {
      expect(page.html).toContain(`<a class="govuk-link" href="/reviews/${review}/steps/${key!}">${name!}</a>`);
    }
    await filled.it.product.app.database.asOwner(`update case_member set until_at = from_at where person_id = $1`, [filled.it.board.people['hospital']!]);
    expect((await (await filled.it.signedIn('hospital')).get(at)).text).not.toContain('Convene the review panel');
    // What goes to another group stands on its agenda and not on this one.
    expect((await manager.get(await set(manager, 'area-network-meetings', '2026-12-11'))).text).not.toContain('Convene the review panel');
  });

  it('show the actions of the group that are due by then, those made at its meetings and those that its members own', async () => {
    const learning = await as((tx) => tx.selectFrom('meeting').select('id').where('group_id', '=', group['learning-and-improvement-group']!).where('minutes_state', '=', 'none').executeTakeFirstOrThrow());
    const page = await manager.get(`/meetings/${learning.id}`);
    expect(page.text).toContain('Put the child’s voice first in the template of audit reports');
    expect(page.text).toMatch(/Kwame Mensah · due 14 Nov 2026 Late/);
  });

  it('show the audits that report to the group once they are agreed, with how each stands and what is late, on the page and in the agenda that is sent', async () => {
    const at = await set(manager, 'case-review-group', '2027-02-25');
    const planned = await manager.send('/audits/plan/new?year=2027', '/audits/plan/new?year=2027', {
      name: 'Babies under one', kind: 'thematic', ground: 'review', groundText: 'Three reviews in a year', priorities: 'neglect', group: group['case-review-group']!, ...typed('startsOn', '2026-12-01'), ...typed('endsOn', '2027-02-15'),
    });
    const audit = planned.to!;
    const block = async (browser: Browser) => (/Audits that report to this group: .*?(?=Learning to take)/.exec((await browser.get(at)).text)?.[0] ?? '').replaceAll('\u00a0', ' ');
    expect(await block(manager)).not.toContain('Babies under one');
    for (const to of ['agreed', 'dated']) {
      const revision = /name="revision" value="(\d+)"/.exec((await manager.get(audit)).html)![1]!;
      expect((await manager.post(audit, { do: 'step', to, text: 'The group, in November', revision })).to).toBe(audit);
    }
    const [, reference] = /(AUD-\d{4}-\d{4})/.exec((await manager.get(audit)).text)!;
    expect(await block(manager)).toMatch(new RegExp(`Babies under one ${reference} · [A-Z][a-z ]+ · 15 Feb 2027 Late`));
    expect((await manager.get(at)).html).toContain(`href="${audit}"`);
    expect(await word(manager, `${at}/agenda.docx`)).toContain(`${reference}: Babies under one`);
    // Another group has audits of its own.
    const elsewhere = await set(manager, 'area-network-meetings', '2027-02-26');
    expect((await manager.get(elsewhere)).text).not.toContain('Babies under one');
  });

  it('let their keeper order the agenda, name leads and minutes, add items and leave some out', async () => {
    const at = await set(manager, 'board', '2027-03-16');
    const form = await manager.get(`${at}/agenda`);
    const ids = [...form.html.matchAll(/name="place\.([0-9a-f-]{36})"/g)].map((found) => found[1]!);
    const order = Object.fromEntries(ids.flatMap((id, index) => [[`place.${id}`, String(ids.length - index)], [`minutes.${id}`, '7']]));
    expect((await manager.post(`${at}/agenda`, { ...order, [`minutes.${ids[0]!}`]: '2.5' })).html).toContain(`<a href="#minutes-${ids[0]!}">`);
    expect((await manager.post(`${at}/agenda`, { ...order, out: ids[1]!, title: 'The budget', minutes: '25', lead: filled.it.board.people['chair']! })).to).toBe(at);
    const page = await manager.get(at);
    const titles = await agenda(manager, at);
    expect(titles[0]).toBe('The budget');
    expect(titles.at(-1)).toBe('Welcome, apologies and conflicts of interest');
    expect(titles).not.toContain('Minutes of the last meeting');
    expect(page.text).toMatch(/13:55 7 min/);
    expect(page.text).toContain('Lead: Margaret Ashdown');
  });

  it('bring what the plan has added since onto the agenda when asked', async () => {
    const at = await set(manager, 'learning-and-improvement-group', '2027-01-12');
    const line = `/forward-plan/${group['learning-and-improvement-group']}/partnership-reviews.learning-and-improvement-group.1`;
    await manager.send(line, line, { do: 'add', ...typed('day', '2027-01-20') });
    expect((await manager.get(at)).text).toContain('One more thing of the forward plan goes to this meeting: Partnership reviews');
    expect((await manager.post(`${at}/agenda/update`)).to).toBe(at);
    const titles = await agenda(manager, at);
    expect(titles.indexOf('Partnership reviews')).toBe(titles.length - 2);
    expect((await manager.get(at)).text).not.toContain('more thing of the forward plan');
  });

  it('send the agenda to each member by mail, with a link and nothing of what is dealt with', async () => {
    const at = await set(manager, 'case-review-group', '2026-12-10');
    expect((await manager.send(at, `${at}/agenda/send`, {})).to).toBe(at);
    const sent = (await letters('agenda for 10 December 2026'));
    expect(sent.map((letter) => letter.to_email)).toEqual(['ccg.lead', 'head.of.safeguarding', 'hospital.lead', 'police.lead', 'review.chair'].map((name) => `${name}@suffolk.example`));
    expect(sent[0]!.body).toContain(at);
    expect(sent[0]!.body).not.toContain('Actions');
    expect((await manager.get(at)).text).toContain('Agenda sent To 5 members');
    await manager.send(at, `${at}/agenda/send`, {});
    expect((await letters('agenda for 10 December 2026')).length).toBe(10);
    const document = await word(manager, `${at}/agenda.docx`);
    expect(document).toContain('Agenda: Board');
    expect(document).toContain('Thursday 10 December 2026, 13:30');
    expect(document).toContain('Actions that are due or late');
  });

  it('move with a reason, which the members are told, and what comes to each meeting moves along', async () => {
    const at = await set(manager, 'case-review-group', '2027-02-04');
    const change = await manager.get(`${at}/change`);
    const revision = /name="revision" value="(\d+)"/.exec(change.html)![1]!;
    expect((await manager.post(`${at}/change`, { ...details('2027-02-11'), do: 'change', revision, reason: '' })).html).toContain('<a href="#reason">Enter why it moves</a>');
    expect((await manager.post(`${at}/change`, { ...details('2027-02-11'), do: 'change', revision, reason: 'The room is taken' })).to).toBe(at);
    expect((await manager.get(at)).text).toMatch(/Thursday 11 February 2027, 13:30 .*Moved From Thursday 4 February 2027, 13:30 to Thursday 11 February 2027, 13:30. The room is taken/);
    expect((await letters('moved to 11 February 2027')).length).toBe(5);
    expect((await manager.post(`${at}/change`, { ...details('2027-02-18'), do: 'change', revision, reason: 'Again' })).status).toBe(409);
    expect((await manager.post(`/meetings/groups/${group['case-review-group']}/new`, details('2027-02-11'))).text).toContain('The group meets on this day already');
  });

  it('are cancelled with a reason, and what was due to them goes to the next', async () => {
    const [first, second] = [await set(manager, 'area-network-meetings', '2026-12-01'), await set(manager, 'area-network-meetings', '2026-12-02')];
    expect((await manager.get(`/forward-plan?group=${group['area-network-meetings']}`)).html).toContain(first);
    const revision = /name="revision" value="(\d+)"/.exec((await manager.get(`${first}/change`)).html)![1]!;
    expect((await manager.post(`${first}/change`, { do: 'cancel', revision, reason: '' })).html).toContain('<a href="#why">Enter why it is cancelled</a>');
    expect((await manager.post(`${first}/change`, { do: 'cancel', revision, reason: 'Snow' })).to).toBe(first);
    const after = await manager.get(first);
    expect(after.text).toContain('Cancelled Snow');
    expect(after.html).not.toContain(`${first}/agenda/send`);
    const plan = (await manager.get(`/forward-plan?group=${group['area-network-meetings']}`)).html;
    expect(plan).not.toContain(first);
    expect(plan).toContain(second);
    expect((await manager.get(`${first}/change`)).status).toBe(403);
  });

  it('take papers, which those who may read the meeting get, and nobody by another way', async () => {
    const at = await set(manager, 'case-review-group', '2026-12-17');
    const csrf = /name="_csrf" value="([^"]*)"/.exec((await manager.get(at)).html)![1]!;
    const field = (key: string, value: string) => `--edge\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
    const send = (file: string) => filled.it.product.server.inject({ method: 'POST', url: `${at}/papers`, cookies: Object.fromEntries(manager.cookies), headers: { 'content-type': 'multipart/form-data; boundary=edge' }, payload: `${field('_csrf', csrf)}${field('title', 'Thresholds, second draft')}${file}--edge--\r\n` });
    expect((await send('')).statusCode).toBe(422);
    expect((await send('--edge\r\nContent-Disposition: form-data; name="file"; filename="draft.txt"\r\nContent-Type: text/plain\r\n\r\nSecond draft\r\n')).statusCode).toBe(303);
    const path = new RegExp(`${at}/papers/[0-9a-f-]{36}`).exec((await manager.get(at)).html)![0];
    expect((await (await filled.it.signedIn('police')).get(path)).html).toBe('Second draft');
    expect((await (await filled.it.signedIn('school')).get(path)).status).toBe(403);
    const file = await as((tx) => tx.selectFrom('stored_file').select('id').where('name', '=', 'draft.txt').executeTakeFirstOrThrow());
    expect((await manager.get(`/files/${file.id}`)).status).toBe(404);
    expect((await manager.send(at, path, {})).to).toBe(at);
    expect((await manager.get(path)).status).toBe(404);
  });

  it('are seen by others of the board by day and title only', async () => {
    const at = await set(manager, 'case-review-group', '2027-01-14');
    const school = await filled.it.signedIn('school');
    expect((await school.get('/meetings')).html).toContain(at);
    const page = await school.get(at);
    expect(page.text).toContain('Thursday 14 January 2027, 13:30');
    expect(page.text).toContain('What a meeting deals with is for the members of its group');
    for (const hidden of ['Council chamber', 'Agenda', 'Ruth Calder', 'Priya Raman']) expect(page.text, hidden).not.toContain(hidden);
    for (const part of ['agenda', 'agenda.docx', 'minutes.docx', 'attendance', 'change']) expect((await school.get(`${at}/${part}`)).status, part).toBe(403);
    expect((await school.post(`${at}/apologies`, { coming: 'no' })).status).toBe(403);
  });

  it('of one group are not kept by the chair of another', async () => {
    const chair = await filled.it.signedIn('lig');
    const at = await set(manager, 'case-review-group', '2027-01-21');
    expect((await chair.get(`/meetings/groups/${group['case-review-group']}/new`)).status).toBe(403);
    for (const part of ['agenda', 'agenda/send', 'agenda/update', 'change', 'papers', 'minutes', 'attendance', 'agree']) expect((await chair.send('/meetings', `${at}/${part}`, { do: 'cancel', reason: 'x', revision: '1' })).status, part).toBe(403);
    expect((await chair.get(`/meetings/groups/${group['learning-and-improvement-group']}/new`)).status).toBe(200);
  });

  it('hear from a member that they cannot come, who comes for them, and what they are not free of', async () => {
    const at = await set(manager, 'case-review-group', '2027-01-28');
    const police = await filled.it.signedIn('police');
    expect((await police.send(at, `${at}/apologies`, { coming: 'no', deputy: 'Nadia Hussain', conflict: 'Item 3: my own force' })).to).toBe(at);
    expect((await manager.get(at)).text).toMatch(/Colin Draper .*Apologies Represented by Nadia Hussain Item 3: my own force/);
  });

  it('are opened in the same number of queries, however much they deal with', async () => {
    const { database } = filled.it.product.app;
    const at = await set(manager, 'board', '2027-06-15');
    const counting = async () => {
      let asked = 0;
      const run = database.run.bind(database);
      database.run = (acting, deed) => run(acting, (tx) => deed(tx.withPlugin({ transformQuery: ({ node }) => { asked += 1; return node; }, transformResult: async ({ result }) => result }) as Tx));
      await manager.get(at);
      const page = asked;
      await manager.get('/meetings');
      await manager.get(`/meetings/groups/${group['board']}`);
      database.run = run;
      return [page, asked];
    };
    await manager.get(at);
    const before = await counting();
    const form = await manager.get(`${at}/agenda`);
    const rest = Object.fromEntries([...form.html.matchAll(/name="((?:place|minutes)\.[0-9a-f-]{36})"[^>]*value="(\d+)"/g)].map((found) => [found[1]!, found[2]!]));
    for (let turn = 0; turn < 5; turn += 1) await manager.send(`${at}/agenda`, `${at}/agenda`, { ...rest, title: `Item ${turn}`, minutes: '5' });
    await set(manager, 'board', '2027-06-22');
    expect(await counting()).toEqual(before);
  });
});
