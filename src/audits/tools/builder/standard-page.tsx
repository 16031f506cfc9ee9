import { cleanLine } from '../../../platform/index.ts';
import { problemAt, readText, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import type { OpenTool } from '../library/open-tool.ts';
import { answerChange, deedOf, thingPage, wasSent, withDraft } from './change-page.tsx';
import { keyFor, moved } from './keys.ts';

interface Found { open: OpenTool; at: number; name: string }

/** The standard that the address names, or a new one where it names none. */
const withStandard = (visit: Visit, answer: (found: Found) => Reply | Promise<Reply>): Promise<Reply> => withDraft(visit, (open) => {
  const key = sent(visit.query, 'at');
  const at = (open.tool.form.standards ?? []).findIndex((standard) => standard.key === key);
  return at === -1 && key !== '' ? notFound : answer({ open, at, name: open.tool.form.standards?.[at]?.name ?? '' });
});

function shown(visit: Visit, { open, at, name }: Found, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const key = open.tool.form.standards?.[at]?.key;
  return thingPage(open, {
    title: at === -1 ? 'Add a standard' : 'Change a standard', part: `/standard${key === undefined ? '' : `?at=${key}`}`, there: at !== -1,
    fields: <TextField name="name" label="Standard" hint="What an agency is held to, in one sentence." value={wasSent(visit) ? sent(visit.body, 'name') : name} error={problemAt(problems, 'name')} />,
  }, problems, status);
}

export const standardPage = (visit: Visit): Promise<Reply> => withStandard(visit, (found) => shown(visit, found, [], 200));

/** Adds, changes, moves or takes out a standard. One towards which a question counts stays. */
export const saveStandard = (visit: Visit): Promise<Reply> => withStandard(visit, (found) => {
  const { open, at } = found;
  const { form } = open.tool;
  const standards = form.standards ?? [];
  const deed = deedOf(visit);
  return answerChange(visit, {
    open, said: deed === 'remove' ? 'The standard is taken out.' : 'The standards are saved.', show: (problems, status) => shown(visit, found, problems, status), fieldOf: () => 'name',
    next(problems) {
      if (at !== -1 && deed !== 'save') {
        const user = form.sections.find((section) => section.standard === standards[at]?.key || section.questions.some((question) => question.standard === standards[at]?.key));
        if (deed === 'remove' && user !== undefined) problems.push({ field: '', message: `Questions of ‘${user.title}’ count towards this standard. Change that first.` });
        return { ...form, standards: deed === 'remove' ? standards.filter((_, i) => i !== at) : moved(standards, at, deed === 'up' ? -1 : 1) };
      }
      const name = cleanLine(readText(visit.body, 'name', { what: 'The standard', most: 500, missing: 'Enter the standard' }, problems));
      if (standards.some((each, i) => i !== at && each.name === name)) problems.push({ field: 'name', message: 'There is a standard of this name already' });
      return { ...form, standards: at === -1 ? [...standards, { key: keyFor(name, standards.map((each) => each.key)), name }] : standards.map((each, i) => (i === at ? { ...each, name } : each)) };
    },
  });
});
