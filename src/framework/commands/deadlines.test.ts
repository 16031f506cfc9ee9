import { describe, expect, it } from 'vitest';
import { day, loadBundledCalendar, type Division } from '../../calendar/index.ts';
import { bundledPack } from '../library.ts';
import { deadlines } from './deadlines.ts';
import { deadlinesCommand } from './deadlines-command.ts';

const { pack } = await bundledPack('suffolk-2019');
const reckoned = (process: string, from: string, division: Division = 'england-and-wales', anchor?: string) => {
  const items = deadlines(pack, process, day(from), division, loadBundledCalendar(), anchor);
  return (key: string, kind = 'step') => {
    const found = items.find((item) => item.key === key && item.kind === kind);
    if (found === undefined) throw new Error(`no ${kind} ${key}`);
    return found;
  };
};

describe('deadlines of a rapid review notified on Friday 18 December 2026', () => {
  const of = reckoned('rapid-review', '2026-12-18');

  it('counts the fifteen days as working days over Christmas and the New Year', () => {
    expect(of('rapid-review', 'clock')).toMatchObject({ due: '2027-01-13', unit: 'working-days', force: 'guidance', confidence: 'S', toBeConfirmed: false, doubts: ['AMB-01'] });
  });
  it('shows the other readings of the same doubt beside it', () => {
    expect(of('rapid-review', 'clock').readings.map((reading) => reading.due)).toEqual(['2027-01-02', '2027-01-13', '2027-01-12', '2027-01-13']);
  });
  it.each([
    ['forward-notification', '2026-12-21', '2026-12-22'], ['request-summaries', '2026-12-23', '2026-12-23'], ['composite', '2026-12-30', '2026-12-31'],
    ['gather-views', '2026-12-31', '2027-01-06'], ['decide', '2027-01-06', '2027-01-11'], ['notify-panel', '2027-01-12', '2027-01-13'],
  ])('%s: opens %s, due %s', (key, opens, due) => {
    expect(of(key)).toMatchObject({ opens, due, unit: 'working-days' });
  });
  it('gives agencies three working days from being asked', () => {
    expect(of('request-summaries-replies', 'reply')).toMatchObject({ opens: '2026-12-23', due: '2026-12-30' });
  });
  it('sets no day where the source sets none, and says when in its words', () => {
    expect(of('identify-reviewer')).toMatchObject({ due: null, window: null, when: 'At the next scheduled panel' });
    expect(of('copy-to-panel', 'clock')).toMatchObject({ due: null, when: 'as soon as possible; no number is set, counted from: Rapid review complete' });
  });
  it('counts on the bank holidays of the division', () => {
    expect(reckoned('rapid-review', '2026-12-18', 'scotland')('rapid-review', 'clock').due).toBe('2027-01-14');
  });
});

describe('deadlines of other processes', () => {
  it('gives the local authority five working days to notify', () => {
    expect(reckoned('serious-incident-notification', '2026-12-18')('notify', 'clock')).toMatchObject({ due: '2026-12-29', force: 'statutory-guidance' });
  });
  it('counts back from publication where that anchor is named, and marks what is to be confirmed', () => {
    expect(reckoned('local-review', '2027-03-01', 'england-and-wales', 'publication')('copy-before-publication', 'clock')).toMatchObject({ due: '2027-02-18', toBeConfirmed: true });
  });
});

describe('the command', () => {
  it('gives the same as JSON', async () => {
    const given: unknown = JSON.parse(await deadlinesCommand({ framework: 'suffolk-2019', process: 'rapid-review', from: '2026-12-18', json: true }));
    expect(given).toMatchObject({ framework: 'suffolk-2019', process: 'rapid-review', from: '2026-12-18', division: 'england-and-wales', calendar: loadBundledCalendar().version, items: expect.arrayContaining([expect.objectContaining({ kind: 'clock', key: 'rapid-review', due: '2027-01-13' })]) });
  });
  it('prints a table with readings and doubts beneath it', async () => {
    const text = await deadlinesCommand({ framework: 'suffolk-2019', process: 'local-review', from: '2026-12-18' });
    expect(text).toContain('To be confirmed: very likely right');
    expect(text).toMatch(/How sure a rule is\n[\s\S]*\n? {2}As the source document says: As it stands/);
    // Grades are said in words, never as bare letters.
    expect(text).not.toMatch(/ (S|V|V2|GH|GM|GL)(,|\n|$)/);
    expect(await deadlinesCommand({ framework: 'suffolk-2019', process: 'rapid-review', from: '2026-12-18' })).toMatch(/Wed 2027-01-13[\s\S]*Calendar days from the national submission[\s\S]*AMB-01 /);
  });
  it('says how a clock in doubt is read, and that the board has not settled it', async () => {
    expect((await deadlinesCommand({ framework: 'suffolk-2019', process: 'rapid-review', from: '2026-12-18' })).replace(/\s+/g, ' ')).toContain('Rapid review: read as within 15 working days, from: National submission: proposed, not settled by the board.');
  });
  it.each([
    [{ framework: 'suffolk' }, 'There is no framework "suffolk". There are: '],
    [{ process: 'rapid' }, 'has no process "rapid". It has: annual-risk-register'],
    [{ from: '18/12/2026' }, '"18/12/2026" is not a day'],
    [{ division: 'wales' }, '"wales" is none of england-and-wales, scotland, northern-ireland'],
    [{ anchor: 'receipt' }, 'has no anchor "receipt". It has: national-submission, lscb-receipt'],
  ])('says in plain words what is wrong with %o, and what there is', async (wrong, message) => {
    await expect(deadlinesCommand({ framework: 'suffolk-2019', process: 'rapid-review', from: '2026-12-18', ...wrong })).rejects.toThrow(message);
  });
});
