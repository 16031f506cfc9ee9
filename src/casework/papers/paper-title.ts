import type { ProcessDefinition } from '../../framework/schema/process.ts';
import type { AttachedPaper } from './read-papers.ts';

type Titled = Pick<AttachedPaper, 'step' | 'paper' | 'title' | 'identifies'>;

/** What a paper is called where not only those read it who may open the vault: one that says who people are as the framework calls it, for in what was typed or in the name of its file a name may stand. */
export const openTitle = ({ steps }: Pick<ProcessDefinition, 'steps'>, { step, paper, title, identifies }: Titled): string =>
  (identifies ? (steps.find(({ key }) => key === step)?.papers?.find(({ key }) => key === paper)?.name ?? 'A paper') : title);
