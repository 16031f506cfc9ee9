import { expect, it } from 'vitest';
import { compareCommand } from './compare-command.ts';

it('lays two frameworks side by side as text, with counts, and with what is alike where asked', async () => {
  const text = await compareCommand({ a: 'suffolk-2019', b: 'suffolk-2019', subject: 'clocks', all: true });
  expect(text).toMatch(/^A: Suffolk .*version 8\.0\nB: /);
  expect(text).toContain('only in A: 0, only in B: 0, in both and different: 0');
  expect(text).toMatch(/alike {2}\[Rapid review\]\n {2}A Rapid review.*\(Appendix E; SUF-69, SUF-76\)/);
});
it('gives the same as JSON', async () => {
  expect(JSON.parse(await compareCommand({ a: 'suffolk-2019', b: 'suffolk-2019', json: true }))).toMatchObject({ a: { id: 'suffolk-2019' }, subjects: expect.arrayContaining([expect.objectContaining({ key: 'cadences' })]) });
});
it.each([[{ a: 'suffolk' }, 'There is no framework "suffolk"'], [{ subject: 'clock' }, 'There is no subject "clock". There are: processes, clocks,']])('says in plain words what is wrong with %o', async (wrong, message) => {
  await expect(compareCommand({ a: 'suffolk-2019', b: 'suffolk-2019', ...wrong })).rejects.toThrow(message);
});
