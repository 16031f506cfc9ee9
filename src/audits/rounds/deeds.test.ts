import { describe, expect, it } from 'vitest';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { addDays, day } from '../../calendar/index.ts';
import { bundledPack } from '../../framework/index.ts';
import { openRound } from './open-round.ts';
import { possibleReturnDeeds } from './return-deeds.ts';
import { possibleRoundDeeds } from './round-deeds.ts';

describe('what the office can do', () => {
  it('to a round, as it stands', () => {
    expect(possibleRoundDeeds({ status: 'open', receivedOn: null })).toEqual(['chase', 'extend', 'close']);
    expect(possibleRoundDeeds({ status: 'closed', receivedOn: null })).toEqual(['receive', 'reopen']);
    expect(possibleRoundDeeds({ status: 'reported', receivedOn: day('2026-11-20') })).toEqual(['reopen']);
  });

  it('to a return: chased until it is in, given back once it is, deferred only where the framework knows of it', () => {
    const facts = { status: 'not-started', roundStatus: 'open', contactEmail: 'lead@agency.example', openLinks: 1, deferral: null } as const;
    expect(possibleReturnDeeds(facts)).toEqual(['chase', 'link', 'contact', 'end-links']);
    expect(possibleReturnDeeds({ ...facts, deferral: { by: 'Executive', about: '' } })).toContain('defer');
    expect(possibleReturnDeeds({ ...facts, contactEmail: '', openLinks: 0 })).toEqual(['contact']);
    expect(possibleReturnDeeds({ ...facts, status: 'submitted' })).toEqual(['return', 'contact', 'end-links']);
    expect(possibleReturnDeeds({ ...facts, roundStatus: 'closed' })).toEqual(['end-links']);
  });
});

describe('a framework that lets a return be deferred', () => {
  const audited = useAuditedBoard('postgres', 'solihull-2015');

  it('has one agency answer later, with the reason on record, and counts it as late only after its own day', async () => {
    const { board, as, opening } = audited.it;
    const due = day('2026-12-01');
    const { pack } = await bundledPack('solihull-2015');
    const { key } = pack.assessments!.find((each) => each.deferral !== undefined)!;
    const round = await as((tx) => openRound(opening(tx), { boardId: board.boardId, source: { assessment: key }, name: 'Deferred in part', year: 2026, dueOn: due, remindDays: [], asked: { kinds: ['police', 'probation'], schools: null } }));
    const [police] = await as((tx) => tx.selectFrom('audit_return').select('id').where('round_id', '=', round).where('kind', '=', 'police').execute());
    audited.it.setNow('2026-12-02T10:00:00Z');
    const manager = await audited.it.signedIn('business-manager');
    expect((await manager.get(`/audits/rounds/${round}?status=late`)).text).toContain('2 returns.');
    const at = `/audits/rounds/${round}/returns/${police!.id}`;
    expect((await manager.send(at, at, { do: 'defer', reason: '' })).status).toBe(422);
    const until = addDays(due, 60);
    expect((await manager.send(at, at, { do: 'defer', 'until-day': until.slice(8), 'until-month': until.slice(5, 7), 'until-year': until.slice(0, 4), reason: 'Two reviews at once. Decided by the Executive.' })).to).toBe(at);
    expect((await manager.get(at)).text).toContain('Two reviews at once. Decided by the Executive.');
    expect((await manager.get(`/audits/rounds/${round}?status=late`)).text).toContain('1 return.');
  });
});
