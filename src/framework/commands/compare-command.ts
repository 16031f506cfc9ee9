import { bundledPack } from '../library.ts';
import type { Pack } from '../schema/pack.ts';
import { sideBySide, type ComparedRow, type ComparedSubject, type Side } from '../side-by-side/side-by-side.ts';

/** What `golden-thread framework compare` is asked, as typed. */
export interface CompareQuestion {
  a: string;
  b: string;
  /** One subject only, by its key: clocks, cadences, themes. */
  subject?: string | undefined;
  /** Also what both say alike. */
  all?: boolean | undefined;
  json?: boolean | undefined;
}

/**
 * Two frameworks that come with the product, side by side, as text or JSON: what one has and the other has not, with sources.
 * Throws an Error in plain words where there is no such framework or subject.
 */
export async function compareCommand({ a, b, subject, all = false, json = false }: CompareQuestion): Promise<string> {
  const [one, other] = [(await bundledPack(a)).pack, (await bundledPack(b)).pack];
  const subjects = sideBySide(one, other);
  const chosen = subject === undefined ? subjects : subjects.filter((each) => each.key === subject);
  if (chosen.length === 0) throw new Error(`There is no subject "${subject}". There are: ${subjects.map((each) => each.key).join(', ')}.`);
  if (json) return JSON.stringify({ a: headOf(one), b: headOf(other), subjects: chosen }, null, 2);
  return [`A: ${one.board}, ${one.name}, version ${one.version}`, `B: ${other.board}, ${other.name}, version ${other.version}`, ...chosen.flatMap((each) => subjectLines(each, all))].join('\n');
}

const headOf = ({ id, board, name, version }: Pack) => ({ id, board, name, version });

function subjectLines({ title, rows }: ComparedSubject, all: boolean): string[] {
  const shown = rows.filter(({ state }) => all || state !== 'alike');
  const count = (state: ComparedRow['state']) => rows.filter((each) => each.state === state).length;
  return ['', title, '-'.repeat(title.length), `only in A: ${count('only-a')}, only in B: ${count('only-b')}, in both and different: ${count('differs')}, in both and alike: ${count('alike')}`, ...shown.flatMap(rowLines)];
}

const states: Record<ComparedRow['state'], string> = { 'only-a': 'only A', 'only-b': 'only B', differs: 'differ', alike: 'alike' };
function rowLines({ within, a, b, state }: ComparedRow): string[] {
  const lines = (mark: string, of: Side | null) => (of === null ? [] : [`  ${mark} ${of.name}${source(of)}`, ...(state === 'differs' ? of.lines.map((line) => `      ${line}`) : [])]);
  return [`${states[state]}${within === '' ? '' : `  [${within}]`}`, ...lines('A', a), ...lines('B', b)];
}
const source = ({ rule }: Side): string => (rule === null ? '' : `  (${rule.source}${rule.requirements.length > 0 ? `; ${rule.requirements.join(', ')}` : ''})`);
