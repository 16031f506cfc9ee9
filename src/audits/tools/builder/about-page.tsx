import { cleanLine } from '../../../platform/index.ts';
import { AreaField, problemAt, RadioField, readText, SelectField, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import type { OpenTool } from '../library/open-tool.ts';
import { toolKinds } from '../tool-words.ts';
import { answerChange, thingPage, wasSent, withDraft } from './change-page.tsx';

const kinds = Object.entries(toolKinds).map(([value, label]) => ({ value, label }));
/** The questions by which results may be split: those answered by one of several answers. */
const splits = ({ sections }: OpenTool['tool']['form']) => sections.flatMap((section) => section.questions.filter(({ type }) => type === 'choice').map(({ key, label }) => ({ value: `${section.key}/${key}`, label })));
const speakers = [{ value: 'practitioners', label: 'Practitioners' }, { value: 'families', label: 'Children and families' }] as const;

function shown(visit: Visit, open: OpenTool, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const { form } = open.tool;
  const typed = wasSent(visit) ? (name: string) => sent(visit.body, name) : (name: string) => ({ name: form.name, about: form.about, guidance: form.guidance, kind: form.tool, whom: form.survey?.whom, speaks: form.survey?.speaks, anonymous: form.survey === undefined ? 'yes' : form.survey.anonymous ? 'yes' : 'no', splitBy: form.survey?.splitBy })[name] ?? '';
  return thingPage(open, {
    title: 'The tool', part: '/about', there: false,
    fields: (
      <>
        <TextField name="name" label="Name" value={typed('name')} error={problemAt(problems, 'name')} />
        <RadioField name="kind" label="Kind of audit" choices={kinds} value={typed('kind')} error={problemAt(problems, 'kind')} />
        <AreaField name="about" label="What it is for (optional)" rows={3} value={typed('about')} error={problemAt(problems, 'about')} />
        <TextField name="guidance" label="Guidance that it follows, with its year (optional)" value={typed('guidance')} error={problemAt(problems, 'guidance')} />
        {(form.tool === 'survey' || typed('kind') === 'survey') && (
          <>
            <TextField name="whom" label="Survey: who is asked?" value={typed('whom')} error={problemAt(problems, 'whom')} />
            <RadioField name="speaks" label="Survey: for whom do they speak?" choices={speakers} value={typed('speaks')} error={problemAt(problems, 'speaks')} />
            <RadioField name="anonymous" label="Survey: may answers be given without a name?" choices={[{ value: 'yes', label: 'Yes, nobody is asked for a name' }, { value: 'no', label: 'No, everybody is asked for their name' }]} value={typed('anonymous')} error={problemAt(problems, 'anonymous')} />
            {splits(form).length > 0 && <SelectField name="splitBy" label="Survey: by whose answers may the results be split? (optional)" hint="For example, by where somebody works. Groups by which people could be known are not shown." empty="They are not split" choices={splits(form)} value={typed('splitBy')} error={problemAt(problems, 'splitBy')} />}
          </>
        )}
      </>
    ),
  }, problems, status);
}

/** What a tool is called, what it is for, and the guidance that it follows. */
export const aboutPage = (visit: Visit): Promise<Reply> => withDraft(visit, (open) => shown(visit, open, [], 200));

export const saveAbout = (visit: Visit): Promise<Reply> => withDraft(visit, (open) => answerChange(visit, {
  open, said: 'The tool is saved.', show: (problems, status) => shown(visit, open, problems, status), fieldOf: ({ path }) => ({ name: 'name', about: 'about', guidance: 'guidance', tool: 'kind' })[String(path[0])] ?? (path[1] === 'splitBy' ? 'splitBy' : ''),
  next(problems) {
    const name = cleanLine(readText(visit.body, 'name', { what: 'The name', most: 120, missing: 'Enter a name' }, problems));
    const about = readText(visit.body, 'about', { what: 'What it is for', most: 4000 }, problems);
    const guidance = cleanLine(readText(visit.body, 'guidance', { what: 'The guidance', most: 200 }, problems));
    const kind = kinds.find((each) => each.value === sent(visit.body, 'kind'));
    if (kind === undefined) problems.push({ field: 'kind', message: 'Select the kind of audit' });
    const survey = kind?.value === 'survey' ? { survey: readTerms(visit, open, problems) } : {};
    const { about: _, guidance: __, survey: ___, ...rest } = open.tool.form;
    return { ...rest, ...survey, name, tool: kind?.value, ...(about === '' ? {} : { about }), ...(guidance === '' ? {} : { guidance }) };
  },
}));

/** Who is asked in a survey, for whom they speak, and whether they give a name. */
function readTerms({ body }: Visit, { tool: { form } }: OpenTool, problems: FieldProblem[]) {
  const whom = cleanLine(readText(body, 'whom', { what: 'Who is asked', most: 300, missing: 'Enter who is asked' }, problems));
  const speaks = speakers.find((each) => each.value === sent(body, 'speaks'))?.value;
  if (speaks === undefined) problems.push({ field: 'speaks', message: 'Select for whom they speak' });
  const split = splits(form).find((each) => each.value === sent(body, 'splitBy'));
  return { whom, speaks, anonymous: sent(body, 'anonymous') !== 'no', ...(split === undefined ? {} : { splitBy: split.value }) };
}
