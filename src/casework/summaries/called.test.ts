import { describe, expect, it } from 'vitest';
import { bundledPack } from '../../framework/index.ts';
import { called, calledTogether, capital } from './called.ts';

describe('what agencies hand in', () => {
  it('is called what the framework calls it: a summary for a rapid review, a report for a longer one', async () => {
    const { pack } = await bundledPack('suffolk-2019');
    const form = (key: string) => pack.forms.find((each) => each.key === key);
    expect(called(form('agency-summary'))).toEqual({ one: 'summary', many: 'summaries' });
    expect(called(form('agency-report')).many).toBe('reports');
  });
  it('is an answer where the framework has no word for it, as for the evidence that goes into an annual report', async () => {
    const { pack } = await bundledPack('llr-2017');
    expect(called(pack.forms.find((form) => form.key === 'annual-evidence')).many).toBe('answers');
  });
  it('is an answer too where several forms of several kinds lie together', async () => {
    const { pack } = await bundledPack('england-2026');
    expect(calledTogether(pack, ['agency-report', 'agency-report']).one).toBe('report');
    expect(calledTogether(pack, ['agency-information', 'agency-report']).one).toBe('answer');
    expect(calledTogether(pack, []).many).toBe('answers');
  });
  it('begins a sentence with a capital', () => expect(capital('management review')).toBe('Management review'));
});
