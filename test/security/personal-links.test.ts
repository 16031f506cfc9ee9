import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../src/access/testing/browser.ts';
import { eachDatabase } from '../support/databases.ts';
import { answerAllParts } from './fill-in.ts';
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
});
