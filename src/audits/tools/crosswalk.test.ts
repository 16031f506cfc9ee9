import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormDefinition } from '../../framework/schema/form.ts';
import { nearness, suggest } from './crosswalk/alike.ts';
import { counterparts, type Pair } from './crosswalk.ts';
import { exampleTool } from './testing/example-tool.ts';

const pair = (from: string, to: string): Pair => ({ from_tool: from[0]!, from_question: `s/${from}`, to_tool: to[0]!, to_question: `s/${to}` });

describe('the questions that ask the same as one', () => {
  it('are found from either side', () => {
    const walk = [pair('a1', 'b1'), pair('c1', 'a1'), pair('a2', 'b2')];
    expect(counterparts(walk, 'a', 's/a1')).toEqual([{ tool: 'b', question: 's/b1' }, { tool: 'c', question: 's/c1' }]);
    expect(counterparts(walk, 'b', 's/b2')).toEqual([{ tool: 'a', question: 's/a2' }]);
    expect(counterparts(walk, 'b', 's/b3')).toEqual([]);
  });
  it('are not carried on from one pair to the next', () => {
    expect(counterparts([pair('a1', 'b1'), pair('b1', 'c1')], 'a', 's/a1')).toEqual([{ tool: 'b', question: 's/b1' }]);
  });
  it('are the same whichever of a pair stands first, each once', () => {
    const one = fc.constantFrom('a1', 'a2', 'b1', 'b2', 'c1');
    const pairs = fc.array(fc.tuple(one, one).filter(([x, y]) => x[0] !== y[0]).map(([x, y]) => pair(x, y)));
    fc.assert(fc.property(pairs, one, (walk, question) => {
      const found = counterparts(walk, question[0]!, `s/${question}`);
      const turned = walk.map((each) => ({ from_tool: each.to_tool, from_question: each.to_question, to_tool: each.from_tool, to_question: each.from_question }));
      expect(counterparts(turned, question[0]!, `s/${question}`)).toEqual(found);
      expect(new Set(found.map((each) => each.question)).size).toBe(found.length);
      for (const other of found) expect(counterparts(walk, other.tool, other.question)).toContainEqual({ tool: question[0]!, question: `s/${question}` });
    }));
  });
});

describe('pairs that are proposed', () => {
  it('are equal or near in their words, and answered in the same way', () => {
    const other = FormDefinition.parse({ ...exampleTool, key: 'other', sections: [{ key: 'x', title: 'X', questions: [
      { key: 'one', type: 'scale', scale: 'grade', label: 'A leader is named.' }, { key: 'two', type: 'scale', scale: 'grade', label: 'Do leaders hear what children say?' }, { key: 'three', type: 'text', label: 'Is there a council of pupils?' },
    ] }] });
    expect(suggest(exampleTool, other, () => false).map((each) => [each.from.path, each.to.path, each.nearness])).toEqual([['leadership/named', 'x/one', 1], ['leadership/heard', 'x/two', 0.6]]);
    expect(suggest(exampleTool, other, (from) => from === 'leadership/named').map((each) => each.from.path)).toEqual(['leadership/heard']);
  });
  it('are never nearer one way than the other', () => {
    fc.assert(fc.property(fc.lorem(), fc.lorem(), (a, b) => {
      expect(nearness(a, b)).toBe(nearness(b, a));
      expect(nearness(a, a)).toBe(1);
    }));
  });
});
