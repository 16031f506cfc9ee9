import { expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { bundledPack } from '../../framework/index.ts';
import { addTeamByRole } from '../team/add-team-by-role.ts';
import { answered, decideNoFurtherAction } from '../testing/decision.ts';

const { pack } = await bundledPack('suffolk-2019');
const definition = pack.processes.find((each) => each.key === 'rapid-review')!;

eachDatabase('who is told by a notice', (kind) => {
  const filled = useFilledBoard(kind);
  const owner = (text: string, ...values: unknown[]) => filled.it.product.app.database.asOwner(text, [filled.it.board.partnershipId, ...values]);
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  const caseOf = (review: string) => value('select case_id from process where partnership_id = $1 and reference = $2', review);
  const onTeam = (caseId: unknown, key: string) => value('select count(*)::int from case_member where partnership_id = $1 and case_id = $2 and person_id = $3 and until_at is null', caseId, filled.it.board.people[key]);
  const takeOff = (caseId: unknown, key: string) => owner('update case_member set until_at = now() where partnership_id = $1 and case_id = $2 and person_id = $3', caseId, filled.it.board.people[key]);

  it('comes into the case where they work on it, but for whoever was taken off its team', async () => {
    const { partnershipId, boardId, people } = filled.it.board;
    const caseId = String(await caseOf('RR-2026-0004'));
    await owner('delete from case_member where partnership_id = $1 and case_id = $2 and person_id = $3', caseId, people['chair']);
    await takeOff(caseId, 'police');
    const joined = await filled.it.product.app.database.run({ role: 'gt_worker', partnershipId }, (tx) => addTeamByRole(tx, { partnershipId, caseId, boardId, definition, pack, at: new Date('2026-11-20T10:00:00Z'), addedBy: people['manager']! }));
    expect(joined.map(({ id }) => id)).toEqual([people['chair']]);
    expect([await onTeam(caseId, 'chair'), await onTeam(caseId, 'police')]).toEqual([1, 0]);
  });

  it('stays outside where they are only told, and their mail leads nowhere that they may not go', async () => {
    const manager = await filled.it.signedIn('manager');
    const at = '/reviews/start/partnership-review';
    const first = /name="(on\.[\w-]+)-day"/.exec((await manager.get(at)).html)![1]!;
    const started = await manager.send(at, at, { [`${first}-day`]: '2', [`${first}-month`]: '11', [`${first}-year`]: '2026', case: '', title: 'Three families, one landlord' });
    const review = started.to!;
    const caseId = await value('select case_id from process where partnership_id = $1 and id = $2', review.split('/').at(-1));
    const room = `${review}/steps/commission`;
    const page = await manager.get(room);
    expect((await manager.send(room, room, { outcome: 'commission', justification: 'Two agencies did not know of each other.', ...answered(page.html, 'yes') })).status).toBe(303);
    expect((await manager.send(`${review}/steps/tell-learning-group`, `${review}/steps/tell-learning-group`, { 'sentOn-day': '20', 'sentOn-month': '11', 'sentOn-year': '2026', how: 'At its meeting' })).status).toBe(303);
    expect(await onTeam(caseId, 'lig')).toBe(0);
    expect((await (await filled.it.signedIn('lig')).get(review)).status).toBe(404);
    const letter = (key: string) => value(`select body from mail where partnership_id = $1 and to_email = (select email from person where partnership_id = $1 and id = $2) and subject like '%Update the Learning and Improvement Group' order by id desc limit 1`, filled.it.board.people[key]);
    expect(await letter('lig')).toContain('You are told of it, and are not on its team.');
    expect(await letter('lig')).not.toContain('/reviews/');
  });

  it('gets no mail of a case whose team they were taken off', async () => {
    const review = String(await value(`select id from process where partnership_id = $1 and reference = 'RR-2026-0004'`));
    const caseId = await caseOf('RR-2026-0004');
    const chair = await filled.it.signedIn('chair');
    const room = `/reviews/${review}/steps/decide`;
    expect((await decideNoFurtherAction(chair, room, filled.it)).status).toBe(303);
    await takeOff(caseId, 'chair');
    const manager = await filled.it.signedIn('manager');
    const step = `/reviews/${review}/steps/notify-panel`;
    const letters = () => value(`select count(*)::int from mail where partnership_id = $1 and to_email = (select email from person where partnership_id = $1 and id = $2) and key like 'told %'`, filled.it.board.people['chair']);
    const before = await letters();
    const answer = await manager.send(step, step, { 'sentOn-day': '20', 'sentOn-month': '11', 'sentOn-year': '2026', how: 'By secure mail' });
    expect(`${answer.status} ${answer.text.match(/There is a problem.{0,200}/s)?.[0] ?? ''}`).toBe('303 ');
    expect(await letters()).toBe(before);
    expect(await onTeam(caseId, 'chair')).toBe(0);
  });
});
