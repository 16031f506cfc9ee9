import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import type { ReviewReport } from './report.ts';
import { whereTheyStand } from './where-they-stand.ts';

const report: Omit<ReviewReport, 'mayName'> = {
  title: 'Rapid review report', reference: 'RR-2026-0001', board: 'Board', framework: 'Framework', preparedOn: day('2026-11-20'), demonstration: true,
  dates: [], children: [{ label: 'Child A', facts: [{ name: 'What is known?', value: 'Born on 23 May 2011.' }] }], incident: [{ name: 'What happened?', value: 'A fall.' }],
  agencies: [{ agency: 'Police', answered: 'Answered', involvement: `First line.\n${'Long before. '.repeat(60)}Then JUDE rang. ${'Long after. '.repeat(60)}` }], criteria: [], views: [], decision: null,
  immediateActions: [], goodPractice: ['Police: The officer asked Jude.', 'Police: The officer asked Jude.'], learning: ['FIN-2026-0001: Judean olives are no name.'], holds: [], doubts: [],
};

describe('where words of the vault stand in a report', () => {
  it('names the part of the report and the passage, each once, as words of their own', () => {
    const found = whereTheyStand(report, ['Jude', '23 May 2011']);
    expect(found.map(({ heading }) => heading)).toEqual(['The incident', 'Agencies and what they told', 'What was done well']);
    expect(found[0]!.words).toBe('Born on 23 May 2011.');
    expect(found[2]!.words).toBe('Police: The officer asked Jude.');
  });
  it('cuts a long passage to what stands about the word', () => {
    const long = whereTheyStand(report, ['Jude'])[0]!.words;
    expect(long).toMatch(/^….*Then JUDE rang\..*…$/);
    expect(long.length).toBeLessThan(310);
  });
});
