import { beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { inventedSchools } from '../../../test/support/invented-schools.ts';
import type { Browser } from '../../access/testing/browser.ts';
import { addDays, day } from '../../calendar/index.ts';
import { newId, tokenHash } from '../../platform/index.ts';
import { importSchools } from '../imports/import-schools.ts';
import { openRound } from './open-round.ts';
import { inviteAndChase, remindRespondents } from './tell-respondents.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });
const today = '2026-11-20';

eachDatabase('a round of self-assessment', (kind) => {
  const audited = useAuditedBoard(kind);
  let manager: Browser;
  let round: string;
  const returns = (id: string) => audited.it.as((tx) => tx.selectFrom('audit_return').selectAll().where('round_id', '=', id).orderBy('name').execute());
  const letters = (words: string) => audited.it.as((tx) => tx.selectFrom('mail').select(['key', 'to_email', 'subject', 'body']).where('subject', 'like', `%${words}%`).orderBy('id').execute());
  const returnOf = async (words: string) => (await returns(round)).find((each) => each.name.startsWith(words))!;
  const order = () => ({ what: `${audited.it.board.boardId}:assessment:section-11`, name: 'Section 11 audit 2026', year: '2026', ...typed('dueOn', '2026-12-18'), remind: '14, 7, 1, -3', kinds: ['police', 'probation', 'ambulance'], schools: 'no' });

  beforeAll(async () => {
    manager = await audited.it.signedIn('business-manager');
  });

  it('says all that has to be mended at once, and keeps what was typed', async () => {
    const answer = await manager.send('/audits/rounds/new', '/audits/rounds/new', { what: 'nothing', name: '', year: 'soon', ...typed('dueOn', '2026-11-01'), remind: 'often', action: 'open' });
    expect(answer.status).toBe(422);
    for (const field of ['what', 'name', 'year', 'dueOn', 'remind', 'kinds']) expect(answer.html).toContain(`<a href="#${field}">`);
    expect(answer.html).toContain('value="often"');
  });

  it('shows who would be asked before it is opened', async () => {
    const answer = await manager.send('/audits/rounds/new', '/audits/rounds/new', { ...order(), action: 'look' });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('3 would be asked');
    expect(answer.text).toContain('Police, Redbridge');
    expect(await audited.it.as((tx) => tx.selectFrom('audit_round').select('id').execute())).toEqual([]);
  });

  it('is opened with a return for each agency, whose contact is whoever answers its audits by their role', async () => {
    const answer = await manager.send('/audits/rounds/new', '/audits/rounds/new', { ...order(), action: 'open' });
    expect(answer.to).toMatch(/^\/audits\/rounds\/[0-9a-f-]{36}$/);
    round = answer.to!.split('/').at(-1)!;
    const asked = await returns(round);
    expect(asked.map((each) => each.kind)).toEqual(['ambulance', 'police', 'probation']);
    expect(asked[1]).toMatchObject({ status: 'not-started', agency_id: audited.it.board.agencies['police'], contact_email: 'agency-lead.police@redbridge.example', invited_at: null });
    const kept = await audited.it.as((tx) => tx.selectFrom('audit_round').selectAll().where('id', '=', round).executeTakeFirstOrThrow());
    expect(kept).toMatchObject({ assessment: 'section-11', status: 'open', remind_days: [14, 7, 1, -3], opened_on: today, due_on: '2026-12-18' });
    expect(await audited.it.as((tx) => tx.selectFrom('thread_node').select(['kind', 'reference']).where('id', '=', round).executeTakeFirst())).toEqual({ kind: 'round', reference: kept.reference });
  });

  it('sends each contact one mail with a link of which only the digest is kept, however often the job runs', async () => {
    const { app } = audited.it.product;
    expect((await Promise.all([inviteAndChase(app, audited.it.board.partnershipId), inviteAndChase(app, audited.it.board.partnershipId)])).reduce((one, other) => one + other)).toBe(3);
    expect(await inviteAndChase(app, audited.it.board.partnershipId)).toBe(0);
    const sent = await letters('is asked of');
    expect(sent.map((each) => each.to_email).toSorted()).toEqual(['agency-lead.ambulance@redbridge.example', 'agency-lead.police@redbridge.example', 'agency-lead.probation@redbridge.example']);
    const token = /\/a\/([\w-]+)/.exec(sent.find((each) => each.to_email.includes('police'))!.body)![1]!;
    const police = await returnOf('Police');
    const link = await audited.it.as((tx) => tx.selectFrom('personal_link').selectAll().where('subject_id', '=', police.id).executeTakeFirstOrThrow());
    expect(Buffer.from(link.token_hash).equals(tokenHash(token))).toBe(true);
    expect(link).toMatchObject({ purpose: 'return', revoked_at: null });
    expect(police.invited_at).not.toBeNull();
  });

  it('invites nobody by half: a run that dies leaves its batch to the next', async () => {
    const { app } = audited.it.product;
    const id = await audited.it.as((tx) => openRound(audited.it.opening(tx), { boardId: audited.it.board.boardId, source: { assessment: 'section-11' }, name: 'Broken off', year: 2026, dueOn: day('2027-01-29'), remindDays: [], asked: { kinds: ['housing'], schools: null } }));
    const dying = { ...app, settings: { ...app.settings, get baseUrl(): string { throw new Error('the power went'); } } };
    await expect(inviteAndChase(dying, audited.it.board.partnershipId)).rejects.toThrow('the power went');
    expect((await returns(id))[0]!.invited_at).toBeNull();
    expect(await inviteAndChase(app, audited.it.board.partnershipId)).toBe(1);
    expect(await letters('Broken off')).toHaveLength(1);
  });

  it('is found by the people of an agency among their work, and by nobody who does not answer for it', async () => {
    const police = await audited.it.signedIn('agency-lead.police');
    expect((await police.get('/')).html).toContain(`/audits/returns/${(await returnOf('Police')).id}`);
    expect((await (await audited.it.signedIn('agency-lead.housing')).get('/')).text).not.toContain('Section 11 audit 2026');
    expect((await police.get(`/audits/rounds/${round}`)).status).toBe(403);
  });

  it('reminds on its own days those who have not answered, once a day', async () => {
    const { app } = audited.it.product;
    const remind = async (on: string) => {
      audited.it.setNow(`${on}T08:00:00Z`);
      return remindRespondents(app, audited.it.board.partnershipId);
    };
    await audited.it.as((tx) => tx.updateTable('audit_return').set({ status: 'submitted', submitted_at: new Date('2026-12-01T09:00:00Z') }).where('id', '=', sql<string>`(select id from audit_return where round_id = ${round} and kind = 'probation')`).execute());
    expect(await remind('2026-12-03')).toBe(0);
    expect(await remind('2026-12-04')).toBe(2);
    expect(await remind('2026-12-04')).toBe(0);
    expect(await letters('is due on')).toHaveLength(2);
    expect(await returnOf('Police')).toMatchObject({ reminders: 1, reminded_on: '2026-12-04' });
  });

  it('tells its keepers once of what is late, and lets one click chase all who are late or have not started', async () => {
    const { app } = audited.it.product;
    audited.it.setNow('2026-12-21T08:00:00Z');
    await remindRespondents(app, audited.it.board.partnershipId);
    audited.it.setNow('2026-12-22T08:00:00Z');
    await remindRespondents(app, audited.it.board.partnershipId);
    // A month has gone by, and with it the session.
    manager = await audited.it.signedIn('business-manager');
    const told = (await letters('2 returns are late')).map((each) => each.to_email);
    expect(told).toContain('business-manager@redbridge.example');
    expect(new Set(told).size).toBe(told.length);
    const page = await manager.get(`/audits/rounds/${round}?status=late`);
    expect(page.text).toContain('2 returns.');
    const answer = await manager.send(`/audits/rounds/${round}`, `/audits/rounds/${round}`, { do: 'chase' });
    expect(answer.to).toBe(`/audits/rounds/${round}`);
    await inviteAndChase(app, audited.it.board.partnershipId);
    await inviteAndChase(app, audited.it.board.partnershipId);
    const police = await returnOf('Police');
    expect((await letters('was due on')).filter((each) => each.key.includes(`${police.id} chased`))).toHaveLength(1);
    expect(await audited.it.as((tx) => tx.selectFrom('personal_link').select('id').where('subject_id', '=', police.id).where('revoked_at', 'is', null).execute())).toHaveLength(4);
    expect((await audited.it.as((tx) => tx.selectFrom('return_entry').select('kind').where('return_id', '=', police.id).orderBy('at').execute())).map((entry) => entry.kind)).toEqual(['invited', 'reminded', 'reminded', 'chased']);
  });

  it('lets the office return one for change with a reason, which the mail does not hold', async () => {
    const probation = await returnOf('Probation');
    const at = `/audits/rounds/${round}/returns/${probation.id}`;
    expect((await manager.send(at, at, { do: 'return', reason: '' })).html).toContain('<a href="#return-reason">');
    expect((await manager.send(at, at, { do: 'return', reason: 'Standard 6 says nothing of volunteers.' })).to).toBe(at);
    expect(await returnOf('Probation')).toMatchObject({ status: 'returned', returned_reason: 'Standard 6 says nothing of volunteers.' });
    const [letter] = await letters('comes back for more');
    expect(letter!.to_email).toBe('agency-lead.probation@redbridge.example');
    expect(letter!.body).not.toContain('volunteers');
    expect((await manager.get(at)).text).toContain('Returned for change Standard 6 says nothing of volunteers.');
  });

  it('gives new links, ends them, and writes to another contact', async () => {
    const police = await returnOf('Police');
    const at = `/audits/rounds/${round}/returns/${police.id}`;
    const open = () => audited.it.as((tx) => tx.selectFrom('personal_link').select('holder_email').where('subject_id', '=', police.id).where('revoked_at', 'is', null).execute());
    expect((await manager.send(at, at, { do: 'link' })).to).toBe(at);
    expect(await open()).toHaveLength(5);
    expect((await manager.send(at, at, { do: 'contact', contactName: 'Data officer', contactEmail: 'data at police' })).status).toBe(422);
    expect((await manager.send(at, at, { do: 'contact', contactName: 'Data officer', contactEmail: 'data@police.example' })).to).toBe(at);
    expect(await open()).toEqual([{ holder_email: 'data@police.example' }]);
    expect((await manager.send(at, at, { do: 'end-links' })).to).toBe(at);
    expect(await open()).toEqual([]);
  });

  it('may have its last day moved, and the links with it; is closed, reopened with a reason, and received', async () => {
    const at = `/audits/rounds/${round}`;
    expect((await manager.send(at, at, { do: 'extend', ...typed('newDue', '2026-12-01'), reason: '' })).html).toContain('<a href="#extend-newDue">');
    expect((await manager.send(at, at, { do: 'extend', ...typed('newDue', '2027-01-15'), reason: 'The holidays' })).to).toBe(at);
    expect((await manager.get(`${at}?status=late`)).text).toContain('0 returns.');
    expect((await manager.send(at, at, { do: 'close' })).status).toBe(422);
    expect((await manager.send(at, at, { do: 'close', sure: 'yes' })).to).toBe(at);
    expect((await manager.send(at, at, { do: 'chase' })).status).toBe(422);
    expect((await manager.send(at, at, { do: 'reopen', ...typed('newDue', '2027-02-01'), reason: 'Two agencies were left out' })).to).toBe(at);
    expect((await manager.send(at, at, { do: 'close', sure: 'yes' })).to).toBe(at);
    expect((await manager.send(at, at, { do: 'receive', ...typed('receivedOn', '2027-03-01') })).status).toBe(422);
    expect((await manager.send(at, at, { do: 'receive', ...typed('receivedOn', '2026-12-22') })).to).toBe(at);
    expect(await audited.it.as((tx) => tx.selectFrom('audit_round').select(['status', 'received_on']).where('id', '=', round).executeTakeFirst())).toEqual({ status: 'reported', received_on: '2026-12-22' });
    const page = await manager.get(at);
    for (const words of ['Last day moved', 'Closed', 'Reopened', 'Two agencies were left out', 'Overview received by the board']) expect(page.text).toContain(words);
  });

  it('finds the round before it, so that each return knows its last', async () => {
    const id = await audited.it.as((tx) => openRound(audited.it.opening(tx), { boardId: audited.it.board.boardId, source: { assessment: 'section-11' }, name: 'The next', year: 2028, dueOn: day('2028-12-18'), remindDays: [], asked: { kinds: ['police', 'school'], schools: null } }));
    const [police, school] = await returns(id);
    expect(police!.previous_id).toBe((await returnOf('Police')).id);
    expect(school!.previous_id).toBeNull();
  });

  it('is taken out as a table as it is narrowed on screen', async () => {
    const file = await manager.get(`/audits/rounds/${round}/returns.csv?kind=police`);
    expect(file.html.trim().split('\r\n')).toHaveLength(2);
    expect(file.html).toContain('Police, Redbridge');
    expect((await manager.get(`/audits/rounds/${round}/returns.xlsx`)).status).toBe(200);
  });

  it('reminds as soon as it can where nothing ran on the day, once for all days that were missed, and by the last day that a return has', async () => {
    audited.it.setNow('2027-03-01T08:00:00Z');
    const id = await audited.it.as((tx) => openRound(audited.it.opening(tx), { boardId: audited.it.board.boardId, source: { assessment: 'section-11' }, name: 'Long away', year: 2027, dueOn: day('2027-03-31'), remindDays: [30, 7, 1, -3], asked: { kinds: ['housing', 'ambulance'], schools: null } }));
    await inviteAndChase(audited.it.product.app, audited.it.board.partnershipId);
    const [first] = await returns(id);
    const reminders = async () => (await returns(id)).map((each) => each.reminders);
    const remind = async (on: string) => {
      audited.it.setNow(`${on}T08:00:00Z`);
      await remindRespondents(audited.it.product.app, audited.it.board.partnershipId);
      return reminders();
    };
    expect(await remind('2027-03-02')).toEqual([1, 1]);
    expect(await remind('2027-03-20')).toEqual([1, 1]);
    // The 24th, a week before, went by, and the 30th, the day before.
    expect(await remind('2027-03-31')).toEqual([2, 2]);
    expect(await remind('2027-03-31')).toEqual([2, 2]);
    await audited.it.as((tx) => tx.updateTable('audit_return').set({ deferred_to: '2027-04-30' }).where('id', '=', first!.id).execute());
    // The other is three days late on 3 April; the one put off has a week to go on the 23rd.
    expect(await remind('2027-04-10')).toEqual([2, 3]);
    expect(await remind('2027-04-25')).toEqual([3, 3]);
    // Months have gone by, and with them the session.
    audited.it.setNow('2026-12-22T12:00:00Z');
    manager = await audited.it.signedIn('business-manager');
  });

  it('asks a school as what it was when it was asked: its phase, and what it is besides', async () => {
    const { board } = audited.it;
    const school = await audited.it.as((tx) => tx.insertInto('respondent').values({ partnership_id: board.partnershipId, id: newId(), kind: 'school', name: 'Invented Academy', phase: 'primary', traits: ['academy', 'boarding'] }).returning('id').executeTakeFirstOrThrow());
    const id = await audited.it.as((tx) => openRound(audited.it.opening(tx), { boardId: board.boardId, source: { assessment: 'section-11' }, name: 'One', year: 2026, dueOn: day('2027-01-31'), remindDays: [], asked: { kinds: [], schools: { areas: [], phases: [] } } }));
    await audited.it.as((tx) => tx.updateTable('respondent').set({ traits: [] }).where('id', '=', school.id).execute());
    expect(await returns(id)).toMatchObject([{ name: 'Invented Academy', phase: 'primary', traits: ['academy', 'boarding'] }]);
  });

  it('is opened for 2,340 schools with no more statements than for three agencies', async () => {
    const { app } = audited.it.product;
    await importSchools(app.database, { partnershipId: audited.it.board.partnershipId, bytes: Buffer.from(inventedSchools(2400)), maps: [], take: true, now: app.now() });
    const open = (asked: Parameters<typeof openRound>[1]['asked'], name: string) => audited.it.as(async (tx) => {
      const statements: string[] = [];
      const counting = tx.withPlugin({ transformQuery: ({ node }) => { statements.push(node.kind); return node; }, transformResult: async ({ result }) => result });
      const id = await openRound({ ...audited.it.opening(tx), tx: counting }, { boardId: audited.it.board.boardId, source: { assessment: 'section-11' }, name, year: 2026, dueOn: addDays(day('2027-01-01'), 30), remindDays: [7], asked });
      return { id, statements: statements.length };
    });
    const few = await open({ kinds: ['police', 'probation', 'ambulance'], schools: null }, 'Few');
    const many = await open({ kinds: [], schools: { areas: [], phases: [] } }, 'Many');
    expect(many.statements).toBe(few.statements);
    const page = await manager.get(`/audits/rounds/${many.id}?area=Area 002&phase=primary`);
    expect(page.text).toMatch(/2,341 asked/);
    expect(page.text).toMatch(/Invented School 2/);
    expect((await manager.get(`/audits/rounds/${many.id}?words=School 2400`)).text).toContain('0 returns.');
  });
});
