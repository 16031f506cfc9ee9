import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

const on = (name: string, [day, month, year]: readonly [number, number, number]) => ({ [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) });

eachDatabase('parallel proceedings', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  let review: string;
  beforeAll(async () => {
    manager = await filled.it.signedIn('manager');
    review = `/reviews/${String(await value(`select id from process where partnership_id = $1 and reference = 'RR-2026-0002'`))}`;
  });
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  const deeds = (deed: string) => value('select count(*)::int from record_entry where partnership_id = $1 and deed = $2', deed);

  it('are written down by whoever runs the review, for every review of the case', async () => {
    const wrong = await manager.send(`${review}/proceedings`, `${review}/proceedings`, { kind: 'inquest', body: '', status: 'under-way' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter whose proceedings they are');
    const made = await manager.send(`${review}/proceedings`, `${review}/proceedings`, { kind: 'inquest', body: 'Senior Coroner for Suffolk', contact: 'Coroner’s officer', status: 'under-way', stands: 'Opened and adjourned.', ...on('nextOn', [4, 12, 2026]), nextWhat: 'Pre-inquest hearing' });
    expect(made.status).toBe(303);
    const notification = String(await value(`select id from process where partnership_id = $1 and reference = 'SIN-2026-0002'`));
    expect((await manager.get(`/reviews/${notification}/proceedings`)).text).toContain('Senior Coroner for Suffolk');
    expect(await deeds('wrote down parallel proceedings')).toBe(1);
  });

  it('hold back what is told of them: the review, its notices, its report and its publication say so', async () => {
    const at = `${review}/proceedings/${String(await value(`select id from proceeding where partnership_id = $1 and body = 'Senior Coroner for Suffolk'`))}`;
    const late = await manager.send(at, at, { do: 'hold', what: 'The toxicology report', askedBy: 'The coroner', ...on('placedOn', [20, 11, 2026]), until: 'event', untilEvent: 'the inquest has ended', ...on('reviewOn', [20, 11, 2026]) });
    expect(late.status).toBe(422);
    expect(late.text).toContain('must be in the future');
    expect(late.html).toContain('The toxicology report');
    expect((await manager.send(at, at, { do: 'hold', what: 'The toxicology report', askedBy: 'The coroner', ...on('placedOn', [20, 11, 2026]), until: 'event', untilEvent: 'the inquest has ended', ...on('reviewOn', [1, 12, 2026]) })).status).toBe(303);
    const notice = String(await value(`select d.key from due_item d where d.partnership_id = $1 and d.process_id = $2 and d.kind = 'step' and d.key = 'notify-panel'`, review.split('/')[2]));
    for (const page of [review, `${review}/proceedings`, `${review}/publication`, `${review}/steps/${notice}`]) expect((await manager.get(page)).text, page).toContain('The toxicology report, until the inquest has ended');
    expect(await deeds('placed a hold on disclosure')).toBe(1);
  });

  it('bring a hold before whoever runs the review on its review day, and before nobody else', async () => {
    const mine = await manager.get('/');
    expect(mine.text).toContain('Look again at what is held back for Reviewing lawyer');
    expect(mine.text).not.toContain('held back for The coroner');
    expect((await (await filled.it.signedIn('police')).get('/')).text).not.toContain('Look again');
    const hold = String(await value(`select h.id from disclosure_hold h where h.partnership_id = $1 and h.what = 'The account of the witness at the bus stop'`));
    const at = `/reviews/${String(await value(`select id from process where partnership_id = $1 and reference = 'RR-2026-0003'`))}/holds/${hold}`;
    expect((await manager.send(at, at, { do: 'keep', revision: '1', 'keep-text': '', ...on('reviewOn', [1, 2, 2027]) })).text).toContain('Enter who said so, and why');
    expect((await manager.send(at, at, { do: 'keep', revision: '1', 'keep-text': 'The lawyer asks for it still.', ...on('reviewOn', [1, 2, 2027]) })).status).toBe(303);
    expect((await manager.get('/')).text).not.toContain('Look again at what is held back for Reviewing lawyer');
    expect((await manager.get(at)).text).toContain('The lawyer asks for it still.');
  });

  it('tell the second of two people that the first was quicker, and keep what was typed', async () => {
    const hold = String(await value(`select id from disclosure_hold where partnership_id = $1 and what = 'Which school the boy went to'`));
    const at = `/reviews/${String(await value(`select id from process where partnership_id = $1 and reference = 'RR-2026-0003'`))}/holds/${hold}`;
    expect((await manager.send(at, at, { do: 'move', revision: '1', until: 'event', untilEvent: 'the sentence is passed', 'move-text': 'The lawyer asked.' })).status).toBe(303);
    const second = await manager.send(at, at, { do: 'lift', revision: '1', 'lift-text': 'It is no secret any more.', ...on('liftedOn', [20, 11, 2026]) });
    expect(second.status).toBe(409);
    expect(second.html).toContain('It is no secret any more.');
    expect(await value('select lifted_on from disclosure_hold where partnership_id = $1 and id = $2', hold)).toBeNull();
  });

  it('keep the history of a hold that has been lifted, and lift none twice', async () => {
    const hold = String(await value(`select id from disclosure_hold where partnership_id = $1 and what = 'The toxicology report'`));
    const at = `${review}/holds/${hold}`;
    expect((await manager.send(at, at, { do: 'lift', revision: '1', 'lift-text': 'The coroner wrote that it may be told.', ...on('liftedOn', [20, 11, 2026]) })).status).toBe(303);
    const page = await manager.get(at);
    expect(page.text).toContain('Lifted');
    expect(page.text).toContain('The coroner wrote that it may be told.');
    expect((await manager.get(review)).text).not.toContain('The toxicology report');
    expect((await manager.send(at, at, { do: 'lift', revision: '2', 'lift-text': 'Again.', ...on('liftedOn', [20, 11, 2026]) })).status).toBe(422);
    expect(await value('select count(*)::int from hold_entry where partnership_id = $1 and hold_id = $2', hold)).toBe(2);
  });

  it('are read by the team, changed by whoever runs the review, and not there for anybody else', async () => {
    const member = await filled.it.signedIn('police');
    expect((await member.get(`${review}/proceedings`)).status).toBe(200);
    expect((await member.send('/account', `${review}/proceedings`, { kind: 'inquest', body: 'Mine', status: 'expected' })).status).toBe(403);
    await filled.it.product.app.database.asOwner('update case_member set until_at = from_at where person_id = $1', [filled.it.board.people['police']!]);
    expect((await member.get(`${review}/proceedings`)).status).toBe(404);
    expect(await deeds('read the parallel proceedings')).toBeGreaterThan(0);
  });
});
