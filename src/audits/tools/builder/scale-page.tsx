import { cleanLine } from '../../../platform/index.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import { problemAt, readText, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import type { OpenTool } from '../library/open-tool.ts';
import { answerChange, deedOf, thingPage, wasSent, withDraft } from './change-page.tsx';
import { keyFor, moved } from './keys.ts';
import { readRows, Rows, rowsFrom, withSpare } from './rows.tsx';

type Scale = FormDefinition['scales'][number];
interface Found { open: OpenTool; at: number; scale: Scale | undefined }

const withScale = (visit: Visit, answer: (found: Found) => Reply | Promise<Reply>): Promise<Reply> => withDraft(visit, (open) => {
  const key = sent(visit.query, 'at');
  const at = open.tool.form.scales.findIndex((scale) => scale.key === key);
  return at === -1 && key !== '' ? notFound : answer({ open, at, scale: open.tool.form.scales[at] });
});

function shown(visit: Visit, { open, scale }: Found, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const rows = wasSent(visit) ? rowsFrom(visit.body, 'level') : withSpare((scale?.levels ?? []).map(({ value, label, describes, score }) => ({ value, label, more: describes ?? '', score: score === undefined ? '' : String(score) })));
  return thingPage(open, {
    title: scale === undefined ? 'Add a scale' : 'Change a scale', part: `/scale${scale === undefined ? '' : `?at=${scale.key}`}`, there: scale !== undefined,
    fields: (
      <>
        <TextField name="name" label="Name of the scale" value={wasSent(visit) ? sent(visit.body, 'name') : (scale?.name ?? '')} error={problemAt(problems, 'name')} />
        <div id="level" tabindex={-1}><p class="govuk-body">Levels, in the order in which they are shown. A level with a score counts in the grade of a standard. Empty a name to take the level out; save to get more rows.</p></div>
        <Rows name="level" rows={rows} what="Level" more="What it takes to be here" scored problems={problems} />
      </>
    ),
  }, problems, status);
}

export const scalePage = (visit: Visit): Promise<Reply> => withScale(visit, (found) => shown(visit, found, [], 200));

/** Adds, changes, moves or takes out a scale. One that a question is answered by stays. */
export const saveScale = (visit: Visit): Promise<Reply> => withScale(visit, (found) => {
  const { open, at, scale } = found;
  const { form } = open.tool;
  const deed = deedOf(visit);
  return answerChange(visit, {
    open, said: deed === 'remove' ? 'The scale is taken out.' : 'The scale is saved.', show: (problems, status) => shown(visit, found, problems, status), fieldOf: ({ path }) => (path[0] === 'scales' ? 'level' : ''),
    next(problems) {
      const user = form.sections.flatMap((section) => section.questions).find((question) => question.type === 'scale' && question.scale === scale?.key);
      if (scale !== undefined && deed !== 'save') {
        if (deed === 'remove' && user !== undefined) problems.push({ field: '', message: `‘${user.label}’ is answered by this scale. Change that first.` });
        return { ...form, scales: deed === 'remove' ? form.scales.filter((_, i) => i !== at) : moved(form.scales, at, deed === 'up' ? -1 : 1) };
      }
      const name = cleanLine(readText(visit.body, 'name', { what: 'The name', most: 120, missing: 'Enter a name' }, problems));
      const levels = readRows(visit.body, 'level', 'level', (scale?.levels ?? []).map((level) => level.value), problems);
      if (levels.length < 2) problems.push({ field: 'level', message: 'A scale has at least two levels' });
      const next: Scale = { key: scale?.key ?? keyFor(name, form.scales.map((each) => each.key)), name, levels: levels.map(({ value, label, more, score }) => ({ value, label, ...(more === '' ? {} : { describes: more }), ...(score === undefined ? {} : { score }) })) };
      return { ...form, scales: scale === undefined ? [...form.scales, next] : form.scales.map((each, i) => (i === at ? next : each)) };
    },
  });
});
