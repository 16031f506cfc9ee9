import { describe, expect, it } from 'vitest';
import { caseTool } from '../testing/case-tool.ts';
import { compare, type Scored } from './compare.ts';

const offered = { agencies: [], themes: [], criteria: [] };
const scored = (who: string, practice: string | null, words = ''): Scored => ({ who, form: caseTool, answers: { practice: { values: { ...(practice === null ? {} : { recognised: practice }), ...(words ? { shows: words } : {}) }, criteria: {} } } });
const row = (given: Scored[], key: string) => compare(given, offered).find((each) => each.key === key)!;

describe('scores side by side', () => {
  it('stand question by question, agency by agency, in the order of the tool', () => {
    const rows = compare([scored('Police', 'good', 'Asked at once'), scored('Council', 'good')], offered);
    expect(rows.map((each) => each.key)).toEqual(['practice/recognised', 'practice/oversight', 'practice/shows', 'together/shared', 'outcome/safer', 'outcome/gap']);
    expect(rows[2]!.cells).toMatchObject([{ who: 'Police', text: 'Asked at once', answered: true }, { who: 'Council', answered: false }]);
  });

  it('differ where two gave another level, and tell how far they are apart', () => {
    expect(row([scored('Police', 'good'), scored('Council', 'inadequate')], 'practice/recognised')).toMatchObject({ differ: true, apart: 2, common: null });
    expect(row([scored('Police', 'good'), scored('Council', 'good')], 'practice/recognised')).toMatchObject({ differ: false, apart: 0, common: 'good' });
  });

  it('do not differ from whoever gave no grade', () => {
    expect(row([scored('Police', 'good'), scored('Council', null)], 'practice/recognised')).toMatchObject({ differ: false, common: 'good' });
    expect(row([scored('Police', null)], 'practice/recognised')).toMatchObject({ differ: false, common: null });
  });

  it('hold together the questions of agencies with different tools', () => {
    const other = { ...caseTool, sections: caseTool.sections.filter((section) => section.key === 'together') };
    const rows = compare([scored('Police', 'good'), { who: 'School', form: other, answers: {} }], offered);
    expect(rows.find((each) => each.key === 'practice/recognised')!.cells.map((cell) => cell.who)).toEqual(['Police']);
    expect(rows.find((each) => each.key === 'together/shared')!.cells.map((cell) => cell.who)).toEqual(['Police', 'School']);
  });

  it('are graded by the levels of the question, and answers in words by none', () => {
    expect(row([scored('Police', 'good')], 'practice/recognised').levels.map((level) => level.label)).toEqual(['Inadequate', 'Requires improvement', 'Good', 'Outstanding']);
    expect(row([scored('Police', 'good')], 'practice/shows').levels).toEqual([]);
  });
});
