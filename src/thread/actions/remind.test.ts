import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../calendar/index.ts';
import { bundledPack } from '../../framework/index.ts';
import { newId } from '../../platform/index.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { stageReview } from '../../../test/support/staged-review.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { nudgeFor, remindAndEscalate, type Chased } from './remind.ts';

describe('an open action', async () => {
  const { pack } = await bundledPack('suffolk-2019');
  const rule = pack.learning.actions;
  const due = day('2026-12-18');
  const never: Chased = { dueOn: due, since: day('2026-01-01'), remindedOn: null, escalatedOn: null };
  const at = (days: number, more: Partial<Chased> = {}) => nudgeFor({ ...never, ...more }, addDays(due, days), rule)?.kind ?? null;

  it('has its owner reminded on the days that the pack sets, before and after the last day', () => {
    for (const days of rule.remindDaysBefore) expect(at(-days)).toBe('remind');
    for (const days of rule.remindDaysAfter.filter((each) => each < rule.escalateDaysLate)) expect(at(days)).toBe('remind');
    expect(at(-1000)).toBeNull();
  });

  it('goes to the chair once it is as late as the pack says, or when next somebody looks', () => {
    expect(at(rule.escalateDaysLate - 1)).not.toBe('escalate');
    expect(at(rule.escalateDaysLate)).toBe('escalate');
    expect(at(rule.escalateDaysLate + 9)).toBe('escalate');
  });

  it('is not told of again once it was', () => {
    const lead = Math.max(...rule.remindDaysBefore);
    expect(at(-lead + 1, { remindedOn: addDays(due, -lead) })).toBeNull();
    expect(at(rule.escalateDaysLate + 400, { escalatedOn: addDays(due, rule.escalateDaysLate + 3) })).toBeNull();
  });

  it('is not told of for days that went by before it was made, taken over or put off', () => {
    expect(at(rule.escalateDaysLate + 1, { since: addDays(due, rule.escalateDaysLate + 1) })).toBeNull();
    expect(at(rule.escalateDaysLate + 1, { since: addDays(due, 1) })).toBe('escalate');
  });
});

eachDatabase('reminders and escalation of actions', (kind) => {
  const filled = useFilledBoard(kind);
  const owner = (text: string, ...values: unknown[]) => filled.it.product.app.database.asOwner(text, [filled.it.board.partnershipId, ...values]);
  const run = async (on: string) => {
    const { board, product } = filled.it;
    const { pack } = await bundledPack('suffolk-2019');
    return product.app.database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, async (tx) => {
      const { id } = await tx.selectFrom('board').select('id').executeTakeFirstOrThrow();
      return remindAndEscalate(tx, board.partnershipId, { id, pack }, 'http://localhost', new Date(`${on}T08:00:00Z`));
    });
  };
  const told = async () => {
    const { rows } = await owner(`select e.kind, e.text, (e.at at time zone 'Europe/London')::date::text as on from action_entry e join action a on a.partnership_id = e.partnership_id and a.id = e.action_id where a.partnership_id = $1 and a.reference = 'ACT-2026-0900' and e.kind in ('reminded', 'escalated') order by e.at`);
    return rows.map((row) => `${String(row['on'])} ${String(row['kind'])}: ${String(row['text'])}`);
  };
  const letters = async () => Number(await filled.it.value(`select count(*)::int from mail where partnership_id = $1 and subject like 'ACT-2026-0900 %'`, [filled.it.board.partnershipId]));

  it('catch up where nobody could send on the day, once, and again for a later last day', async () => {
    await owner(`update action set status = 'closed' where partnership_id = $1`);
    await owner(`insert into action (partnership_id, id, reference, title, owner_id, due_on, measure, strength, status, created_at) values ($1, gen_random_uuid(), 'ACT-2026-0900', 'Ring the school', $2, '2026-12-18', 'Calls', 'train', 'planned', '2026-11-20')`, filled.it.board.people['hospital']!);
    expect(await run('2026-11-21')).toBe(0);
    // The pack's days are 14, 3 and 0 before, and 3, 10 and 14 after: nothing ran on 4 December, nor from the 15th to the 22nd.
    expect(await run('2026-12-12')).toBe(1);
    expect(await run('2026-12-13')).toBe(0);
    expect(await run('2026-12-23')).toBe(1);
    expect(await told()).toEqual(['2026-12-12 reminded: Grace Adeyemi', '2026-12-23 reminded: Grace Adeyemi']);
    // Fourteen days late on New Year's Day, when nothing ran.
    expect(await run('2027-01-05')).toBe(1);
    expect(await run('2027-01-05')).toBe(0);
    expect(await run('2027-01-06')).toBe(0);
    expect((await told()).at(-1)).toBe('2027-01-05 escalated: Grace Adeyemi, Margaret Ashdown');
    expect(await letters()).toBe(4);
    const { rows: [action] } = await owner(`select id from action where partnership_id = $1 and reference = 'ACT-2026-0900'`);
    await owner(`update action set due_on = '2027-02-01' where partnership_id = $1 and id = $2`, action!['id']);
    await owner(`insert into action_entry (partnership_id, id, action_id, kind, text, at) values ($1, gen_random_uuid(), $2, 'extended', 'More time', '2027-01-06T10:00:00Z')`, action!['id']);
    expect(await run('2027-01-07')).toBe(0);
    expect(await run('2027-03-01')).toBe(1);
    expect(await run('2027-03-02')).toBe(0);
    expect((await told()).at(-1)).toBe('2027-03-01 escalated: Grace Adeyemi, Margaret Ashdown');
    expect(await letters()).toBe(6);
  });

  it('are on record, and not repeated, where nobody is there to be told', async () => {
    await owner(`update action set owner_id = null, due_on = '2027-05-03' where partnership_id = $1 and reference = 'ACT-2026-0900'`);
    const { rows: before } = await owner(`select count(*)::int as n from mail where partnership_id = $1`);
    expect(await run('2027-05-05')).toBe(1);
    expect(await run('2027-05-05')).toBe(0);
    expect((await owner(`select count(*)::int as n from mail where partnership_id = $1`)).rows).toEqual(before);
  });

  it('are sent once though two run at once', async () => {
    await owner(`update action set due_on = '2027-06-01', owner_id = $2 where partnership_id = $1 and reference = 'ACT-2026-0900'`, filled.it.board.people['hospital']!);
    const before = (await told()).length;
    await Promise.all([run('2027-06-03'), run('2027-06-03')]);
    expect((await told()).length).toBe(before + 1);
  });
});

eachDatabase('late actions where several boards share a framework', (kind) => {
  const board = useAuditedBoard(kind, 'llr-2017');

  it('go to the Chair of the board from which they came, once', async () => {
    const { pack } = await bundledPack('llr-2017');
    const { board: { partnershipId, boards }, product } = board.it;
    const review = await stageReview(board.it, '2026-11-18', { process: 'safeguarding-adults-review', board: 'city-adults', title: 'Care that stopped', began: 30, pace: 3, outcomes: {}, at: 'views' });
    expect(review.boardId).toBe(boards['city-adults']);
    // Everybody of the demonstration serves on every board; here each Chair has their own.
    await product.app.database.asOwner(`update membership set ends_on = '2024-12-31' where partnership_id = $1 and role = 'children-chair' and board_id = any($2)`, [partnershipId, [boards['city-adults'], boards['lr-adults']]]);
    await board.it.as(async (tx) => {
      const recommendation = newId();
      await tx.insertInto('recommendation').values({ partnership_id: partnershipId, id: recommendation, reference: 'REC-2026-0901', text: 'Hand over in writing', themes: [], origin_process_id: review.id, made_at: new Date('2026-09-01'), made_by: null }).execute();
    await tx.insertInto('action').values({ partnership_id: partnershipId, id: newId(), reference: 'ACT-2026-0901', title: 'Ring the provider', recommendation_id: recommendation, owner_id: null, owner_name: '', due_on: day('2026-10-01'), measure: 'Calls', strength: pack.learning.strengths[0]!.key, themes: [], status: 'planned', created_at: new Date('2026-09-01'), created_by: null }).execute();
    });
    await product.app.database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
      for (const { id } of await tx.selectFrom('board').select('id').execute()) await remindAndEscalate(tx, partnershipId, { id, pack }, 'http://localhost', new Date('2026-11-20T08:00:00Z'));
    });
    const told = await product.app.database.asOwner(`select m.to_email as to from mail m where m.partnership_id = $1 and m.subject like 'ACT-2026-0901 %'`, [partnershipId]);
    expect(told.rows.map((row) => row['to'])).toEqual(['adults-chair@llr.example']);
  });
});
