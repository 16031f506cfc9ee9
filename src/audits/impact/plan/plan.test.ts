import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import type { Browser } from '../../../access/testing/browser.ts';
import { day } from '../../../calendar/index.ts';
import { readLine } from '../../../thread/line/read-line.ts';
import { answeredRound, gapInSharing, type Answered } from '../testing/answered-round.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });
const [inTime, lawfully] = ['standard-8/share-in-time-action', 'standard-8/share-lawfully-action'];

eachDatabase('the action plan of a round', (kind) => {
  const audited = useAuditedBoard(kind);
  let manager: Browser;
  let police: Browser;
  let round: Answered;
  let plan: string;
  beforeAll(async () => {
    round = await answeredRound(audited.it, 'Section 11 audit 2026', day('2026-11-02'), { police: { 'standard-8': gapInSharing() }, probation: { 'standard-8': gapInSharing({ 'share-lawfully': 'met' }) }, ambulance: { 'standard-8': { 'share-in-time': 'met' } } });
    plan = `/audits/rounds/${round.id}/plan/${round.returns.get('police')!}`;
    manager = await audited.it.signedIn('business-manager');
    police = await audited.it.signedIn('agency-lead.police');
  });
  const actions = () => audited.it.as((tx) => tx.selectFrom('action').selectAll().orderBy('reference').execute());
  const wanted = (change: Record<string, string | string[]> = {}) => ({
    strength: 'system', [`take.${inTime}`]: 'yes', [`owner.${inTime}`]: audited.it.board.people['agency-lead.police']!, ...typed(`by.${inTime}`, '2027-03-31'), [`measure.${inTime}`]: 'Fewer referrals are late',
    [`take.${lawfully}`]: 'yes', [`owner.${lawfully}`]: 'outside', ...typed(`by.${lawfully}`, '2027-01-29'), [`measure.${lawfully}`]: 'Staff say that they know', [`strength.${lawfully}`]: 'policy', ...change,
  });

  it('shows what a return plans with its reason, to the keeper and to the agency, and to nobody of another agency', async () => {
    for (const who of [manager, police]) {
      const shown = await who.get(plan);
      expect(shown.status).toBe(200);
      expect(shown.text).toContain('Look at late referrals every month');
      expect(shown.text).toContain('Staff know when they may share, with or without consent, and write down why (Not met)');
    }
    expect((await (await audited.it.signedIn('agency-lead.probation')).get(plan)).status).toBe(404);
  });

  it('asks what an action lacks, all at once, and makes nothing until it is there', async () => {
    const answer = await police.send(plan, plan, wanted({ strength: '', [`owner.${inTime}`]: '', ...typed(`by.${lawfully}`, '2027-13-29'), [`measure.${lawfully}`]: ' ' }));
    expect(answer.status).toBe(422);
    for (const field of ['strength', `owner.${inTime}`, `by.${lawfully}`, `measure.${lawfully}`]) expect(answer.html, field).toContain(`href="#${field.replaceAll('.', '-')}`);
    expect(await actions()).toEqual([]);
  });

  it('becomes actions in one step of the agency’s own people: with owner, day, measure, strength and reason, tied behind the return', async () => {
    expect((await police.send(plan, plan, wanted())).status).toBe(303);
    const [first, second] = await actions();
    expect(first).toMatchObject({ title: 'Look at late referrals every month', due_on: '2027-03-31', measure: 'Fewer referrals are late', strength: 'system', owner_id: audited.it.board.people['agency-lead.police'], status: 'planned', baseline: 'Partly met on 20 November 2026' });
    expect(second).toMatchObject({ title: 'Write a guide of one page', owner_id: null, owner_name: 'Caldicott guardian', strength: 'policy' });
    const line = await audited.it.as((tx) => readLine(tx, first!.id));
    expect(line!.knots.map((knot) => knot.kind)).toEqual(['round', 'return', 'action']);
    expect(await audited.it.as((tx) => tx.selectFrom('mail').select('to_email').where('subject', 'like', 'ACT-%').execute())).toEqual([{ to_email: 'agency-lead.police@redbridge.example' }]);
    expect(await audited.it.as((tx) => tx.selectFrom('record_entry').select('deed').where('deed', '=', 'took up the plan of a return').execute())).toHaveLength(1);
  });

  it('is never taken up twice, whoever comes second', async () => {
    expect((await manager.send(plan, plan, wanted())).status).toBe(422);
    const [one, two] = await Promise.all([manager, police].map((who) => who.send(plan, plan, wanted())));
    expect([one!.status, two!.status]).toEqual([422, 422]);
    expect(await actions()).toHaveLength(2);
  });

  it('is a finding where somebody writes one of any question, whose actions then stand behind it, and whose page leads to the return', async () => {
    const at = `/audits/rounds/${round.id}/findings/new?return=${round.returns.get('police')!}&question=standard-8%2Fshare-in-time`;
    expect((await manager.get(at)).html).toContain('value="Police, Redbridge, Standard 8: information sharing: Information about a child is shared in time, with those who need it (Partly met)"');
    const theme = await audited.it.as((tx) => tx.selectFrom('board').select('id').executeTakeFirstOrThrow()).then(async () => /name="themes" type="checkbox" value="([\w-]+)"/.exec((await manager.get(at)).html)![1]!);
    expect((await manager.send(at, at, { kind: 'gap', text: '', cites: '', themes: [] })).status).toBe(422);
    const made = await manager.send(at, at, { kind: 'gap', text: 'Referrals come late on Fridays.', cites: 'Police, standard 8', themes: theme });
    expect(made.status, made.text).toBe(303);
    const finding = (await manager.get(made.to!));
    expect(finding.html).toContain(`href="/audits/returns/${round.returns.get('police')!}"`);
    expect(finding.text).toContain('Not agreed yet by the group');
    const line = await audited.it.as((tx) => readLine(tx, made.to!.split('/')[2]!));
    expect(line!.knots.map((knot) => knot.kind).toSorted()).toEqual(['action', 'finding', 'return', 'round']);
    expect((await manager.get(plan)).text).toContain('Referrals come late on Fridays.');
  });

  it('rests a finding on the whole round as well, good practice among them', async () => {
    const at = `/audits/rounds/${round.id}/findings/new`;
    const theme = /name="themes" type="checkbox" value="([\w-]+)"/.exec((await manager.get(at)).html)![1]!;
    const made = await manager.send(at, at, { kind: 'good-practice', text: 'All answered in time.', cites: 'The returns', themes: theme });
    expect((await manager.get(made.to!)).html).toContain(`href="/audits/rounds/${round.id}"`);
    expect((await police.get(at)).status).toBe(403);
    expect((await manager.get(`${at}?return=${round.returns.get('probation')!}&question=nothing`)).status).toBe(200);
    expect((await manager.get(`${at}?return=019aaaaa-0000-7000-8000-000000000000`)).status).toBe(404);
  });

  it('is told for all agencies: done, open, late, without owner, and whose plan has not been taken up', async () => {
    const all = await manager.get(`/audits/rounds/${round.id}/plan`);
    expect(all.text).toContain('The plans of 1 of the 3 returns');
    expect(all.text).toMatch(/Not taken up yet\s+1 planned/);
    expect(all.text).toContain('Plans nothing');
    audited.it.setNow('2027-02-15T10:00:00Z');
    const late = await (await audited.it.signedIn('business-manager')).get(`/audits/rounds/${round.id}/plan?state=late`);
    expect(late.text).toContain('Write a guide of one page');
    expect(late.text).not.toContain('Look at late referrals every month');
    const csv = await (await audited.it.signedIn('business-manager')).get(`/audits/rounds/${round.id}/plan.csv?state=without-owner`);
    expect(csv.html).toContain('Caldicott guardian');
    expect(csv.html).not.toContain('Look at late referrals');
    expect((await (await audited.it.signedIn('agency-lead.police')).get(`/audits/rounds/${round.id}/plan`)).status).toBe(403);
    audited.it.setNow('2026-11-20T10:00:00Z');
    police = await audited.it.signedIn('agency-lead.police');
  });

  it('is tied and not made again where the next round says the same', async () => {
    const next = await answeredRound(audited.it, 'Section 11 audit 2028', day('2026-11-19'), { police: { 'standard-8': gapInSharing({ 'share-lawfully': 'met' }) } });
    const at = `/audits/rounds/${next.id}/plan/${next.returns.get('police')!}`;
    expect((await police.get(at)).text).toContain('One was planned before and is under way');
    expect((await police.send(at, at, {})).status).toBe(303);
    expect(await actions()).toHaveLength(2);
    expect((await police.get(at)).text).toContain('Look at late referrals every month');
  });
});
