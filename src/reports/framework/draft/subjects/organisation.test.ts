import { describe, expect, it } from 'vitest';
import { organisationSubjects } from './organisation.ts';

describe('the duties of a group in a draft', () => {
  const field = organisationSubjects.find(({ key }) => key === 'groups')!.fields.find(({ name }) => name === 'duties')!;
  const { read, write } = field.kind as { read: (value: unknown) => string[]; write: (lines: readonly string[], before: unknown) => unknown };
  const before = ['Meet', { duty: 'Follow plans', by: [{ page: 'actions' }] }, { duty: 'Look at data', by: [{ cadence: 'data' }] }];

  it('are a line each', () => expect(read(before)).toEqual(['Meet', 'Follow plans', 'Look at data']));
  it('keep what carries them where their words stay, wherever their line goes', () => expect(write(['Look at data', 'Hear families', 'Follow plans'], before)).toEqual([before[2], { duty: 'Hear families', key: 'hear-families' }, before[1]]));
  it('keep it where a line is reworded in its place', () => expect(write(['Meet', 'Follow every plan', 'Look at data'], before)).toEqual(['Meet', { duty: 'Follow every plan', by: [{ page: 'actions' }] }, before[2]]));
  it('keep, where nothing carries them, the key by which their record is found, wherever their line goes', () => {
    const byHand = ['Meet', 'Visit', 'Report'];
    expect(write(['Meet', 'Report'], byHand)).toEqual(['Meet', { duty: 'Report', key: '3' }]);
    expect(write(['Listen', 'Meet', 'Visit', 'Report'], byHand)).toEqual([{ duty: 'Listen', key: 'listen' }, { duty: 'Meet', key: '1' }, { duty: 'Visit', key: '2' }, { duty: 'Report', key: '3' }]);
    expect(write(['Meet', 'Report', 'Plan'], ['Meet', { duty: 'Report', key: '3' }])).toEqual(['Meet', { duty: 'Report', key: '3' }, { duty: 'Plan', key: 'plan' }]);
  });
  it('lose it with their line', () => expect(write(['Meet', 'Look at data'], before)).toEqual(['Meet', before[2]]));
});
