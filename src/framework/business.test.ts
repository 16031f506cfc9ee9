import { describe, expect, it } from 'vitest';
import { boardsFor, bodyThatDecides, coversOf, isBusinessOf, whyNotOn } from './business.ts';
import { bundledIds, bundledPack } from './library.ts';

const { pack } = await bundledPack('llr-2017');
const frameworks = await bundledIds();
const process = (key: string) => pack.processes.find((each) => each.key === key)!;

describe('which board runs which process', () => {
  it('is as the framework says whom each board and each process is for', () => {
    expect(coversOf(pack, 'Leicester Safeguarding Adults Board')).toEqual(['adults']);
    expect(whyNotOn(process('safeguarding-adults-review'), pack, ['Leicester Safeguarding Adults Board'])).toBeNull();
    expect(whyNotOn(process('safeguarding-adults-review'), pack, ['Leicester Safeguarding Children Board'])).toBe('“Safeguarding adults review” is the business of adults’ boards. Leicester Safeguarding Children Board is a children’s board, so it cannot be started there.');
    expect(whyNotOn(process('serious-case-review'), pack, ['Leicestershire and Rutland Safeguarding Adults Board'])).toContain('is the business of children’s boards. Leicestershire and Rutland Safeguarding Adults Board is an adults’ board');
    expect(whyNotOn(process('saaf'), pack, ['Leicester Safeguarding Children Board', 'Leicestershire and Rutland Safeguarding Children Board'])).toContain('Leicester Safeguarding Children Board and Leicestershire and Rutland Safeguarding Children Board are children’s boards, so');
    expect(whyNotOn(process('saaf'), pack, ['Leicester Safeguarding Children Board', 'Leicester Safeguarding Adults Board'])).toBeNull();
  });

  it('is every board where a process does not say, and the one board of a framework that has one', async () => {
    for (const { name } of pack.boards!) expect(whyNotOn(process('domestic-homicide-review'), pack, [name])).toBeNull();
    const england = (await bundledPack('england-2026')).pack;
    for (const each of england.processes) expect(whyNotOn(each, england, [england.board])).toBeNull();
  });

  it('is, for what a case calls for, the board itself or the one of its area whose business it is', () => {
    expect(boardsFor(process('safeguarding-adults-review'), pack, 'Leicester Safeguarding Children Board')).toEqual(['Leicester Safeguarding Adults Board']);
    expect(boardsFor(process('serious-case-review-decision'), pack, 'Leicestershire and Rutland Safeguarding Adults Board')).toEqual(['Leicestershire and Rutland Safeguarding Children Board']);
    expect(boardsFor(process('multi-agency-learning-review'), pack, 'Leicester Safeguarding Adults Board')).toEqual(['Leicester Safeguarding Adults Board']);
  });

  it.each(frameworks)('%s: every process is the business of at least one of its boards', async (id) => {
    const { pack: each } = await bundledPack(id);
    const boards = each.boards ?? [{ name: each.board, covers: each.covers }];
    for (const one of each.processes) expect(boards.some(({ covers }) => isBusinessOf(one, covers)), one.key).toBe(true);
  });
});

it('is the outside body that decides in what belongs to it, but for what is ours', () => {
  const mappa = process('mappa-serious-case-review');
  expect(mappa.decisions.map((decision) => bodyThatDecides(mappa, decision))).toEqual(['mappa-smb', null]);
  expect(bodyThatDecides(process('serious-case-review'), { ours: undefined })).toBeNull();
});
