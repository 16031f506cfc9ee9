import type { Question, Section } from '../../../framework/schema/form.ts';
import { notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import type { OpenTool } from '../library/open-tool.ts';
import { readPhases } from './asked-of.tsx';
import { withDraft } from './change-page.tsx';

export interface FoundQuestion { open: OpenTool; section: Section; question: Question | undefined; phases: string[] }

/** The question that the address names by section and key, or a new one of the section. */
export const withQuestion = (visit: Visit, answer: (found: FoundQuestion) => Reply | Promise<Reply>): Promise<Reply> => withDraft(visit, async (open) => {
  const section = open.tool.form.sections.find((each) => each.key === sent(visit.query, 'section'));
  const key = sent(visit.query, 'at');
  const question = section?.questions.find((each) => each.key === key);
  return section === undefined || (question === undefined && key !== '') ? notFound : answer({ open, section, question, phases: await readPhases(visit.tx, open) });
});
