import { listed } from '../../framework/words.ts';
import type { Tx } from '../../platform/index.ts';
import type { Happening, Problem, RunningProcess } from '../../process/index.ts';
import { readOpenActions, type OpenAction } from './read-plan-lines.ts';

/** A step that says that the plan is delivered is not done while an action of the case is open (RED-11, SOL-32). */
export async function openActionsAtStep(tx: Tx, process: RunningProcess, happening: Happening): Promise<Problem[]> {
  const step = happening.type === 'step-done' ? process.definition.steps.find(({ key }) => key === happening.step) : undefined;
  const open = step?.onceActionsClosed === true ? await readOpenActions(tx, process) : [];
  return open.length === 0 ? [] : [{ field: '', message: `This is done once every action of the case is. Still open: ${listed(open.map(({ reference }) => reference))}.` }];
}

/** What is still open, at a step that waits for it. */
export const OpenActions = ({ actions }: { actions: readonly OpenAction[] }) => (actions.length === 0 ? null : (
  <div class="govuk-inset-text">
    <p class="govuk-body">This is done once every action of the case is. Still open:</p>
    <ul class="govuk-list govuk-list--bullet">{actions.map(({ id, reference, title }) => <li><a class="govuk-link" href={`/actions/${id}`}>{title}</a><span class="gt-under">{reference}</span></li>)}</ul>
  </div>
));
