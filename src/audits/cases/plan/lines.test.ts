import { describe, expect, it } from 'vitest';
import { bundledPack } from '../../../framework/index.ts';
import type { FieldProblem } from '../../../web/fields/index.ts';
import { lineKindsOf, readSentLines, tooManyLines, type Line } from './lines.ts';

const { pack } = await bundledPack('redbridge-2015');
const kinds = lineKindsOf(pack);
const line = (number: number): Line => ({ key: `line-${number}`, text: 'Was the child heard?', about: kinds[0]!.key, priority: '' });

describe('key lines of enquiry', () => {
  it('each look at one of the kinds of the framework, or at one of the usual three', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(3);
    expect(lineKindsOf({ audits: { kinds: [], programme: [] } }).map((kind) => kind.name)).toEqual(['Quality of practice', 'Working together', 'Outcomes']);
    expect(lineKindsOf({ audits: { kinds: [], programme: [], lineKinds: [{ key: 'one', name: 'One' }] } })).toEqual([{ key: 'one', name: 'One' }]);
  });

  it('are too many above the number that the framework sets, which is a warning and no refusal', () => {
    const three = { audits: { kinds: [], programme: [], mostLines: 2 } };
    expect(tooManyLines(three, [line(1), line(2)])).toBeNull();
    expect(tooManyLines(three, [line(1), line(2), line(3)])).toContain('There are 3 key lines of enquiry');
  });

  it('are refused without what they look at, and with a kind that the framework has not', () => {
    const read = (body: Record<string, string>) => {
      const problems: FieldProblem[] = [];
      return { lines: readSentLines(body, pack, problems), fields: problems.map((problem) => problem.field) };
    };
    expect(read({}).fields).toEqual(['line.1']);
    expect(read({ 'line.1': 'Heard?', 'about.1': kinds[1]!.key }).lines).toEqual([{ key: 'line-1', text: 'Heard?', about: kinds[1]!.key, priority: '' }]);
    expect(read({ 'line.1': 'Heard?', 'about.1': 'weather' }).fields).toEqual(['about.1']);
    expect(read({ 'line.1': 'Heard?', 'about.1': kinds[1]!.key, 'about.2': kinds[1]!.key }).fields).toEqual(['line.2']);
  });
});
