import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

/** The calendar's events as another's reader understands them; it throws where the text is no calendar. */
function eventsOf(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid, summary: event.summary, day: event.startDate.toString(), wholeDay: event.startDate.isDate && event.duration.toSeconds() === 86_400, sequence: event.sequence,
      status: component.getFirstPropertyValue('status'), busy: component.getFirstPropertyValue('transp'),
    };
  });
}

eachDatabase('a calendar of what is due', (kind) => {
  const filled = useFilledBoard(kind);
  const linkOn = (html: string): string => /(\/calendar\/[\w-]+\.ics)/.exec(html)![1]!;
  const group = async (key: string): Promise<string> => `/groups/${String(await filled.it.value('select id from work_group where partnership_id = $1 and key = $2', [filled.it.board.partnershipId, key]))}`;
  const make = async (who: Browser, page: string, address: string): Promise<string> => linkOn((await who.send(page, address, { do: 'make' })).html);
  const read = (url: string) => filled.it.product.server.inject({ method: 'GET', url });

  it('holds what is due to a person, on whole days, and names no case', async () => {
    const link = await make(await filled.it.signedIn('office'), '/account/calendar', '/account/calendar');
    const answer = await read(link);
    expect(answer.headers['content-type']).toContain('text/calendar');
    expect(answer.headers['x-robots-tag']).toContain('noindex');
    expect(answer.payload).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    const events = eventsOf(answer.payload);
    const { rows } = await filled.it.product.app.database.asOwner(`select to_char(d.due_on, 'YYYY-MM-DD') as day from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
      where d.partnership_id = $1 and d.kind = 'step' and d.lead_role = 'central-team' and d.done_on is null and d.needed and d.due_on is not null and p.status = 'running'`, [filled.it.board.partnershipId]);
    expect(rows.length).toBeGreaterThan(0);
    const standing = events.filter((event) => event.status === 'CONFIRMED');
    expect(standing.map((event) => event.day).sort()).toEqual(rows.map((row) => String(row['day'])).sort());
    expect(events.filter((event) => !event.wholeDay || event.busy !== 'TRANSPARENT')).toEqual([]);
    const titles = (await filled.it.product.app.database.asOwner('select title from casefile union select title from action')).rows.map((row) => String(row['title']));
    expect(titles.filter((title) => answer.payload.replaceAll('\r\n ', '').includes(title))).toEqual([]);
    // The same things keep their names over every reading, so that a calendar moves them instead of doubling them.
    const names = async () => eventsOf((await read(link)).payload).map((event) => event.uid);
    expect(await names()).toEqual(events.map((event) => event.uid));
    expect(new Set(await names()).size).toBe(events.length);
  });

  it('takes a day off again once its step is done or its action has ended', async () => {
    const link = await make(await filled.it.signedIn('police'), '/account/calendar', '/account/calendar');
    const action = String(await filled.it.value(`select id from action where partnership_id = $1 and status = 'planned' order by due_on desc limit 1`, [filled.it.board.partnershipId]));
    await filled.it.product.app.database.asOwner('update action set owner_id = $2 where id = $1', [action, filled.it.board.people['police']!]);
    const of = async () => eventsOf((await read(link)).payload).find((event) => event.uid === `${action}@golden-thread`)!;
    const before = await of();
    expect(before).toMatchObject({ status: 'CONFIRMED', summary: expect.stringMatching(/^ACT-[\w-]+: last day of an action$/) });
    await filled.it.product.app.database.asOwner(`update action set status = 'dropped' where id = $1`, [action]);
    expect(await of()).toMatchObject({ status: 'CANCELLED', day: before.day });
    expect((await of()).sequence).toBeGreaterThan(before.sequence);
  });

  it('is ended by whose it is', async () => {
    const person = await filled.it.signedIn('hospital');
    const link = await make(person, '/account/calendar', '/account/calendar');
    expect((await person.get('/account/calendar')).text).toContain('You have a calendar link');
    expect((await read(link)).statusCode).toBe(200);
    await person.send('/account/calendar', '/account/calendar', { do: 'end' });
    expect((await read(link)).statusCode).toBe(404);
  });

  it('holds what is due to a group, for whom a member or the manager made its link', async () => {
    const at = await group('case-review-group');
    const link = await make(await filled.it.signedIn('crg'), at, `${at}/calendar`);
    expect((await read(link)).statusCode).toBe(200);
    const newer = await make(await filled.it.signedIn('manager'), at, `${at}/calendar`);
    expect((await read(link)).statusCode).toBe(404);
    expect((await read(newer)).statusCode).toBe(200);
    const manager = await filled.it.signedIn('manager');
    expect((await manager.send(at, `${at}/calendar`, { do: 'end' })).status).toBe(303);
    expect((await read(newer)).statusCode).toBe(404);
  });

  it('is made by nobody from outside the group, and guessed by nobody', async () => {
    const at = await group('case-review-group');
    expect((await (await filled.it.signedIn('practitioner')).send(at, `${at}/calendar`, { do: 'make' })).status).toBe(403);
    for (const url of ['/calendar/x.ics', `/calendar/${'A'.repeat(32)}.ics`]) expect((await read(url)).statusCode).toBe(404);
  });

  it('is empty, and no broken link, where nothing is due', async () => {
    const answer = await read(await make(await filled.it.signedIn('practitioner'), '/account/calendar', '/account/calendar'));
    expect(answer.statusCode).toBe(200);
    expect(eventsOf(answer.payload)).toEqual([]);
  });
});
