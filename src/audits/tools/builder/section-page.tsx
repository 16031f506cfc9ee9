import { cleanLine } from '../../../platform/index.ts';
import { sectionKeysInUse, type Section } from '../../../framework/schema/form.ts';
import { AreaField, problemAt, readText, SelectField, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { notFound, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import type { OpenTool } from '../library/open-tool.ts';
import { AskedOf, readAskedOf, readPhases } from './asked-of.tsx';
import { answerChange, deedOf, thingPage, wasSent, withDraft } from './change-page.tsx';
import { keyFor, moved } from './keys.ts';

interface Found { open: OpenTool; at: number; section: Section | undefined; phases: string[] }

const withSection = (visit: Visit, answer: (found: Found) => Reply | Promise<Reply>): Promise<Reply> => withDraft(visit, async (open) => {
  const key = sent(visit.query, 'at');
  const at = open.tool.form.sections.findIndex((section) => section.key === key);
  return at === -1 && key !== '' ? notFound : answer({ open, at, section: open.tool.form.sections[at], phases: await readPhases(visit.tx, open) });
});

function shown(visit: Visit, { open, section, phases }: Found, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const again = wasSent(visit);
  const typed = (name: 'title' | 'about' | 'standard' | 'line') => (again ? sent(visit.body, name) : (section?.[name] ?? ''));
  const standards = open.tool.form.standards ?? [];
  const lines = open.board.pack.audits.lineKinds ?? [];
  return thingPage(open, {
    title: section === undefined ? 'Add a section' : 'Change a section', part: `/section${section === undefined ? '' : `?at=${section.key}`}`, there: section !== undefined,
    fields: (
      <>
        <TextField name="title" label="Title" value={typed('title')} error={problemAt(problems, 'title')} />
        <AreaField name="about" label="What stands above its questions (optional)" rows={3} value={typed('about')} error={problemAt(problems, 'about')} />
        {standards.length > 0 && <SelectField name="standard" label="Standard that its grades count towards (optional)" empty="None" choices={standards.map(({ key, name }) => ({ value: key, label: name }))} value={typed('standard')} error={problemAt(problems, 'standard')} />}
        {lines.length > 0 && <SelectField name="line" label="What it looks at, as a key line of enquiry (optional)" empty="None" choices={lines.map(({ key, name }) => ({ value: key, label: name }))} value={typed('line')} error={problemAt(problems, 'line')} />}
        <AskedOf open={open} phases={phases} chosen={again ? sentAll(visit.body, 'askedOf') : (section?.askedOf ?? [])} more={again ? sent(visit.body, 'morePhases') : ''} problems={problems} />
      </>
    ),
  }, problems, status);
}

export const sectionPage = (visit: Visit): Promise<Reply> => withSection(visit, (found) => shown(visit, found, [], 200));

/** Adds, changes, moves or takes out a section. One that has questions stays. */
export const saveSection = (visit: Visit): Promise<Reply> => withSection(visit, (found) => {
  const { open, at, section, phases } = found;
  const { form } = open.tool;
  const deed = deedOf(visit);
  return answerChange(visit, {
    open, said: deed === 'remove' ? 'The section is taken out.' : 'The section is saved.', show: (problems, status) => shown(visit, found, problems, status),
    fieldOf: ({ path }) => (path[0] === 'sections' && path[2] !== 'questions' && ['title', 'about', 'standard', 'line', 'askedOf'].includes(String(path[2])) ? String(path[2]) : ''),
    next(problems) {
      if (section !== undefined && deed !== 'save') {
        if (deed === 'remove' && section.questions.length > 0) problems.push({ field: '', message: 'It has questions. Take them out, or move them to another section, first.' });
        if (deed === 'remove' && form.sections.length === 1) problems.push({ field: '', message: 'A tool has at least one section.' });
        return { ...form, sections: deed === 'remove' ? form.sections.filter((_, i) => i !== at) : moved(form.sections, at, deed === 'up' ? -1 : 1) };
      }
      const title = cleanLine(readText(visit.body, 'title', { what: 'The title', most: 200, missing: 'Enter a title' }, problems));
      const about = readText(visit.body, 'about', { what: 'The text', most: 4000 }, problems);
      const askedOf = readAskedOf(visit.body, open, phases, problems);
      const [standard, line] = [sent(visit.body, 'standard'), sent(visit.body, 'line')];
      const { about: _, standard: __, line: ___, askedOf: ____, ...kept } = section ?? { key: keyFor(title, [...form.sections.map((each) => each.key), ...sectionKeysInUse]), questions: [] };
      const next = { ...kept, title, ...(about === '' ? {} : { about }), ...(standard === '' ? {} : { standard }), ...(line === '' ? {} : { line }), ...(askedOf === undefined ? {} : { askedOf }) };
      return { ...form, sections: section === undefined ? [...form.sections, next] : form.sections.map((each, i) => (i === at ? next : each)) };
    },
  });
});
