import type { ProcessDefinition, Step } from '../../framework/schema/process.ts';
import type { Tx } from '../../platform/index.ts';
import type { Happening, Problem, RunningProcess } from '../../process/index.ts';
import { fileField } from './paper-field.ts';
import { readPapers } from './read-papers.ts';

/** The step that a happening does, if it does one. */
function stepDone(definition: ProcessDefinition, happening: Happening): Step | undefined {
  switch (happening.type) {
    case 'decided':
      return definition.steps.find(({ act }) => act.kind === 'decision' && act.decision === happening.decision);
    case 'step-done':
    case 'notice-sent':
    case 'published':
    case 'requested':
    case 'circulated':
    case 'answered':
      return definition.steps.find(({ key }) => key === happening.step);
    default:
      return undefined;
  }
}

/** The papers without which the framework does not let a step be done, as far as they are not attached. */
export async function missingPapers(tx: Tx, { id, definition }: Pick<RunningProcess, 'id' | 'definition'>, happening: Happening): Promise<Problem[]> {
  const step = stepDone(definition, happening);
  const needed = (step?.papers ?? []).filter((paper) => paper.needed);
  if (step === undefined || needed.length === 0) return [];
  const attached = await readPapers(tx, id);
  return needed.filter(({ key }) => !attached.some((paper) => paper.step === step.key && paper.paper === key))
    .map(({ name }) => ({ field: fileField, message: `Attach first: ${name}` }));
}
