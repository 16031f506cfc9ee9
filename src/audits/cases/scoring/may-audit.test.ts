import { describe, expect, it } from 'vitest';
import { newSecretKey } from '../../../platform/index.ts';
import { day } from '../../../calendar/index.ts';
import type { Scoring } from '../audit/read-parts.ts';
import { involvedDigest, whyNot } from './may-audit.ts';

const key = newSecretKey();
const one = { id: 'case', pseudonym: 'R-1', involved: [involvedDigest(key, 'audit', 'Worker@Agency.example')] };
const scoring = (change: Partial<Scoring>): Scoring => ({
  id: 'scoring', caseId: 'case', agencyId: 'police', manner: 'agency', auditorName: 'A', auditorEmail: 'auditor@police.example', status: 'asked', declaration: '', dueOn: day('2026-12-01'), reminders: 0, submittedAt: null, openedAt: null, ...change,
});
const ask = (email: string, scorings: Scoring[] = [], agencyId = 'police', manner: Scoring['manner'] = 'agency') => whyNot({ case: one, agencyId, manner, email }, scorings, involvedDigest(key, 'audit', email));

describe('who may audit a case', () => {
  it('is nobody who worked on it, however their address is written', () => {
    expect(ask('worker@agency.EXAMPLE ')).toContain('among the staff who worked on R-1');
    expect(ask('other@agency.example')).toBeNull();
  });

  it('is nobody who stood aside from it, whichever agency asks', () => {
    const aside = scoring({ status: 'stood-aside' });
    expect(ask('Auditor@police.example', [aside])).toContain('stood aside from R-1');
    expect(ask('auditor@police.example', [aside], 'council')).toContain('stood aside');
    expect(ask('other@police.example', [aside])).toBeNull();
  });

  it('is one auditor for each agency, and nobody for two', () => {
    expect(ask('other@police.example', [scoring({})])).toContain('already');
    expect(ask('auditor@police.example', [scoring({})], 'council')).toContain('eyes of its own');
    expect(ask('auditor@police.example', [scoring({ caseId: 'another' })])).toBeNull();
  });

  it('may be two in an audit of one agency: from the file and as a peer', () => {
    expect(ask('peer@police.example', [scoring({ manner: 'offline' })], 'police', 'peer')).toBeNull();
    expect(ask('auditor@police.example', [scoring({ manner: 'offline' })], 'police', 'peer')).toContain('eyes of its own');
  });
});

describe('what is kept of the staff involved', () => {
  it('tells nothing without the key, and differs from audit to audit', () => {
    expect(involvedDigest(key, 'audit', 'a@b.example')).not.toContain('a@b');
    expect(involvedDigest(key, 'audit', 'a@b.example')).not.toBe(involvedDigest(newSecretKey(), 'audit', 'a@b.example'));
    expect(involvedDigest(key, 'audit', 'a@b.example')).not.toBe(involvedDigest(key, 'another', 'a@b.example'));
  });
});
