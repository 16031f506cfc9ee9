import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import type { Browser } from '../../../access/testing/browser.ts';
import { day } from '../../../calendar/index.ts';
import { wordsOf } from '../../../platform/documents/testing/words-of.ts';
import { answeredRound, gapInSharing, type Answered } from '../testing/answered-round.ts';
import { tellOfOutstanding } from './tell-of-outstanding.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });
const [inTime, lawfully] = ['standard-8/share-in-time-action', 'standard-8/share-lawfully-action'];

eachDatabase('what is outstanding six months after the overview', (kind) => {
  const audited = useAuditedBoard(kind);
  let manager: Browser;
  let round: Answered;
  const at = (rest = '') => `/audits/rounds/${round.id}/outstanding${rest}`;
  const police = () => at(`/${round.returns.get('police')!}`);
  const tell = () => tellOfOutstanding(audited.it.product.app, audited.it.board.partnershipId);
  const told = () => audited.it.as((tx) => tx.selectFrom('mail').select(['to_email', 'subject', 'body']).where('subject', 'like', 'RND-%outstanding').orderBy('to_email').execute());
  const word = async (who: Browser, url: string) => wordsOf((await audited.it.product.server.inject({ method: 'GET', url, cookies: Object.fromEntries(who.cookies) })).rawPayload);
  beforeAll(async () => {
    round = await answeredRound(audited.it, 'Section 11 audit 2026', day('2026-11-02'), { police: { 'standard-8': gapInSharing() }, probation: { 'standard-8': { 'share-in-time': 'met' } } });
    manager = await audited.it.signedIn('business-manager');
    const plan = `/audits/rounds/${round.id}/plan/${round.returns.get('police')!}`;
    const made = await manager.send(plan, plan, { strength: 'policy', [`take.${inTime}`]: 'yes', [`owner.${inTime}`]: audited.it.board.people['agency-lead.police']!, ...typed(`by.${inTime}`, '2027-08-31'), [`measure.${inTime}`]: 'Fewer late', [`take.${lawfully}`]: 'yes', [`owner.${lawfully}`]: 'outside', ...typed(`by.${lawfully}`, '2027-01-29'), [`measure.${lawfully}`]: 'Staff know' });
    expect(made.status, made.text).toBe(303);
  });

  it('is counted from the day on which the board received it, and stands on the forward plan of the group that did', async () => {
    expect((await manager.get(at())).text).toContain('The overview has not been received yet.');
    const received = await manager.send(`/audits/rounds/${round.id}`, `/audits/rounds/${round.id}`, { do: 'receive', ...typed('receivedOn', '2026-11-20') });
    expect(received.status, received.text).toBe(303);
    const shown = await manager.get(at());
    expect(shown.text).toContain('goes to Redbridge Local Safeguarding Children Board on 20 May 2027');
    expect(shown.text).toContain('2 actions are outstanding');
    const group = await audited.it.as((tx) => tx.selectFrom('work_group').select('id').where('key', '=', 'board').executeTakeFirstOrThrow());
    const plan = await manager.get(`/forward-plan?group=${group.id}`);
    expect(plan.text).toContain('Outstanding actions: Section 11 audit 2026');
    const item = /href="(\/forward-plan\/[^"]*outstanding-RND[^"]*\/2027-05-20)"/.exec(plan.html)![1]!;
    expect((await manager.get(item)).html).toContain(`href="${at()}"`);
  });

  it('is told to the keepers and to the chair by a job, on the day, once', async () => {
    expect(await tell()).toBe(0);
    audited.it.setNow('2027-05-20T08:00:00Z');
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    audited.it.setNow('2027-05-21T08:00:00Z');
    expect(await tell()).toBe(0);
    const letters = await told();
    expect(letters.map((each) => each.to_email)).toEqual(expect.arrayContaining(['business-manager@redbridge.example', 'lscb-chair@redbridge.example']));
    expect(new Set(letters.map((each) => each.to_email)).size).toBe(letters.length);
    expect(letters[0]!.subject).toMatch(/: 2 actions are outstanding$/);
    expect(letters[0]!.body).not.toContain('late referrals');
  });

  it('is a paper for the board, by agency', async () => {
    manager = await audited.it.signedIn('business-manager');
    const text = await word(manager, at('.docx'));
    expect(text).toContain('Write a guide of one page');
    expect(text).toContain('Police, Redbridge');
    expect(text).toContain('20 November 2026');
    expect((await manager.get(at())).text).toContain('Late');
  });

  it('is taken up by the chair with a senior manager, in a letter made from the list', async () => {
    const chair = await audited.it.signedIn('lscb-chair');
    const drafted = await chair.get(police());
    expect(drafted.text).toContain('2 of these actions are not done, 1 of them past the day that you set');
    expect(drafted.html).toContain('value="18"');
    expect((await chair.send(police(), police(), { do: 'write', toName: '', toPost: '', letter: '', ...typed('sentOn', '2027-05-21'), ...typed('replyDue', '2027-05-01') })).status).toBe(422);
    const kept = await chair.send(police(), police(), { do: 'write', toName: 'Invented Person', toPost: 'Deputy Chief Constable', letter: 'Please tell me.', ...typed('sentOn', '2027-05-21'), ...typed('replyDue', '2027-06-18') });
    expect(kept.status, kept.text).toBe(303);
    const text = await word(chair, `${police()}/letter.docx`);
    for (const words of ['Deputy Chief Constable', 'Please tell me.', 'Write a guide of one page']) expect(text).toContain(words);
    expect((await chair.get(at())).text).toContain('Waits for the reply');
    // A second letter while the first is under way is none.
    expect((await chair.send(police(), police(), { do: 'write', toName: 'A', toPost: 'B', letter: 'C', ...typed('sentOn', '2027-05-21'), ...typed('replyDue', '2027-06-18') })).status).toBe(422);
  });

  it('starts the framework’s own challenge from there, tied behind the return', async () => {
    manager = await audited.it.signedIn('business-manager');
    const link = /href="(\/reviews\/start\/challenge-to-agency\?cause=[^"]*)"/.exec((await manager.get(police())).html)![1]!.replaceAll('&amp;', '&');
    const page = await manager.get(link);
    expect(page.text).toContain('Because of RND-2026-0001 Police, Redbridge: Section 11 audit 2026');
    const action = /action="(\/reviews\/start\/challenge-to-agency\?cause=[^"]*)"/.exec(page.html)![1]!;
    const started = await manager.send(link, action, { ...typed('on.raised', '2027-05-21'), title: 'Section 11 actions of the police', case: '' });
    expect(started.status, started.text).toBe(303);
    const edge = await audited.it.as((tx) => tx.selectFrom('thread_edge').select('from_id').where('to_id', '=', started.to!.split('/').at(-1)!).execute());
    expect(edge).toEqual([{ from_id: round.returns.get('police') }]);
  });

  it('keeps the reply and the outcome, one after the other, and is late where no reply comes', async () => {
    audited.it.setNow('2027-06-21T08:00:00Z');
    const chair = await audited.it.signedIn('lscb-chair');
    expect((await chair.get(at())).text).toContain('Reply is late');
    const revision = async () => /name="revision" value="(\d+)"/.exec((await chair.get(police())).html)![1]!;
    expect((await chair.send(police(), police(), { do: 'settle', revision: await revision(), outcome: 'Done' })).status).toBe(422);
    expect((await chair.send(police(), police(), { do: 'reply', revision: await revision(), reply: 'By July', ...typed('repliedOn', '2027-07-01') })).text).toContain('The day must be between');
    expect((await chair.send(police(), police(), { do: 'reply', revision: await revision(), reply: 'All by July.', ...typed('repliedOn', '2027-06-20') })).status).toBe(303);
    expect((await chair.send(police(), police(), { do: 'settle', revision: await revision(), outcome: 'The board watches it.' })).status).toBe(303);
    const text = (await chair.get(at())).text;
    expect(text).toContain('Settled');
    expect(text).toContain('The board watches it.');
  });

  it('is not for those of an agency, and is taken up by nobody but the chair and the keepers', async () => {
    expect((await (await audited.it.signedIn('agency-lead.police')).get(at())).status).toBe(403);
    const member = await audited.it.signedIn('board-member');
    expect((await member.get(at())).status).toBe(200);
    expect((await member.get(police())).status).toBe(403);
    expect((await member.send('/account', police(), { do: 'write' })).status).toBe(403);
  });
});
