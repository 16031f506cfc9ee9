import { expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('a calendar of what is due', (kind) => {
  const filled = useFilledBoard(kind);
  const linkOn = (html: string): string => /(\/calendar\/[\w-]+\.ics)/.exec(html)![1]!;
  const group = async (key: string): Promise<string> => `/groups/${String(await filled.it.value('select id from work_group where partnership_id = $1 and key = $2', [filled.it.board.partnershipId, key]))}`;
  const make = async (who: Browser, page: string, address: string): Promise<string> => linkOn((await who.send(page, address, { do: 'make' })).html);
  const read = (url: string) => filled.it.product.server.inject({ method: 'GET', url });
  const days = (text: string): string[] => [...text.matchAll(/^DTSTART;VALUE=DATE:(\d{8})/gm)].map((found) => found[1]!);

  it('holds what is due to a person, on whole days, and names no case', async () => {
    const link = await make(await filled.it.signedIn('office'), '/account/calendar', '/account/calendar');
    const answer = await read(link);
    expect(answer.headers['content-type']).toContain('text/calendar');
    expect(answer.payload).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    const { rows } = await filled.it.product.app.database.asOwner(`select to_char(d.due_on, 'YYYYMMDD') as day from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
      where d.partnership_id = $1 and d.kind = 'step' and d.lead_role = 'central-team' and d.done_on is null and d.needed and d.due_on is not null and p.status = 'running'`, [filled.it.board.partnershipId]);
    expect(days(answer.payload).sort()).toEqual(rows.map((row) => String(row['day'])).sort());
    const titles = (await filled.it.product.app.database.asOwner('select title from casefile')).rows.map((row) => String(row['title']));
    expect(titles.filter((title) => answer.payload.includes(title))).toEqual([]);
    // The same things keep their names over every reading, so that a calendar moves them instead of doubling them.
    const names = (text: string) => [...text.matchAll(/^UID:(.+)$/gm)].map((found) => found[1]);
    expect(names((await read(link)).payload)).toEqual(names(answer.payload));
    expect(new Set(names(answer.payload)).size).toBe(names(answer.payload).length);
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
    expect(answer.payload).not.toContain('BEGIN:VEVENT');
  });
});
