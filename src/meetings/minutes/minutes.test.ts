import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { wordsOf } from '../../platform/documents/testing/words-of.ts';
import { readLine } from '../../thread/line/read-line.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });

eachDatabase('the minutes of a meeting', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  let group: string;
  /** The meeting that is held today, and its page. */
  let id: string;
  let at: string;
  const as = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => filled.it.product.app.database.run({ role: 'gt_app', partnershipId: filled.it.board.partnershipId, personId: filled.it.board.people['manager']! }, deed);
  const item = (kindOf: string, line = '') => as(async (tx) => (await tx.selectFrom('meeting_item').selectAll().where('meeting_id', '=', id).where('kind', '=', kindOf).orderBy('position').execute()).find((each) => line === '' || each.plan_line?.startsWith(line) === true)!);
  const letters = (words: string) => as((tx) => tx.selectFrom('mail').select(['to_email', 'body']).where('subject', 'like', `%${words}%`).execute());
  const document = async (meeting: string) => wordsOf((await filled.it.product.server.inject({ method: 'GET', url: `/meetings/${meeting}/minutes.docx`, cookies: Object.fromEntries(manager.cookies) })).rawPayload);
  const past = (state: string) => as((tx) => tx.selectFrom('meeting').selectAll().where('group_id', '=', group).where('minutes_state', '=', state).executeTakeFirstOrThrow());

  beforeAll(async () => {
    group = (await as((tx) => tx.selectFrom('work_group').select('id').where('key', '=', 'learning-and-improvement-group').executeTakeFirstOrThrow())).id;
    manager = await filled.it.signedIn('manager');
    const form = `/meetings/groups/${group}/new`;
    at = (await manager.send(form, form, { title: 'Learning and Improvement Group', ...typed('day', '2026-11-20'), startsAt: '9:00', place: 'Committee room 2' })).to!;
    id = at.split('/').at(-1)!;
  });

  it('are not begun before the meeting, and not issued while nothing is written', async () => {
    const coming = await as((tx) => tx.selectFrom('meeting').select('id').where('group_id', '=', group).where('held_on', '>', '2026-11-20').executeTakeFirstOrThrow());
    const theirs = await as((tx) => tx.selectFrom('meeting_item').select('id').where('meeting_id', '=', coming.id).limit(1).executeTakeFirstOrThrow());
    for (const path of ['attendance', `items/${theirs.id}`, `items/${theirs.id}/action`]) expect((await manager.get(`/meetings/${coming.id}/${path}`)).status, path).toBe(403);
    expect((await manager.send(at, `${at}/minutes`, {})).text).toContain('nothing is minuted yet');
    expect((await manager.get(`${at}/minutes.docx`)).status).toBe(404);
  });

  it('name who was there, who came for whom, and which conflicts were declared', async () => {
    const { lig, advisor, 'lig-member': member } = filled.it.board.people as { lig: string; advisor: string; 'lig-member': string };
    const saved = await manager.send(`${at}/attendance`, `${at}/attendance`, { [`standing.${lig}`]: 'present', [`standing.${member}`]: 'apologies', [`deputy.${member}`]: 'Ellie Sharp', [`standing.${advisor}`]: 'present', [`conflict.${advisor}`]: 'Wrote the audit', others: 'A housing officer' });
    expect(saved.to).toBe(at);
    const page = (await manager.get(at)).text;
    expect(page).toMatch(/Barbara Nolan .*Present None declared .*Present Wrote the audit .*Apologies Represented by Ellie Sharp/);
    expect(page).toContain('Also there: A housing officer');
    expect((await manager.send(`${at}/attendance`, `${at}/attendance`, { [`deputy.${member}`]: 'x'.repeat(301) })).html).toContain(`<a href="#deputy-${member}">`);
  });

  it('are written item by item; the second of two writers is told, and loses nothing', async () => {
    const audits = await item('plan', 'thematic-audits');
    const path = `${at}/items/${audits.id}`;
    expect((await manager.send(path, path, { revision: String(audits.revision), minute: 'The group heard the report.', decision: 'The audit is widened to schools.' })).to).toBe(`${at}#${audits.id}`);
    const second = await manager.send(path, path, { revision: String(audits.revision), minute: 'My own words.' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('It now says: The group heard the report.');
    expect(second.html).toContain('My own words.');
    expect((await manager.get(at)).text).toMatch(/The group heard the report. Decided \(DEC-2026-0003\): The audit is widened to schools./);
  });

  it('make real actions: on the list, their owner told, on the golden thread behind the decision and its meeting', async () => {
    const audits = await item('plan', 'thematic-audits');
    const path = `${at}/items/${audits.id}/action`;
    const empty = await manager.send(path, path, {});
    for (const field of ['title', 'agencies', 'owner', 'dueOn', 'measure', 'strength']) expect(empty.html).toContain(`<a href="#${field}">`);
    const strength = /name="strength"[^>]*value="([^"]+)"/.exec(empty.html)![1]!;
    const made = await manager.post(path, { title: 'Widen the audit to three schools', agencies: filled.it.board.agencies['school']!, owner: filled.it.board.people['school']!, ...typed('dueOn', '2027-01-31'), measure: 'Schools audited', strength });
    expect(made.to).toBe(`${at}#${audits.id}`);
    const action = await as((tx) => tx.selectFrom('action').selectAll().where('title', '=', 'Widen the audit to three schools').executeTakeFirstOrThrow());
    expect((await manager.get('/actions?words=widen')).text).toContain(action.reference);
    expect((await letters(`${action.reference}: an action is yours`)).map((letter) => letter.to_email)).toEqual(['school.lead@suffolk.example']);
    expect((await manager.get(at)).html).toContain(`/actions/${action.id}`);
    const line = await as((tx) => readLine(tx, action.id));
    expect(line!.knots.map((knot) => knot.kind).toSorted()).toEqual(['action', 'meeting', 'resolution']);
    expect((await manager.get(`/thread/${action.id}`)).text).toContain('Decision of the Learning and Improvement Group');
    const decision = line!.knots.find((knot) => knot.kind === 'resolution')!;
    expect((await manager.get(`/resolutions/${decision.id}`)).to).toBe(`${at}#${audits.id}`);
    // What was decided is for the group; the thread, which all may walk, says only that something was.
    expect(JSON.stringify(line)).not.toContain('widened');
  });

  it('are issued to the members, as a document made from the record, and take off the plan what was minuted', async () => {
    expect((await manager.send(at, `${at}/minutes`, {})).to).toBe(at);
    expect((await letters('minutes of 20 November 2026')).length).toBe(3);
    const words = await document(id);
    for (const each of ['Minutes: Learning and Improvement Group', 'Not yet agreed: the next meeting agrees them.', 'Kwame Mensah, Training lead, represented by Ellie Sharp', 'Wrote the audit', 'A housing officer', 'The group heard the report.', 'Decided (DEC-2026-0003): The audit is widened to schools.', 'Widen the audit to three schools', 'Martin Oakes', '31 January 2027']) expect(words).toContain(each);
    const plan = await manager.get(`/forward-plan/${group}/thematic-audits.learning-and-improvement-group.1/2026-11-30`);
    expect(plan.text).toMatch(/Taken .*20 November 2026 .*Minuted at MTG-2026-000\d/);
    // Nothing was said of the others: they go to the next meeting.
    expect((await manager.get(`/forward-plan/${group}/practitioner-network-issues.learning-and-improvement-group.1/2026-11-30`)).text).toMatch(/To come .*8 December 2026/);
  });

  it('may be corrected and issued again until they are agreed; each issue is kept word for word', async () => {
    const audits = await item('plan', 'thematic-audits');
    const path = `${at}/items/${audits.id}`;
    await manager.send(path, path, { revision: String(audits.revision), minute: 'The group heard the report and thanked its author.' });
    expect(await document(id)).not.toContain('thanked');
    await manager.send(at, `${at}/minutes`, {});
    expect(await document(id)).toContain('thanked its author');
    // What was minuted was held: on the same day too it is neither moved nor cancelled.
    expect((await manager.get(at)).html).not.toContain('Move or cancel');
    expect((await manager.send('/meetings', `${at}/change`, { revision: '1', do: 'cancel', reason: 'Snow' })).status).toBe(403);
    expect((await letters('minutes of 20 November 2026')).length).toBe(6);
    expect(await as((tx) => tx.selectFrom('meeting_minutes').select('issue').where('meeting_id', '=', id).orderBy('issue').execute())).toEqual([{ issue: 1 }, { issue: 2 }]);
  });

  it('are agreed by a later meeting of the same group, and then stand', async () => {
    const earlier = await past('issued');
    expect(earlier.id).not.toBe(id);
    const page = await manager.get(at);
    expect(page.text).toContain(`${earlier.reference} , 27 October 2026: to be agreed`);
    expect((await manager.post(`${at}/agree`, { meeting: id })).status).toBe(404);
    expect((await manager.post(`${at}/agree`, { meeting: newId() })).status).toBe(404);
    expect((await manager.post(`${at}/agree`, { meeting: earlier.id })).to).toBe(at);
    expect((await manager.get(at)).text).toContain(`The minutes of ${earlier.reference}, 27 October 2026, were agreed.`);
    expect(await document(earlier.id)).toContain('Agreed on 20 November 2026.');
    expect((await manager.get(`/meetings/${earlier.id}`)).text).toContain('Minutes agreed');
    expect((await manager.post(`${at}/agree`, { meeting: earlier.id })).status).toBe(404);
  });

  it('that were agreed are altered by nobody: not on a page, and not in the database', async () => {
    const { id: agreed } = await past('agreed');
    const [first] = await as((tx) => tx.selectFrom('meeting_item').select(['id', 'revision']).where('meeting_id', '=', agreed).execute());
    const before = await document(agreed);
    expect((await manager.get(`/meetings/${agreed}`)).html).not.toContain('Change the minute');
    for (const path of ['minutes', 'attendance', 'agenda', 'agenda/update', 'change', 'papers', 'agree', `items/${first!.id}`, `items/${first!.id}/action`]) {
      expect((await manager.send('/meetings', `/meetings/${agreed}/${path}`, { revision: String(first!.revision), minute: 'Otherwise', do: 'cancel', reason: 'x' })).status, path).toBe(403);
    }
    const row = { partnership_id: filled.it.board.partnershipId, meeting_id: agreed };
    const attempts: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => tx.updateTable('meeting').set({ minutes_state: 'issued' }).where('id', '=', agreed).execute(),
      (tx) => tx.updateTable('meeting_item').set({ minute: 'Otherwise' }).where('meeting_id', '=', agreed).execute(),
      (tx) => tx.updateTable('meeting_attendance').set({ standing: 'absent' }).where('meeting_id', '=', agreed).execute(),
      (tx) => tx.insertInto('meeting_decision').values({ ...row, id: newId(), item_id: first!.id, reference: 'DEC-X', text: 'Otherwise', made_at: new Date() }).execute(),
      (tx) => tx.insertInto('meeting_minutes').values({ ...row, issue: 9, content: '{}', issued_at: new Date() }).execute(),
      (tx) => tx.updateTable('meeting_minutes').set({ content: '{}' }).where('meeting_id', '=', agreed).execute(),
      (tx) => tx.deleteFrom('meeting_minutes').where('meeting_id', '=', agreed).execute(),
      (tx) => tx.updateTable('meeting_decision').set({ text: 'Otherwise' }).where('meeting_id', '=', agreed).execute(),
    ];
    for (const attempt of attempts) await expect(as(attempt)).rejects.toThrow(/never altered|permission denied/);
    expect(await document(agreed)).toBe(before);
  });

  it('leave their trace in the record', async () => {
    const deeds = (await as((tx) => tx.selectFrom('record_entry').select('deed').distinct().execute())).map((entry) => entry.deed);
    expect(deeds).toEqual(expect.arrayContaining(['set a meeting', 'recorded who was at a meeting', 'recorded a decision of a meeting', 'wrote a minute', 'made an action', 'issued the minutes of a meeting', 'agreed the minutes of a meeting', 'took out the minutes of a meeting']));
  });
});
