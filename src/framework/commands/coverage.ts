import { bundledIds, bundledPack } from '../library.ts';
import { coverageOf, type Covered, type CoverageState } from '../requirements/coverage.ts';
import { readRequirements } from '../requirements/requirements.ts';

const states: readonly CoverageState[] = ['runs', 'stated', 'not yet'];
const boards: readonly [string, string][] = [['SUF', 'Suffolk'], ['LLR', 'Leicester, Leicestershire & Rutland'], ['ESX', 'Essex'], ['SOL', 'Solihull'], ['RED', 'Redbridge']];

/** Where each requirement of the five frameworks lives, for `golden-thread framework coverage`, as the page of docs/coverage.md. */
export async function coverageCommand(): Promise<string> {
  const packs = await Promise.all((await bundledIds()).map(async (id) => (await bundledPack(id)).pack));
  const covered = coverageOf(await readRequirements(), packs);
  return [
    '# Where each requirement lives', '',
    'Written by `npx golden-thread framework coverage`; a test holds it to what the packs say. "Runs": an engine or a page of the product acts on it. That',
    'a group, role, channel or principle is named is not enough: then the pack names the page that does what is asked ("Done at").',
    '"Stated": it stands in the pack and is shown in the framework document and the forward plan, and nothing runs it yet. "Not yet": no pack carries it.', '',
    row(['', ...states, 'all']), row(['---', ...states.map(() => '---:'), '---:']),
    ...boards.map(([prefix, name]) => counts(name, covered.filter((each) => each.requirement.id.startsWith(prefix)))), counts('All', covered),
    ...boards.flatMap(([prefix, name]) => [
      '', `## ${name}`, '', row(['ID', 'What', 'Kind', 'State', 'Where, or why not']), row(['---', '---', '---', '---', '---']),
      ...covered.filter((each) => each.requirement.id.startsWith(prefix)).map(({ requirement, state, where, doneAt, why }) => row([requirement.id, requirement.title, requirement.kind, state, [where.join(', '), doneAt.length > 0 ? `Done at: ${doneAt.join('; ')}` : '', why].filter(Boolean).join('. ')])),
    ]), '',
  ].join('\n');
}

const counts = (name: string, covered: readonly Covered[]): string => row([name, ...states.map((state) => String(covered.filter((each) => each.state === state).length)), String(covered.length)]);
const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
