import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../access/testing/browser.ts';
import { bundledPack } from '../../framework/index.ts';
import { readSettings } from '../../platform/index.ts';
import { foundPackBoard, placeOf } from '../../product/demonstration/found-board.ts';
import { inventPeople } from '../../product/demonstration/invented-people.ts';
import { demonstrationPassword } from '../../product/demonstration/people.ts';
import { openProduct, type Product } from '../../product/open-product.ts';
import { wordsOf } from '../../platform/documents/testing/words-of.ts';
import { eachDatabase, freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { answeredNo, noFurtherAction, present } from '../testing/decision.ts';

describe('a decision of a board', () => {
  let place: DatabasePlace;
  let product: Product;
  beforeAll(async () => {
    place = await freshPlace('postgres');
    const read = readSettings({ DATA_DIR: place.dataDir, ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}), LOG_LEVEL: 'silent', PORT: '0' });
    if ('faults' in read) throw new Error(read.faults.join());
    product = await openProduct({ settings: read.settings, now: () => new Date('2026-11-20T10:00:00Z'), withJobs: false });
    await foundPackBoard(product.app.database, '2013-01-01', 'essex-2013');
    await foundPackBoard(product.app.database, '2013-01-01', 'redbridge-2015');
  });
  afterAll(async () => {
    await product.stop();
    await place.remove();
  });
  const signedIn = async (framework: string, role: string): Promise<Browser> => {
    const { pack } = await bundledPack(framework);
    const browser = new Browser(product.server, '192.0.2.8');
    expect((await browser.signIn(inventPeople(pack, placeOf(pack)).people.find((each) => each.role === role)!.email, demonstrationPassword)).status).toBe(303);
    return browser;
  };
  const started = async (browser: Browser, key: string, [day, month, year]: readonly string[]): Promise<string> => {
    const at = `/reviews/start/${key}`;
    const first = /name="(on\.[\w-]+)-day"/.exec((await browser.get(at)).html)![1]!;
    const answer = await browser.send(at, at, { [`${first}-day`]: day!, [`${first}-month`]: month!, [`${first}-year`]: year!, case: '', title: 'For the test of a decision' });
    expect(answer.status, answer.text).toBe(303);
    return answer.to!;
  };
  const asked = async (text: string, ...values: unknown[]) => (await product.app.database.asOwner(text, values)).rows;

  it('takes a reason where it rests on criteria that are not met, keeps it and shows it wherever the decision is told (ESX-10)', async () => {
    const chair = await signedIn('essex-2013', 'scr-panel-chair');
    const review = await started(chair, 'partnership-case-review', ['2', '11', '2026']);
    const office = await signedIn('essex-2013', 'business-manager');
    const first = await office.get(`${review}/steps/propose`);
    const told = Object.fromEntries([...first.html.matchAll(/name="(ask\.\d+|note)"/g)].map(([, name]) => [name!, 'Put forward as it was told.']));
    expect((await office.post(`${review}/steps/propose`, told)).status).toBe(303);
    const room = `${review}/steps/decide`;
    const page = await chair.get(room);
    expect(page.text).toContain('Why does it depart from the criteria, if it does?');
    expect(page.text).toMatch(/They rest on ‘Partnership case review’: Methods and tools for learning/);
    const decision = { ...answeredNo(page.html), outcome: 'review', justification: 'Much can be learned from it.' };
    const refused = await chair.post(room, decision);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('rests on the criteria ‘Partnership case review’, and as they are answered they are not met. Say why it is chosen all the same');
    expect(refused.html).toContain('Much can be learned from it.');
    expect((await chair.post(room, { ...decision, departure: 'The family asked for it.' })).status).toBe(303);
    expect((await chair.get(room)).text).toMatch(/Why it departs from the criteria\s+The family asked for it\./);
    expect((await chair.get(`${review}/history`)).text).toContain('Departs from the criteria: The family asked for it.');
    expect(wordsOf((await product.server.inject({ method: 'GET', url: `${review}/report.docx`, cookies: Object.fromEntries(chair.cookies) })).rawPayload)).toMatch(/Why it departs from the criteria\s+The family asked for it\./);
    expect(await asked(`select event -> 'happening' ->> 'departure' as departure from process_event where process_id = $1 and type = 'decided'`, review.split('/').at(-1))).toEqual([{ departure: 'The family asked for it.' }]);

    // What the outcome would start is of another time: it is not started, and the record says who does it.
    const before = await chair.get(room);
    expect(before.text).toMatch(/ended on 25 March 2015\. They do not hold for 2 November 2026\. It is not started\./);
    const toChair = { ...answeredNo(before.html), outcome: 'to-chair', justification: 'New facts have come to light.', reason: 'New facts.' };
    const stopped = await chair.post(room, toChair);
    expect(stopped.status).toBe(422);
    expect(stopped.text).toContain('The rules of ‘Decision on a serious case review’ do not hold for this case, so it is not started here. Say who does this instead, or choose another outcome');
    expect((await chair.post(room, { ...toChair, instead: 'The partnership, by a rapid review.' })).status).toBe(303);
    expect((await chair.get(room)).text).toMatch(/Who does what is not started here\s+The partnership, by a rapid review\./);
    expect(await asked('select id from process where started_by_process = $1', review.split('/').at(-1))).toEqual([]);
  });

  it('that two Chairs take together stands when each has agreed, as two people and on two occasions (RED-47)', async () => {
    const lscb = await signedIn('redbridge-2015', 'lscb-chair');
    const cspb = await signedIn('redbridge-2015', 'cspb-chair');
    const review = await started(lscb, 'joint-review', ['2', '3', '2016']);
    const room = `${review}/steps/arrange`;
    const id = review.split('/').at(-1);
    const page = await lscb.get(room);
    expect(page.text).toContain('Decided jointly by: Chair of the LSCB and Chair of the Community Safety Partnership Board');
    const criteria = Object.fromEntries(Object.entries(answeredNo(page.html)).map(([name, value]) => [name, value === 'no' ? 'yes' : value]));
    const proposal = { ...criteria, outcome: 'joint-panel-joint-report', justification: 'One family, asked once.', 'aims.duplication': 'Each agency is asked once.' };
    expect((await lscb.post(room, proposal)).status).toBe(303);
    expect((await lscb.get(review)).text).toContain('Waits for the agreement of Chair of the Community Safety Partnership Board');
    expect((await asked(`select lead_role from due_item where process_id = $1 and key = 'arrange'`, id))[0]).toEqual({ lead_role: 'cspb-chair' });
    expect((await asked(`select subject from mail where key like $1`, `agree ${id}%`)).map((row) => row['subject'])).toEqual([expect.stringContaining('your agreement is asked for')]);
    // Nobody else can answer, and whoever proposed it has answered.
    expect((await lscb.get(room)).html).not.toContain('name="agrees"');
    const again = await lscb.post(room, { do: 'agree', agrees: 'yes', proposal: '2' });
    expect(again.status).toBe(422);

    const asks = await cspb.get(room);
    expect(asks.text).toContain('Do you agree, as Chair of the Community Safety Partnership Board?');
    const number = /name="proposal" value="(\d+)"/.exec(asks.html)![1]!;
    const unexplained = await cspb.post(room, { do: 'agree', agrees: 'no', text: '', proposal: number });
    expect(unexplained.text).toContain('Say why you do not agree');
    expect((await cspb.post(room, { do: 'agree', agrees: 'no', text: 'Two authors serve us better.', proposal: number })).status).toBe(303);
    expect((await lscb.get(room)).text).toMatch(/Proposed before and not agreed.*Two authors serve us better\./s);

    expect((await lscb.post(room, proposal)).status).toBe(303);
    const second = /name="proposal" value="(\d+)"/.exec((await cspb.get(room)).html)![1]!;
    expect((await cspb.post(room, { do: 'agree', agrees: 'yes', text: 'With two authors named.', proposal: second })).status).toBe(303);
    const taken = await cspb.get(room);
    expect(taken.text).toMatch(/Agreed by\s+[^,]+, Chair of the LSCB, on 20 November 2026[^,]+, Chair of the Community Safety Partnership Board, on 20 November 2026: With two authors named\./);
    expect((await asked(`select done_on::text from due_item where process_id = $1 and key = 'arrange'`, id))[0]).toEqual({ done_on: '2026-11-20' });
    expect(await asked(`select title from thread_node where kind = 'decision' and id in (select to_id from thread_edge where from_id = $1)`, id)).toEqual([{ title: 'A joint panel, and a joint report with one set of recommendations and one plan' }]);
  });

  it('that two Chairs take together is not agreed to once an action has been added, however many closed ones there are (RED-50)', async () => {
    const lscb = await signedIn('redbridge-2015', 'lscb-chair');
    const cspb = await signedIn('redbridge-2015', 'cspb-chair');
    const office = await signedIn('redbridge-2015', 'business-manager');
    const review = await started(lscb, 'joint-review', ['2', '3', '2016']);
    const id = review.split('/').at(-1);
    const took = async (browser: Browser, step: string, fields: Record<string, string>) => {
      const answer = await browser.send(`${review}/steps/${step}`, `${review}/steps/${step}`, fields);
      expect(answer.status, answer.text).toBe(303);
    };
    const agree = async (step: string) => cspb.post(`${review}/steps/${step}`, { do: 'agree', agrees: 'yes', text: 'I have read it.', proposal: /name="proposal" value="(\d+)"/.exec((await cspb.get(`${review}/steps/${step}`)).html)![1]! });
    await took(lscb, 'arrange', { ...answeredNo((await lscb.get(`${review}/steps/arrange`)).html), outcome: 'no-panel-joint-report', justification: 'One family, asked once.', 'aims.duplication': 'Each agency is asked once.' });
    expect((await agree('arrange')).status).toBe(303);
    for (const step of ['one-request', 'joint-report', 'agree-plans', 'monitor']) await took(office, step, { 'ask.0': 'As agreed.', 'ask.1': 'As agreed.' });
    await took(office, 'report-joint-meeting', { 'sentOn-day': '20', 'sentOn-month': '11', 'sentOn-year': '2026', how: 'At its meeting' });
    await took(lscb, 'close', { outcome: 'done', justification: 'All of it is done.' });

    const action = `insert into action (partnership_id, id, reference, title, due_on, measure, strength, status, created_at) select partnership_id, gen_random_uuid(), 'JA-' || lpad(n::text, 4, '0'), 'To do', '2026-12-01'::date + n, 'Seen', 'strong', case when n <= 200 then 'closed' else 'planned' end, now() from process, generate_series(1, 201) n where id = $1`;
    await asked(action, id);
    await asked(`insert into thread_node (partnership_id, id, case_id, kind, reference, title, state, happened_on) select partnership_id, id, null, 'action', reference, title, '', due_on from action where reference like 'JA-%'`);
    await asked(`insert into thread_edge (partnership_id, from_id, to_id) select partnership_id, $1, id from action where reference like 'JA-%'`, id);
    const late = await agree('close');
    expect(late.status).toBe(422);
    expect(late.text).toContain('1 action is still open: JA-0201. It cannot stand as it was proposed. Another decision can be proposed in its place');
    expect(late.html).toContain('I have read it.');
    await asked(`update action set status = 'closed' where reference = 'JA-0201'`);
    expect((await agree('close')).status).toBe(303);
    expect(await asked('select status from process where id = $1', id)).toEqual([{ status: 'closed' }]);
    expect(await asked('select state from thread_node where id = $1', id)).toEqual([{ state: 'Closed' }]);
  });
});

eachDatabase('a decision that takes the place of another', (kind) => {
  const filled = useFilledBoard(kind);
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);

  it('asks of everything that the earlier one started whether it goes on, and closes what does not, with the reason', async () => {
    const chair = await filled.it.signedIn('chair');
    const id = String(await value(`select d.process_id from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
      where d.partnership_id = $1 and d.key = 'decide' and d.done_on is null and d.ready and p.reference like 'RR-%' order by p.reference limit 1`));
    const room = `/reviews/${id}/steps/decide`;
    const decide = async (more: Record<string, string>) => chair.post(room, { ...noFurtherAction, ...answeredNo((await chair.get(room)).html), ...present(filled.it), ...more });
    expect((await decide({ outcome: 'other-local-process' })).status).toBe(303);
    const follower = String(await value(`select id from process where partnership_id = $1 and started_by_process = $2 and definition = 'partnership-review'`, id));
    const reference = String(await value('select reference from process where partnership_id = $1 and id = $2', follower));
    expect((await chair.get(room)).text).toContain(`Does Partnership review ${reference} go on?`);
    // What that has started in its turn is asked of too.
    const [further, called] = String(await value(`update process set started_by_process = $2 where partnership_id = $1 and id = (select id from process where partnership_id = $1 and status = 'running' and id not in ($2, $3) limit 1) returning id || ' ' || reference`, follower, id)).split(' ');
    expect((await chair.get(room)).text).toContain(`${called} go on?`);
    const goesOn = { [`followed.${further}`]: 'on' };

    const silent = await decide({ ...goesOn, reason: 'New facts have come to light.' });
    expect(silent.status).toBe(422);
    expect(silent.text).toContain(`Select whether ${reference} goes on`);
    const unexplained = await decide({ ...goesOn, reason: 'New facts have come to light.', [`followed.${follower}`]: 'closed' });
    expect(unexplained.text).toContain(`Say why ${reference} is closed`);
    expect(await value('select status from process where partnership_id = $1 and id = $2', follower)).toBe('running');

    expect((await decide({ ...goesOn, reason: 'New facts have come to light.', [`followed.${follower}`]: 'closed', [`followed.${follower}.reason`]: 'Nothing is left to review.' })).status).toBe(303);
    expect(await value('select status from process where partnership_id = $1 and id = $2', follower)).toBe('withdrawn');
    expect(await value('select status from process where partnership_id = $1 and id = $2', further)).toBe('running');
    expect(await value('select count(*)::int from due_item where partnership_id = $1 and process_id = $2 and needed and done_on is null', follower)).toBe(0);
    expect((await chair.get(`/reviews/${follower}/history`)).text).toContain('Nothing is left to review.');
    expect(await value(`select state from thread_node where partnership_id = $1 and id = $2`, follower)).toBe('Withdrawn');

    // The record of the new decision tells it, by reference.
    for (const page of [await chair.get(room), await chair.get(`/reviews/${id}/history`)]) {
      expect(page.text).toMatch(new RegExp(`${called}:?\\s+Goes on`));
      expect(page.text).toMatch(new RegExp(`${reference}:?\\s+Closed: Nothing is left to review\\.`));
    }

    // A decision of another day that calls for it again starts it anew; one that somebody withdraws afterwards is not started again by what else happens.
    await value(`update process set started_at = started_at - interval '1 day' where partnership_id = $1 and id = $2`, follower);
    expect((await decide({ outcome: 'other-local-process', reason: 'The facts have changed again.', [`followed.${further}`]: 'on' })).status).toBe(303);
    const followers = `select string_agg(status, ', ' order by started_at) from process where partnership_id = $1 and started_by_process = $2 and definition = 'partnership-review'`;
    expect(await value(followers, id)).toBe('withdrawn, running');
    await value(`update process set status = 'withdrawn' where partnership_id = $1 and started_by_process = $2 and definition = 'partnership-review'`, id);
    expect((await chair.send(room, room, { do: 'declare', conflict: 'My sister works at the school.', steppedAside: 'no' })).status).toBe(303);
    expect(await value(followers, id)).toBe('withdrawn, withdrawn');
  });
});
