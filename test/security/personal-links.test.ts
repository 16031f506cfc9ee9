import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../src/access/testing/browser.ts';
import { eachDatabase } from '../support/databases.ts';
import { answerAllParts, fillIn } from './fill-in.ts';
import { useFilledBoard } from './filled-board.ts';

eachDatabase('personal links', (kind) => {
  const filled = useFilledBoard(kind);
  let office: Browser;
  let request: string;
  beforeAll(async () => {
    office = await filled.it.signedIn('office');
    request = String(await filled.it.value(`select s.id from summary_request s join process p on p.partnership_id = s.partnership_id and p.id = s.process_id
      where s.partnership_id = $1 and s.status in ('asked', 'started') order by s.id limit 1`, [filled.it.board.partnershipId]));
  });

  const letterTo = async (email: string): Promise<string> => {
    const body = String(await filled.it.value('select body from mail where to_email = $1 order by id desc limit 1', [email]));
    return /(\/l\/[\w-]+)/.exec(body)![1]!;
  };
  const sendTo = async (email: string): Promise<string> => {
    const answer = await office.send(`/summaries/${request}`, `/summaries/${request}`, { do: 'send', holderName: 'Ines Okafor', holderEmail: email });
    expect(answer.status).toBe(303);
    return letterTo(email);
  };
  const stranger = () => filled.it.browser();

  it('open for whoever holds them, without an account', async () => {
    const answer = await stranger().get(await sendTo('first@suffolk.example'));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('You answer for');
  });

  it('tell nothing where they are forged, whatever their shape', async () => {
    const link = await sendTo('second@suffolk.example');
    const forged = [`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, `/l/${'A'.repeat(43)}`, '/l/x', `/l/${'é'.repeat(20)}`, `/l/${"' or 1=1 --".replaceAll(' ', '%20')}`, `${link}${link.slice(3)}`];
    for (const url of forged) {
      const answer = await stranger().get(url);
      expect(`${url} ${answer.status}`).toBe(`${url} 404`);
      expect(answer.text).toContain('This link does not work');
      expect(answer.text).not.toMatch(/RR-\d/);
    }
  });

  it('end when a newer one is sent, when the office ends them, and when their time is over; what was saved is kept', async () => {
    const older = await sendTo('third@suffolk.example');
    const newer = await sendTo('fourth@suffolk.example');
    expect((await stranger().get(older)).status).toBe(410);
    expect((await office.send(`/summaries/${request}`, `/summaries/${request}`, { do: 'revoke' })).status).toBe(303);
    const ended = await stranger().get(newer);
    expect(ended.status).toBe(410);
    expect(ended.text).toContain('What was saved with it is kept');
    const late = await sendTo('fifth@suffolk.example');
    await filled.it.product.app.database.asOwner(`update personal_link set expires_at = '2026-11-20T09:59:59Z' where holder_email = 'fifth@suffolk.example'`);
    for (const answer of [await stranger().get(late), await stranger().post(`${late}/hand-in`), await stranger().post(`${late}/who`)]) {
      expect(answer.status).toBe(410);
      expect(answer.text).toContain('It ended on 20 November 2026');
    }
  });

  it('pass to a colleague with a trace, and end for whoever passed them on', async () => {
    const mine = await sendTo('sixth@suffolk.example');
    const wrong = await stranger().post(`${mine}/pass-on`, { colleague: '', colleagueEmail: 'no address' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="no address"');
    expect((await stranger().post(`${mine}/pass-on`, { colleague: 'Omar Vance', colleagueEmail: 'omar@suffolk.example' })).status).toBe(200);
    expect((await stranger().get(mine)).status).toBe(410);
    expect((await stranger().get(await letterTo('omar@suffolk.example'))).status).toBe(200);
    expect((await office.get(`/summaries/${request}`)).text).toContain('Passed on to Omar Vance');
  });

  it('are no way into anything else', async () => {
    const holder = stranger();
    await holder.get(await sendTo('seventh@suffolk.example'));
    for (const url of ['/', '/reviews', '/people', '/actions', `/summaries/${request}`]) expect((await holder.get(url)).to).toMatch(/^\/sign-in/);
  });

  it('pass on once, however fast the button is pressed: one colleague holds a link, and one letter goes', async () => {
    const link = await sendTo('ninth@suffolk.example');
    const answers = await Promise.all(Array.from({ length: 4 }, (_, at) => stranger().post(`${link}/pass-on`, { colleague: `Colleague ${at}`, colleagueEmail: `fast${at}@suffolk.example` })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410, 410]);
    expect(await filled.it.value(`select count(*)::int from personal_link where holder_email like 'fast%' and revoked_at is null`)).toBe(1);
    expect(await filled.it.value(`select count(*)::int from mail where to_email like 'fast%'`)).toBe(1);
  });

  it('lead over parts of which nothing is asked, and show no empty page where one is asked for all the same', async () => {
    const link = await sendTo('eleventh@suffolk.example');
    const fields = fillIn((await stranger().get(`${link}/involvement`)).html);
    const answer = await stranger().post(`${link}/involvement`, { revision: fields['revision']!, 'involvement.involved': 'no', 'involvement.searched': 'All our records', action: 'next' });
    expect(answer.to).toBe(`${link}/now`);
    const overview = await stranger().get(link);
    expect(overview.html).not.toContain(`href="${link}/history"`);
    expect(overview.text).toContain('Whether it is asked depends on your other answers');
    expect((await stranger().get(`${link}/history`)).text).toContain('You answer for');
  });

  it('hand in once, however often and however fast the button is pressed', async () => {
    const link = await sendTo('eighth@suffolk.example');
    await answerAllParts(stranger(), link);
    const received = async (): Promise<number> => Number(await filled.it.value(`select count(*)::int from process_event where type = 'replied' and event::text like '%' || $1 || '%'`, [request]));
    const before = await received();
    const answers = await Promise.all(Array.from({ length: 6 }, () => stranger().post(`${link}/hand-in`)));
    expect(answers.map((answer) => answer.status === 303 || answer.status === 409 ? '' : answer.text)).toEqual(answers.map(() => ''));
    expect(await received()).toBe(before + 1);
    const again = await stranger().get(link);
    expect(again.text).toContain('Handed in');
    expect((await stranger().post(`${link}/hand-in`)).status).toBe(303);
    expect(await received()).toBe(before + 1);
    const section = /href="(\/l\/[^"]+\/[a-z-]+)"/.exec(again.html)?.[1] ?? `${link}/summary`;
    await stranger().post(section, { revision: '1', text: 'changed after handing in' });
    expect((await stranger().get(link)).text).not.toContain('changed after handing in');
  });

  it('go to nobody where nothing is asked any more, though the page was opened while it was', async () => {
    const letters = () => filled.it.value(`select count(*)::int from mail where to_email = 'stale@suffolk.example'`);
    const links = () => filled.it.value(`select count(*)::int from personal_link where holder_email = 'stale@suffolk.example'`);
    const standing = async (status: string) => String(await filled.it.value(`select s.id from summary_request s join process p on p.partnership_id = s.partnership_id and p.id = s.process_id
      where s.partnership_id = $1 and s.status = $2 and s.id <> $3 and p.status = 'running' order by s.id limit 1`, [filled.it.board.partnershipId, status, request]));
    const send = (id: string) => office.send('/account', `/summaries/${id}`, { do: 'send', holderName: 'Ines Okafor', holderEmail: 'stale@suffolk.example' });
    const asked = await standing('asked');
    expect((await office.send(`/summaries/${asked}`, `/summaries/${asked}`, { do: 'withdraw', why: 'Asked by mistake.' })).status).toBe(303);
    const withdrawn = await send(asked);
    expect(withdrawn.status).toBe(422);
    expect(withdrawn.text).toContain('The request is withdrawn');
    const received = await send(await standing('received'));
    expect(received.status).toBe(422);
    expect(received.text).toContain('The summary is handed in');
    expect([await letters(), await links()]).toEqual([0, 0]);
  });

  it('say in the mail that a summary came back, and who passed it on, and nothing of the case', async () => {
    expect((await office.send(`/summaries/${request}`, `/summaries/${request}`, { do: 'return', reason: 'Something is missing' })).status).toBe(303);
    const link = await sendTo('twelfth@suffolk.example');
    await answerAllParts(stranger(), link);
    await stranger().post(`${link}/hand-in`);
    await office.send(`/summaries/${request}`, `/summaries/${request}`, { do: 'return', reason: 'The dates of the two visits' });
    const letter = String(await filled.it.value('select subject || body from mail where to_email = $1 order by id desc limit 1', ['twelfth@suffolk.example']));
    expect(letter).toContain('more is asked of');
    expect(letter).not.toContain('two visits');
    await stranger().post(`${/\/l\/[\w-]+/.exec(letter)![0]}/pass-on`, { colleague: 'Omar Vance', colleagueEmail: 'omar.vance@suffolk.example' });
    expect(await filled.it.value('select body from mail where to_email = $1', ['omar.vance@suffolk.example'])).toContain('Ines Okafor has passed this on to you');
  });

  it('take nothing nasty but as plain text, and say what is wrong', async () => {
    const nasty: Record<string, string> = {
      'a script': `</textarea><script>alert(1)</script>`, 'turning characters': 'Anna\u202Efdp\u200B\u0000', 'half a character': '\uD800 and more', 'a long text': 'word '.repeat(100_000),
      'a long line': 'w'.repeat(5_000), 'a day that does not exist': '31', 'two lines': 'Anna\nBcc: all@suffolk.example', 'a great number': '9'.repeat(400), 'nothing': '',
    };
    const link = await sendTo('tenth@suffolk.example');
    const parts = [...new Set([...(await stranger().get(link)).html.matchAll(new RegExp(`href="(${link}/[a-z0-9-]+)"`, 'g'))].map((found) => found[1]!))];
    for (const [what, value] of Object.entries(nasty)) {
      for (const part of parts) {
        const fields = fillIn((await stranger().get(part)).html);
        const answer = await stranger().post(part, { ...Object.fromEntries(Object.keys(fields).map((name) => [name, name === 'revision' ? fields[name]! : value])), action: 'stay' });
        expect([303, 409, 413, 422], `${part} with ${what}: ${answer.status} ${answer.text.slice(0, 300)}`).toContain(answer.status);
        expect(answer.html).not.toContain('<script>alert(1)');
        const shown = await stranger().get(part);
        expect(`${what} ${shown.status} ${shown.html.includes('<script>alert(1)')}`).toBe(`${what} 200 false`);
      }
      for (const fields of [{ colleague: value, colleagueEmail: 'no address' }, { colleague: '', colleagueEmail: value }]) {
        const answer = await stranger().post(`${link}/pass-on`, fields);
        expect(`${what} ${answer.status} ${answer.html.includes('<script>alert(1)')}`).toBe(`${what} 422 false`);
      }
    }
    expect((await stranger().post(`${link}/pass-on`, { colleague: 'w'.repeat(5_000), colleagueEmail: 'long@suffolk.example' })).text).toContain('must be 200 characters or fewer');
    expect((await stranger().post(`${link}/pass-on`, { colleague: 'Anna', colleagueEmail: `${'w'.repeat(5_000)}@suffolk.example` })).text).toContain('must be 200 characters or fewer');
  });

  it('end with the review that asked, and ask again only once the office sends a new one', async () => {
    const review = String(await filled.it.value('select process_id from summary_request where id = $1', [request]));
    const link = await sendTo('last@suffolk.example');
    expect((await stranger().get(link)).status).toBe(200);
    const manager = await filled.it.signedIn('manager');
    const ending = `/reviews/${review}/ending`;
    expect((await manager.send(ending, ending, { do: 'withdraw', reason: 'It was notified by mistake.' })).status).toBe(303);
    for (const answer of [await stranger().get(link), await stranger().post(`${link}/hand-in`)]) expect(answer.status).toBe(410);
    expect((await office.send('/account', `/summaries/${request}`, { do: 'send', holderName: 'Ines Okafor', holderEmail: 'last@suffolk.example' })).text).toContain('The review has ended');
    expect((await manager.send(ending, ending, { do: 'reopen', reason: 'It was not.' })).status).toBe(303);
    expect((await stranger().get(link)).status).toBe(410);
    expect((await stranger().get(await sendTo('again@suffolk.example'))).status).toBe(200);
  });
});
