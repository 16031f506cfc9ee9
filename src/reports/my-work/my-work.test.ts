import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import type { Tx } from '../../platform/index.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('my work', (kind) => {
  const filled = useFilledBoard(kind);
  const owner = (text: string, ...values: unknown[]) => filled.it.product.app.database.asOwner(text, [filled.it.board.partnershipId, ...values]);
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  const person = (key: string) => filled.it.board.people[key]!;
  const away = (key: string) => owner(`insert into absence (partnership_id, id, person_id, starts_on, ends_on, reason) values ($1, gen_random_uuid(), $2, '2026-11-20', '2026-11-20', '')`, person(key));
  const back = (key: string) => owner('delete from absence where partnership_id = $1 and person_id = $2', person(key));
  /** The lines of somebody's work, each as it reads. */
  const work = async (browser: Browser): Promise<string[]> => {
    const answer = await browser.get('/');
    expect(answer.status).toBe(200);
    return [...answer.html.matchAll(/<li class="gt-work__item">(.*?)<\/li>/gs)].map(([, line]) => line!.replace(/<[^>]*>/g, ' ').replace(/&#39;/g, '’').replace(/\s+/g, ' ').trim());
  };
  const workOf = async (key: string) => work(await filled.it.signedIn(key));
  const views = (lines: readonly string[]) => lines.filter((line) => line.startsWith('Your view is asked'));
  let [review, step] = ['', ''];
  beforeAll(async () => {
    // Somebody outside the group who stands in for a member of it.
    await owner(`insert into deputy (partnership_id, id, person_id, deputy_id, starts_on) values ($1, gen_random_uuid(), $2, $3, '2026-01-01')`, person('hospital'), person('police-deputy'));
    review = `/reviews/${String(await value(`select id from process where partnership_id = $1 and reference = 'RR-2026-0003'`))}`;
    step = `${review}/steps/gather-views`;
  });

  it('shows a member of a group the view that is asked of them, with its last day, in working days from the asking', async () => {
    // Asked on Thursday 19 November; three working days end on Tuesday.
    expect(views(await workOf('hospital'))).toContain('Your view is asked: RR-2026-0003, Gather views on the criteria View · RR-2026-0003 24 November 2026');
  });

  it('marks a view as late once its last day has gone by', async () => {
    expect(views(await workOf('hospital'))).toContain('Your view is asked: RR-2026-0004, Gather views on the criteria View · RR-2026-0004 18 November 2026 Late');
  });

  it('asks for first views until the group is asked again, knowing more', async () => {
    const first = views(await workOf('hospital')).filter((line) => line.includes('first views'));
    expect(first).toEqual([expect.stringContaining('RR-2026-0002')]);
  });

  it('asks nothing of whoever sits on no group, or who does not need to know of the case', async () => {
    expect(views(await workOf('school'))).toEqual([]);
    await owner(`update case_member set until_at = now() - interval '1 minute' where partnership_id = $1 and person_id = $2 and case_id = (select case_id from process where partnership_id = $1 and reference = 'RR-2026-0003')`, person('head'));
    const head = await filled.it.signedIn('head');
    expect((await head.get(review)).status).toBe(404);
    expect(views(await work(head)).filter((line) => line.includes('RR-2026-0003'))).toEqual([]);
  });

  it('shows it to the deputy while the member is away, said to be for them, and to nobody once either gave the view', async () => {
    const deputy = await filled.it.signedIn('police-deputy');
    const gather = async (browser: Browser) => views(await work(browser)).filter((line) => line.includes('RR-2026-0003, Gather'));
    expect(await gather(deputy)).toEqual([]);
    await away('hospital');
    expect(await gather(deputy)).toEqual([expect.stringContaining('for Grace Adeyemi, who is away')]);
    const given = await deputy.send(step, step, { 'local-review.improvements': 'yes', 'local-review.improvements.reason': 'It seems so.' });
    expect(given.status, given.text).toBe(303);
    expect(await gather(deputy)).toEqual([]);
    await back('hospital');
    expect(await gather(await filled.it.signedIn('hospital'))).toEqual([]);
  });

  it('no longer asks for views once the decision is taken', async () => {
    const asked = async () => views(await workOf('crg')).filter((line) => line.includes('RR-2026-0003'));
    expect(await asked()).toHaveLength(1);
    await owner(`update due_item set done_on = '2026-11-20' where partnership_id = $1 and key = 'decide' and process_id = (select id from process where partnership_id = $1 and reference = 'RR-2026-0003')`);
    expect(await asked()).toEqual([]);
    await owner(`update due_item set done_on = null where partnership_id = $1 and key = 'decide' and process_id = (select id from process where partnership_id = $1 and reference = 'RR-2026-0003')`);
  });

  it('tells whoever leads a step that it is coming, until it is there, and nobody else', async () => {
    const coming = async (key: string) => (await (await filled.it.signedIn(key)).get('/')).text.split('Coming up in the next 14 days')[1] ?? '';
    const process = `process_id = (select id from process where partnership_id = $1 and reference = 'RR-2026-0004') and key = 'notify-panel'`;
    const [was] = (await owner(`select opens_on, due_on, ready from due_item where partnership_id = $1 and ${process}`)).rows;
    const stand = (opens: unknown, due: unknown, ready: unknown) => owner(`update due_item set opens_on = $2, due_on = $3, ready = $4 where partnership_id = $1 and ${process}`, opens, due, ready);
    await stand('2026-11-25', '2026-11-26', false);
    expect(await coming('manager')).toMatch(/Tell the national Panel\s*Step of a review · RR-2026-0004\s*Opens 25 November 2026\s*Due 26 November 2026/);
    expect(await coming('police')).not.toContain('Tell the national Panel');
    await stand('2026-11-19', '2026-11-26', false);
    expect(await coming('manager')).toMatch(/RR-2026-0004\s*Waits for the step before it\s*Due 26 November 2026/);
    await stand('2026-11-19', '2026-11-26', true);
    expect(await coming('manager')).not.toMatch(/Tell the national Panel\s*Step of a review · RR-2026-0004/);
    await stand('2026-12-05', '2026-12-06', false);
    expect(await coming('manager')).not.toMatch(/Tell the national Panel\s*Step of a review · RR-2026-0004/);
    await stand(was!['opens_on'], was!['due_on'], was!['ready']);
  });

  it('brings a step to the one whose role deputises while whoever leads is away, though nobody nominated them', async () => {
    await owner('delete from deputy where partnership_id = $1 and person_id = $2', person('chair'));
    const decide = (lines: readonly string[]) => lines.filter((line) => line.startsWith('Discuss and decide'));
    const vice = await filled.it.signedIn('vice');
    expect(decide(await work(vice))).toEqual([]);
    await away('chair');
    expect(decide(await work(vice))[0]).toContain('for Margaret Ashdown, who is away');
    await back('chair');
    expect(decide(await workOf('chair')).length).toBeGreaterThan(0);
  });

  it('shows an agency’s people the summary that is asked of it, and whoever is to write it that it is theirs', async () => {
    const asked = (lines: readonly string[]) => lines.filter((line) => line.startsWith('The answer of'));
    await owner(`update summary_request set status = 'returned' where partnership_id = $1 and reference = 'RR-2026-0002' and agency_id = (select id from agency where partnership_id = $1 and name = 'Ipswich Hospital')`);
    expect(asked(await workOf('hospital'))[0]).toContain('The answer of Ipswich Hospital is asked of you, by the personal link in your mail');
    expect(asked(await workOf('police'))).toEqual([]);
    await owner(`update summary_request set status = 'asked', holder_name = 'Ada Invented', holder_email = 'ada@police.example' where partnership_id = $1 and reference = 'RR-2026-0002' and agency_id = (select id from agency where partnership_id = $1 and name = 'Suffolk Police')`);
    expect(asked(await workOf('police'))[0]).toContain('The answer of Suffolk Police is asked of Ada Invented');
  });

  it('asks nobody to verify what they offered themselves', async () => {
    const action = String(await value(`select id from action where partnership_id = $1 and status = 'planned' and owner_id is distinct from $2 limit 1`, person('manager')));
    await owner(`update action set status = 'evidence-offered', title = 'Ring the school' where partnership_id = $1 and id = $2`, action);
    await owner(`insert into action_entry (partnership_id, id, action_id, kind, text, at, person_id) values ($1, gen_random_uuid(), $2, 'evidence', 'Done', '2026-11-19', $3)`, action, person('manager'));
    const verify = (lines: readonly string[]) => lines.filter((line) => line.startsWith('Verify the evidence: Ring the school'));
    expect(verify(await workOf('manager'))).toEqual([]);
    expect(verify(await workOf('lig'))).toHaveLength(1);
  });

  it('asks for an evaluation once every embedding check is made, and no longer once it is evaluated', async () => {
    const lesson = String(await value(`select l.id from lesson l where l.partnership_id = $1 and l.stage in ('disseminated', 'embedded') and exists (select from lesson_embedding e where e.lesson_id = l.id and e.checked_on is null) limit 1`));
    const title = String(await value('select title from lesson where partnership_id = $1 and id = $2', lesson));
    const evaluate = (lines: readonly string[]) => lines.filter((line) => line.startsWith(`Evaluate what difference it made: ${title.replaceAll("'", '’')}`));
    expect(evaluate(await workOf('manager'))).toEqual([]);
    await owner(`update lesson_embedding set checked_on = '2026-11-19', result = 'embedded' where partnership_id = $1 and lesson_id = $2 and checked_on is null`, lesson);
    expect(evaluate(await workOf('manager'))).toHaveLength(1);
    await owner(`update lesson set stage = 'evaluated' where partnership_id = $1 and id = $2`, lesson);
    expect(evaluate(await workOf('manager'))).toEqual([]);
  });

  it('shows who agrees learning what is to be agreed and answered, and nobody a draft of a case that is not theirs', async () => {
    const draft = 'FIN-2026-0900';
    await owner(`insert into finding (partnership_id, id, reference, case_id, origin_process_id, kind, text, made_at) select $1, gen_random_uuid(), $2, case_id, id, 'gap', 'Nobody asked.', '2026-11-19' from process where partnership_id = $1 and reference = 'RR-2026-0004'`, draft);
    await owner(`update recommendation set response = null where partnership_id = $1 and reference = 'REC-2026-D0030'`);
    await owner(`update case_member set until_at = now() - interval '1 minute' where partnership_id = $1 and person_id = $2`, person('lig'));
    expect((await workOf('manager')).some((line) => line.startsWith('Agree the finding for sharing') && line.includes(draft))).toBe(true);
    expect((await workOf('lig')).some((line) => line.includes(draft))).toBe(false);
    // A long text is cut between two words.
    await owner(`update finding set text = repeat('A long word or two about it. ', 9) where partnership_id = $1 and reference = $2`, draft);
    expect((await workOf('manager')).find((line) => line.includes(draft))).toMatch(/^Agree the finding for sharing: (A long word or two about it\. ){4}A… /);
    expect((await workOf('police')).some((line) => line.startsWith('Agree the finding'))).toBe(false);
    expect((await workOf('manager')).some((line) => line.startsWith('Answer the recommendation'))).toBe(true);
  });

  it('asks whoever keeps meetings for the agenda of the next and the minutes of the last, and whoever leads an item of the next for that', async () => {
    const sendAgenda = (lines: readonly string[]) => lines.filter((line) => line.startsWith('Send the agenda:'));
    expect(sendAgenda(await workOf('office'))).toEqual([]);
    const next = String(await value(`select id from meeting where partnership_id = $1 and minutes_state = 'none' and cancelled_on is null limit 1`));
    await owner('update meeting set agenda_sent_at = null where partnership_id = $1 and id = $2', next);
    expect(sendAgenda(await workOf('office'))).toEqual(['Send the agenda: Learning and Improvement Group Meeting · MTG-2026-0003 8 December 2026']);
    expect(sendAgenda(await workOf('police'))).toEqual([]);
    await owner(`update meeting_item set lead_id = $3 where partnership_id = $1 and meeting_id = $2 and kind = 'apologies'`, next, person('lig-member'));
    const lead = (lines: readonly string[]) => lines.filter((line) => line.startsWith('Lead the item: Welcome'));
    expect(lead(await workOf('lig-member'))).toHaveLength(1);
    expect(lead(await workOf('lig'))).toEqual([]);
    await owner(`update meeting set held_on = '2026-11-18' where partnership_id = $1 and id = $2`, next);
    expect((await workOf('office')).some((line) => /^Issue the minutes: .*, 18 November 2026/.test(line))).toBe(true);
    expect(lead(await workOf('lig-member'))).toEqual([]);
  });

  it('is read in the same number of queries however much there is', async () => {
    const { database } = filled.it.product.app;
    const hospital = await filled.it.signedIn('hospital');
    const counted = async () => {
      let asked = 0;
      const run = database.run.bind(database);
      database.run = (acting, deed) => run(acting, (tx) => deed(tx.withPlugin({ transformQuery: ({ node }) => { asked += 1; return node; }, transformResult: async ({ result }) => result }) as Tx));
      const lines = await work(hospital);
      database.run = run;
      return { asked, lines: lines.length };
    };
    await counted();
    const before = await counted();
    await owner(`update action set owner_id = $2, status = 'planned' where partnership_id = $1`, person('hospital'));
    const after = await counted();
    expect(after.lines).toBeGreaterThan(before.lines + 5);
    expect(after.asked).toBe(before.asked);
  });
});
