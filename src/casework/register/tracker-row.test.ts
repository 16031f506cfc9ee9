import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { trackerFields } from './tracker-fields.ts';
import { trackerCells, type TrackerNames, type TrackerReview } from './tracker-row.ts';

const bare: TrackerReview = {
  id: 'r', reference: 'RR-2026-0007', definition: 'rapid-review', frameworkId: 'f', frameworkVersion: '1', title: '', board: 'A board', status: 'running', startedOn: day('2026-11-02'), stage: null, nextDue: null, nextWhat: null,
  slippage: { first: 0, current: 0 }, lead: '', themes: [], from: null, led: [], linked: [], proceedings: [], holds: [], publication: null, incidentOn: null, nhsReference: '', nhsLocality: '',
  designatedProfessional: '', signedOffOn: null, recommendationThemes: [], actions: [], channels: [],
};
const names: TrackerNames = { kind: 'Rapid review', themes: [], recommendationThemes: [], channels: [], converted: false };
const cell = (key: string, change: Partial<TrackerReview> = {}, named: Partial<TrackerNames> = {}) => trackerCells[key]!({ ...bare, ...change }, { ...names, ...named });

describe('a review under the fields of the NHS tracker', () => {
  it('fills each field of the reference data, and no other', () => {
    expect(trackerFields.map((field) => field.key).toSorted()).toEqual(Object.keys(trackerCells).toSorted());
  });

  it('leaves empty what the record does not know', () => {
    const filled = trackerFields.filter((field) => cell(field.key) !== null).map((field) => field.key);
    expect(filled).toEqual(['local-reference', 'status', 'added-on', 'board', 'review-type', 'stage', 'slippage']);
  });

  it('says how a review was closed only where that is known', () => {
    const published = { plannedOn: null, decision: 'publish' as const, reasons: '', publishedOn: day('2026-11-10'), address: 'https://board.example/review' };
    const hold = { what: 'A statement', untilOn: null, untilEvent: 'the trial has ended' };
    expect(cell('closed-as', { status: 'closed' })).toBeNull();
    expect(cell('closed-as', { status: 'closed', signedOffOn: day('2026-11-09') })).toBe('Signed off');
    expect(cell('closed-as', { status: 'closed', signedOffOn: day('2026-11-09'), holds: [hold] })).toBe('Embargoed');
    expect(cell('closed-as', { status: 'closed', holds: [hold], publication: published })).toBe('Published');
    expect(cell('closed-as', { publication: published })).toBeNull();
    expect(cell('status', { status: 'withdrawn' })).toBeNull();
    expect(cell('link', { publication: published })).toBe('https://board.example/review');
  });

  it('tells of the conversion of a rapid review, and takes three themes and no more', () => {
    const from = { id: 'x', reference: 'RR-2026-0001', definition: 'rapid-review' };
    expect(cell('converted', { from }, { converted: true })).toBe('Yes, from RR-2026-0001');
    expect(cell('converted', { from })).toBeNull();
    expect(['theme-1', 'theme-2', 'theme-3'].map((key) => cell(key, {}, { themes: ['Neglect', 'Exploitation', 'Supervision', 'Transition'] }))).toEqual(['Neglect', 'Exploitation', 'Supervision']);
  });

  it('names for each field where it is described and how well that is known', () => {
    for (const field of trackerFields) {
      expect(field.source).toMatch(/^https:\/\/digital\.nhs\.uk\//);
      expect(field.confidence).toBe('V2');
    }
  });
});
