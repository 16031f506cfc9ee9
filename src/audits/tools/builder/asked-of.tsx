import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';
import { CheckboxField, problemAt, type FieldProblem } from '../../../web/fields/index.ts';
import { TextField } from '../../../web/fields/index.ts';
import { sent, sentAll, type Sent } from '../../../web/visit/index.ts';
import type { OpenTool } from '../library/open-tool.ts';
import { phaseName } from '../tool-words.ts';

/** Phases of the schools that the partnership knows, and those that the tool names already. */
export async function readPhases(tx: Tx, { tool: { form }, board: { pack } }: OpenTool): Promise<string[]> {
  const { rows } = await sql<{ phase: string }>`select distinct phase from respondent where partnership_id = gt.partnership() and phase <> '' order by phase limit 40`.execute(tx);
  const named = form.sections.flatMap((section) => [...(section.askedOf ?? []), ...section.questions.flatMap((question) => question.askedOf ?? [])]);
  return [...new Set([...rows.map((row) => row.phase), ...named])].filter((key) => isKey(key) && !pack.agencyKinds.some((kind) => kind.key === key)).toSorted();
}
const isKey = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** Who is asked: kinds of agency and phases of school; none ticked means all. */
export function AskedOf({ open, phases, chosen, more, problems }: { open: OpenTool; phases: readonly string[]; chosen: readonly string[]; more: string; problems: readonly FieldProblem[] }) {
  return (
    <>
      <CheckboxField small name="askedOf" label="Asked only of (optional)" hint="Tick none to ask everybody." values={chosen} error={problemAt(problems, 'askedOf')}
        choices={[...open.board.pack.agencyKinds.map(({ key, name }) => ({ value: key, label: name })), ...phases.map((key) => ({ value: key, label: `School: ${phaseName(key)}` }))]} />
      <TextField name="morePhases" label="Other phases of school (optional)" hint="With commas between them, such as primary, all-through" value={more} error={problemAt(problems, 'morePhases')} />
    </>
  );
}

export function readAskedOf(body: Sent, open: OpenTool, phases: readonly string[], problems: FieldProblem[]): string[] | undefined {
  const known = new Set([...open.board.pack.agencyKinds.map((kind) => kind.key), ...phases]);
  const more = sent(body, 'morePhases').toLowerCase().split(',').map((phase) => phase.trim().replace(/\s+/g, '-')).filter((phase) => phase !== '');
  const wrong = more.find((phase) => !isKey(phase) || phase.length > 60);
  if (wrong !== undefined) problems.push({ field: 'morePhases', message: `‘${wrong.slice(0, 60)}’ is not a phase: use letters, numbers and hyphens` });
  const chosen = [...new Set([...sentAll(body, 'askedOf').filter((key) => known.has(key)), ...more])];
  return chosen.length === 0 ? undefined : chosen;
}
