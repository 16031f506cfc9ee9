import { cleanLine } from '../../../platform/index.ts';
import { AreaField, problemAt, RadioField, readText, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import type { OpenTool } from '../library/open-tool.ts';
import { toolKinds } from '../tool-words.ts';
import { answerChange, thingPage, wasSent, withDraft } from './change-page.tsx';

const kinds = Object.entries(toolKinds).map(([value, label]) => ({ value, label }));

function shown(visit: Visit, open: OpenTool, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const { form } = open.tool;
  const typed = wasSent(visit) ? (name: string) => sent(visit.body, name) : (name: string) => ({ name: form.name, about: form.about, guidance: form.guidance, kind: form.tool })[name] ?? '';
  return thingPage(open, {
    title: 'The tool', part: '/about', there: false,
    fields: (
      <>
        <TextField name="name" label="Name" value={typed('name')} error={problemAt(problems, 'name')} />
        <RadioField name="kind" label="Kind of audit" choices={kinds} value={typed('kind')} error={problemAt(problems, 'kind')} />
        <AreaField name="about" label="What it is for (optional)" rows={3} value={typed('about')} error={problemAt(problems, 'about')} />
        <TextField name="guidance" label="Guidance that it follows, with its year (optional)" value={typed('guidance')} error={problemAt(problems, 'guidance')} />
      </>
    ),
  }, problems, status);
}

/** What a tool is called, what it is for, and the guidance that it follows. */
export const aboutPage = (visit: Visit): Promise<Reply> => withDraft(visit, (open) => shown(visit, open, [], 200));

export const saveAbout = (visit: Visit): Promise<Reply> => withDraft(visit, (open) => answerChange(visit, {
  open, said: 'The tool is saved.', show: (problems, status) => shown(visit, open, problems, status), fieldOf: ({ path }) => ({ name: 'name', about: 'about', guidance: 'guidance', tool: 'kind' })[String(path[0])] ?? '',
  next(problems) {
    const name = cleanLine(readText(visit.body, 'name', { what: 'The name', most: 120, missing: 'Enter a name' }, problems));
    const about = readText(visit.body, 'about', { what: 'What it is for', most: 4000 }, problems);
    const guidance = cleanLine(readText(visit.body, 'guidance', { what: 'The guidance', most: 200 }, problems));
    const kind = kinds.find((each) => each.value === sent(visit.body, 'kind'));
    if (kind === undefined) problems.push({ field: 'kind', message: 'Select the kind of audit' });
    const { about: _, guidance: __, ...rest } = open.tool.form;
    return { ...rest, name, tool: kind?.value, ...(about === '' ? {} : { about }), ...(guidance === '' ? {} : { guidance }) };
  },
}));
