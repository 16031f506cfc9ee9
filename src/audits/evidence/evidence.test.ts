import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import type { Browser } from '../../access/testing/browser.ts';
import { harmful, startVirusScanner } from '../../../test/support/virus-scanner.ts';
import { openAudits, type AuditHouse } from '../returns/testing/open-audits.ts';
import { makeRespondent, makeReturn, makeRound, type MadeRound } from '../returns/testing/round.ts';
import { sendFile, type File } from '../returns/testing/send-file.ts';
import { smallTool } from '../returns/testing/tools.ts';
import { standingOfPiece } from './piece.ts';
import { day } from '../../calendar/index.ts';

it('A piece of evidence counts to its last day, says so before, and not after it was withdrawn', () => {
  const at = (expiresOn: string | null, withdrawnOn: string | null = null) => standingOfPiece({ expiresOn: expiresOn === null ? null : day(expiresOn), withdrawnOn: withdrawnOn === null ? null : day(withdrawnOn) }, day('2026-11-20'));
  expect([at(null), at('2027-06-01'), at('2026-12-20'), at('2026-11-20'), at('2026-11-19'), at(null, '2026-11-01')]).toEqual(['current', 'current', 'expires-soon', 'expires-soon', 'expired', 'withdrawn']);
});

eachDatabase('evidence', (kind) => {
  let audits: AuditHouse;
  let round: MadeRound;
  let agencyId: string;
  let respondentId: string;
  let at: string;
  let returnId: string;
  let police: Browser;
  beforeAll(async () => {
    audits = await openAudits(kind);
    agencyId = audits.house.board.agencies['police']!;
    await audits.house.asWorker(async (tx) => {
      round = await makeRound(tx, audits.house.board, smallTool());
      respondentId = await makeRespondent(tx, audits.house.board, { name: 'Suffolk Police', agencyId, kind: 'police' });
      returnId = (await makeReturn(tx, audits.house.board, round, respondentId, { agencyId, name: 'Suffolk Police', kind: 'police' })).id;
    });
    at = `/audits/returns/${returnId}`;
    police = await audits.signedIn('police');
  });
  afterAll(() => audits.close());

  const policy: File = { name: 'policy.txt', content: 'Safeguarding policy, first edition' };
  const send = (who: Browser, page: string, fields: Record<string, string>, file: File | null) => sendFile(audits.server, who, page, page.split('?')[0]!, fields, file);
  const stored = async () => (await readdir(audits.house.app.files.folder, { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).length;
  const idIn = async (title: string) => (await audits.house.asWorker((tx) => tx.selectFrom('evidence').select('id').where('title', '=', title).executeTakeFirstOrThrow())).id;
  const uses = (of: string) => audits.house.asWorker((tx) => tx.selectFrom('evidence_use').select('question').where('return_id', '=', of).orderBy('question').execute()).then((rows) => rows.map(({ question }) => question));

  it('is added from a question, what was typed there being saved first', async () => {
    const section = await police.get(`${at}/leadership`);
    const hidden = Object.fromEntries(['revision', 'page', 'seq'].map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(section.html)![1]!]));
    const answer = await police.post(`${at}/leadership`, { ...hidden, 'leadership.lead': 'met', action: 'evidence:leadership.lead' });
    expect(answer.to).toBe(`${at}/all/evidence?for=leadership.lead`);
    expect((await send(police, answer.to!, { do: 'add', for: 'leadership.lead', title: '' }, null)).text).toMatch(/Enter what it is.*Choose a file/);
    expect((await send(police, answer.to!, { do: 'add', for: 'leadership.lead', title: 'Safeguarding policy', 'expires-day': '31', 'expires-month': '8', 'expires-year': '2027' }, policy)).status).toBe(303);
    expect(await uses(returnId)).toEqual(['leadership/lead']);
    const page = await police.get(`${at}/leadership`);
    expect(page.text).toContain('Evidence: Safeguarding policy');
    expect(page.html).toMatch(/value="met"[^>]*checked/);
  });

  it('is given for many questions, and taken back from one', async () => {
    const piece = `${at}/all/evidence/${await idIn('Safeguarding policy')}`;
    await police.send(piece, piece, { do: 'give', was: 'leadership/lead', questions: ['leadership/lead', 'recruitment/checks', 'recruitment/gaps'] });
    // A question that takes no evidence gets none.
    expect(await uses(returnId)).toEqual(['leadership/lead', 'recruitment/checks']);
    const chosen = `${at}/all/evidence?for=recruitment.checks`;
    await police.send(chosen, `${at}/all/evidence`, { do: 'choose', for: 'recruitment.checks', was: await idIn('Safeguarding policy') });
    expect(await uses(returnId)).toEqual(['leadership/lead']);
  });

  it('is renewed by a newer version, the earlier one staying', async () => {
    const piece = `${at}/all/evidence/${await idIn('Safeguarding policy')}`;
    expect((await send(police, piece, { do: 'renew', 'expires-day': '5', 'expires-month': '12', 'expires-year': '2026' }, { name: 'policy.txt', content: 'Second edition' })).status).toBe(303);
    expect((await police.get(piece)).text).toMatch(/Expires soon on 5 December 2026.*Version 2 policy\.txt.*Version 1 policy\.txt/);
    expect((await police.get(`${piece}/file`)).html).toBe('Second edition');
    expect((await police.get(`${piece}/file?version=1`)).html).toBe('Safeguarding policy, first edition');
    expect(await audits.house.deeds()).toEqual(expect.arrayContaining(['added evidence', 'added a version of evidence', 'read evidence']));
  });

  it('is read by the board once the return that gives it is handed in, and only then, and only what is given', async () => {
    expect((await send(police, '/audits/evidence', { do: 'add', title: 'Kept to ourselves' }, { name: 'own.txt', content: 'Internal' })).status).toBe(303);
    const [given, own] = [await idIn('Safeguarding policy'), await idIn('Kept to ourselves')];
    const manager = await audits.signedIn('manager');
    expect((await manager.get(`/audits/evidence/${given}/file`)).status).toBe(404);
    await audits.house.asWorker((tx) => tx.updateTable('audit_return').set({ status: 'submitted', submitted_at: audits.house.app.now() }).where('id', '=', returnId).execute());
    expect((await manager.get(at)).html).toContain(`/audits/evidence/${given}`);
    expect((await manager.get(`/audits/evidence/${given}/file`)).html).toBe('Second edition');
    expect((await manager.get(`/audits/evidence/${own}`)).status).toBe(404);
    expect((await manager.get(`/audits/evidence/${own}/file`)).status).toBe(404);
    for (const other of ['hospital', 'school']) expect([403, 404], other).toContain((await (await audits.signedIn(other)).get(`/audits/evidence/${own}/file`)).status);
    expect((await manager.send(`/audits/evidence/${given}`, `/audits/evidence/${given}`, { do: 'withdraw', reason: 'Not theirs' })).status).toBe(403);
    expect((await police.get(`/files/${given}`)).status).toBe(404);
  });

  it('goes along into the next round with the answers that it was given for', async () => {
    const next = await audits.house.asWorker(async (tx) => makeReturn(tx, audits.house.board, await makeRound(tx, audits.house.board, smallTool(), { name: 'Section 11 2028' }), respondentId, { agencyId, name: 'Suffolk Police', kind: 'police', previousId: returnId }));
    const again = `/audits/returns/${next.id}`;
    expect((await police.get(`${again}/leadership`)).text).toContain('Evidence: Safeguarding policy');
    expect(await uses(next.id)).toEqual([]);
    await police.send(`${again}/all/confirm`, `${again}/all/confirm`, { confirm: 'leadership.lead' });
    expect(await uses(next.id)).toEqual(['leadership/lead']);
  });

  it('is withdrawn with a reason: it stays where it was given, marked, and no board opens it any more', async () => {
    const id = await idIn('Safeguarding policy');
    const own = `/audits/evidence/${id}`;
    expect((await police.send(own, own, { do: 'withdraw', reason: '' })).status).toBe(422);
    expect((await police.send(own, own, { do: 'withdraw', reason: 'It named a child' })).status).toBe(303);
    const manager = await audits.signedIn('manager');
    expect((await manager.get(own)).text).toMatch(/Withdrawn on 20 November 2026.*It named a child/);
    expect((await manager.get(`${own}/file`)).status).toBe(404);
    expect((await police.get(`${own}/file`)).status).toBe(200);
  });

  it('comes by a personal link too, and a colleague with some sections adds but does not withdraw', async () => {
    const { link, id } = await audits.house.asWorker(async (tx) => makeReturn(tx, audits.house.board, round, await makeRespondent(tx, audits.house.board, { name: 'Alde School' })));
    const who = audits.stranger();
    expect((await send(who, `${link}/all/evidence?for=leadership.lead`, { do: 'add', for: 'leadership.lead', title: 'Minutes' }, { name: 'minutes.csv', content: 'a,b\n1,2\n' })).status).toBe(303);
    expect(await uses(id)).toEqual(['leadership/lead']);
    await who.post(`${link}/all/colleagues`, { do: 'delegate', colleagueName: 'Tom Reed', colleagueEmail: 'tom@school.example', sections: 'leadership' });
    const theirs = /\/a\/[\w-]+/.exec(await audits.house.letterTo('tom@school.example'))![0];
    const piece = `${theirs}/all/evidence/${await idIn('Minutes')}`;
    expect((await audits.stranger().get(`${piece}/file`)).html).toBe('a,b\n1,2\n');
    expect((await audits.stranger().post(piece, { do: 'withdraw', reason: 'Mine now' })).status).toBe(403);
    const police2 = await idIn('Kept to ourselves');
    expect((await who.get(`${link}/all/evidence/${police2}`)).status).toBe(404);
  });

  it.each([
    ['a forbidden kind', { name: 'page.html', content: '<script>alert(1)</script>' }, 'The file must be a PDF'],
    ['the EICAR test file', { name: 'eicar.txt', content: ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('') }, 'That file holds a virus'],
    ['the EICAR test file behind other words', { name: 'eicar.csv', content: ['a,b\nX5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('') }, 'That file holds a virus'],
  ] as const)('is refused where it is of %s, and nothing is kept', async (_what, file, says) => {
    const [before, pieces] = [await stored(), await audits.house.asWorker((tx) => tx.selectFrom('evidence').select('id').execute())];
    const answer = await send(police, '/audits/evidence', { do: 'add', title: 'Harmful' }, file);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
    expect(await stored()).toBe(before);
    expect(await audits.house.asWorker((tx) => tx.selectFrom('evidence').select('id').execute())).toHaveLength(pieces.length);
  });
});

it('An upload is looked at by the scanner where there is one, and refused where it finds something or does not answer', async () => {
  const scanner = await startVirusScanner();
  const audits = await openAudits('pglite');
  try {
    const { settings } = audits.house.app;
    settings.clamavUrl = scanner.url;
    await audits.house.asWorker(async (tx) => makeRespondent(tx, audits.house.board, { name: 'Suffolk Police', agencyId: audits.house.board.agencies['police']!, kind: 'police' }));
    const police = await audits.signedIn('police');
    const offer = (content: string) => sendFile(audits.server, police, '/audits/evidence', '/audits/evidence', { do: 'add', title: 'Policy' }, { name: 'policy.txt', content });
    expect((await offer('Clean')).status).toBe(303);
    expect(await offer(`With ${harmful} in it`)).toMatchObject({ status: 422, text: expect.stringContaining('That file holds a virus') });
    await scanner.stop();
    expect(await offer('Clean')).toMatchObject({ status: 503, text: expect.stringContaining('could not be checked for viruses') });
    expect((await readdir(audits.house.app.files.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toHaveLength(1);
  } finally {
    await scanner.stop();
    await audits.close();
  }
}, 120_000);
