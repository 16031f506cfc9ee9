import { beforeAll, expect, it } from 'vitest';
import { bundledPack } from '../../framework/index.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import type { Browser } from '../../access/testing/browser.ts';
import { answeredNo, noFurtherAction, present } from '../testing/decision.ts';

eachDatabase('the decision room', (kind) => {
  const filled = useFilledBoard(kind);
  let chair: Browser;
  let room: string;
  beforeAll(async () => {
    chair = await filled.it.signedIn('chair');
    const process = await filled.it.value(`select d.process_id from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
      where d.partnership_id = $1 and d.key = 'decide' and d.done_on is null and d.ready and p.reference like 'RR-%' order by p.reference limit 1`, [filled.it.board.partnershipId]);
    room = `/reviews/${String(process)}/steps/decide`;
  });

  it('says at once all that is missing, in the order of the page, and tells apart criteria that two sets ask alike', async () => {
    const answer = await chair.send(room, room, {});
    expect(answer.status).toBe(422);
    const missing = [...answer.html.matchAll(/<li><a href="#([^"]*)">([^<]*)<\/a><\/li>/g)].map(([, id, message]) => ({ field: id!, message: message! }));
    expect(missing.map(({ field }) => field)).toEqual(expect.arrayContaining(['outcome', 'justification']));
    expect(missing.findIndex(({ field }) => field.startsWith('aims-'))).toBe(0);
    expect(new Set(missing.map(({ message }) => message)).size).toBe(missing.length);
  });

  it('lays on the table what was notified and what has to be done at once, from the notification and from each summary', async () => {
    const owner = (text: string, ...values: unknown[]) => filled.it.value(text, values);
    const process = room.split('/')[2]!;
    const response = String(await owner(`select s.response_id from summary_request s where s.process_id = $1 and s.status = 'received' order by s.id limit 1`, process));
    const before = String(await owner('select answers::text from form_response where id = $1', response));
    const told = before.replace(/"safety-issue": "no"/, '"safety-issue": "yes", "safety-issue-what": "Move the younger brother to his aunt tonight."');
    expect(told).not.toBe(before);
    await owner('update form_response set answers = $2::jsonb where id = $1', response, told);
    const page = await chair.get(room);
    expect(page.text).toMatch(/What was notified.*What happened\?/s);
    expect(page.text).toMatch(/To be done at once to keep children safe.*Move the younger brother to his aunt tonight\./s);
    await owner('update form_response set answers = $2::jsonb where id = $1', response, before);
    expect((await chair.get(room)).text).not.toContain('Move the younger brother');
  });

  it('says of each outcome what it starts, before it is chosen', async () => {
    const { pack } = await bundledPack('suffolk-2019');
    const page = await chair.get(room);
    for (const outcome of pack.processes.find((each) => each.key === 'rapid-review')!.decisions[0]!.outcomes) {
      for (const key of outcome.starts) expect(page.text).toMatch(new RegExp(`Starts: [^.]*${pack.processes.find((each) => each.key === key)!.name}`));
    }
  });

  it('takes as a deputy only somebody who may be named, and keeps what was typed', async () => {
    const page = await chair.get(room);
    for (const deputy of ['nobody', '00000000-0000-4000-8000-000000000000']) {
      const answer = await chair.send(room, room, { ...noFurtherAction, ...answeredNo(page.html), ...present(filled.it), 'deputy.business-manager': deputy });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Select from the list who took part in the place of Business Manager');
      expect(answer.html).toContain(noFurtherAction.justification);
    }
    expect((await chair.get(room)).status).toBe(200);
  });

  it('takes no declaration of a conflict that leaves open whether they step aside', async () => {
    const answer = await chair.send(room, room, { do: 'declare', conflict: 'I sat on the board of the hospital.' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Select whether you step aside from this decision');
    expect(answer.html).toContain('I sat on the board of the hospital.');
    expect((await chair.get(room)).text).toContain('Nobody has declared one');
  });

  it('is closed to a chair who stepped aside, and says why; the vice chair decides', async () => {
    expect((await chair.send(room, room, { do: 'declare', conflict: 'I sat on the board of the hospital.', steppedAside: 'yes' })).status).toBe(303);
    const aside = await chair.get(room);
    expect(aside.text).toContain('You have stepped aside from this decision');
    expect(aside.text).toContain('whoever manages people names a deputy for them');
    expect(aside.html).not.toContain('Record the decision');
    expect((await chair.send(room, room, { outcome: 'local-review' })).text).toContain('stepped aside');
  });
});
