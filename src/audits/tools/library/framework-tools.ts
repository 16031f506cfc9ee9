import type { Pack } from '../../../framework/index.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';

/** The forms of a framework that are audit tools: those that say so, and those by which an assessment or a case audit is done. */
export function toolForms(pack: Pack): FormDefinition[] {
  const asked = new Set([...(pack.assessments ?? []).map((assessment) => assessment.form), ...pack.processes.flatMap((process) => process.steps.map((step) => (step.act.kind === 'case-audit' ? step.act.form : undefined)))]);
  return pack.forms.filter((form) => form.tool !== undefined || asked.has(form.key));
}

/** What a framework does with a tool: the assessments and the kinds of audit that go by it, by their names. */
export const usesInFramework = (pack: Pack, form: string): string[] => [...new Set([
  ...(pack.assessments ?? []).filter((assessment) => assessment.form === form).map((assessment) => assessment.name),
  ...pack.processes.flatMap((process) => process.steps.flatMap(({ act }) => (act.kind === 'case-audit' && act.form === form ? [pack.audits.kinds.find((kind) => kind.key === act.audit)?.name ?? act.audit] : []))),
])];
