import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, listDigest } from './draw.ts';

const list = fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,3}-\d{1,4}$/), { minLength: 1, maxLength: 60 });
const seed = fc.string({ maxLength: 30 });
const wanted = fc.integer({ min: 1, max: 80 });
const method = fc.constantFrom('random' as const, 'every-nth' as const);

describe('the draw', () => {
  it('takes as many as are wanted, each once, and from the list alone', () => {
    fc.assert(fc.property(method, list, wanted, seed, (how, listed, many, by) => {
      const drawn = draw(how, listed, many, by);
      expect(drawn).toHaveLength(Math.min(many, listed.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((each) => listed.includes(each))).toBe(true);
    }));
  });

  it('comes out the same whenever the same seed draws from the same list', () => {
    fc.assert(fc.property(method, list, wanted, seed, (how, listed, many, by) => {
      expect(draw(how, listed, many, by)).toEqual(draw(how, [...listed], many, by));
    }));
  });

  it('at random does not depend on how the list is sorted, and a longer draw begins with the shorter', () => {
    fc.assert(fc.property(list, wanted, seed, (listed, many, by) => {
      const drawn = draw('random', listed, many, by);
      expect(draw('random', listed.toReversed(), many, by)).toEqual(drawn);
      expect(draw('random', listed, many + 1, by).slice(0, drawn.length)).toEqual(drawn);
    }));
  });

  it('of every n-th keeps the same distance all through the list', () => {
    fc.assert(fc.property(list, wanted, seed, (listed, many, by) => {
      const places = draw('every-nth', listed, many, by).map((each) => listed.indexOf(each));
      const steps = new Set(places.slice(1).map((place, index) => place - places[index]!));
      expect(steps.size).toBeLessThanOrEqual(1);
    }));
  });

  it('gives every case its chance', () => {
    const listed = Array.from({ length: 10 }, (_, index) => `C-${index}`);
    for (const how of ['random', 'every-nth'] as const) {
      const times = new Map(listed.map((each) => [each, 0]));
      for (let turn = 0; turn < 2000; turn += 1) for (const each of draw(how, listed, 2, `seed ${turn}`)) times.set(each, times.get(each)! + 1);
      for (const [each, count] of times) expect(count, `${how} ${each}`).toBeGreaterThan(300);
    }
  });

  it('can be done again with the tools of any computer', () => {
    const listed = ['R-1', 'R-2', 'R-3', 'R-4', 'R-5'];
    const byHand = execFileSync('bash', ['-c', `for c in ${listed.join(' ')}; do printf 'winter\\n%s' $c | sha256sum | cut -d' ' -f1 | sed "s/$/ $c/"; done | sort | head -2 | cut -d' ' -f2`], { encoding: 'utf8' }).trim().split('\n');
    expect(draw('random', listed, 2, 'winter')).toEqual(byHand);
    expect(listDigest(['R-1', 'R-2'])).toBe(execFileSync('bash', ['-c', `printf 'R-1\\nR-2' | sha256sum`], { encoding: 'utf8' }).slice(0, 64));
  });
});
