import { AreaField, CheckboxField, problemAt, RadioField, SelectField, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { sent, sentAll, type Visit } from '../../../web/visit/index.ts';
import { typeNames } from '../tool-words.ts';
import { AskedOf } from './asked-of.tsx';
import { wasSent } from './change-page.tsx';
import type { FoundQuestion } from './with-question.ts';
import { Rows, rowsFrom, withSpare, type Row } from './rows.tsx';

export const rules = [{ value: 'required', label: 'It has to be answered' }, { value: 'notApplicable', label: 'It may be answered “not applicable”, with a reason' }, { value: 'evidence', label: 'Files may be given as evidence' }] as const;

/** What stands in the boxes of a question's page: what was sent, or the question as it is. */
export function typedOf(visit: Visit, { section, question }: Pick<FoundQuestion, 'section' | 'question'>) {
  if (wasSent(visit)) {
    return {
      text: (name: string) => sent(visit.body, name), rules: sentAll(visit.body, 'rule'), askedOf: sentAll(visit.body, 'askedOf'), more: sent(visit.body, 'morePhases'), options: rowsFrom(visit.body, 'option'),
    };
  }
  const stands: Readonly<Record<string, string | undefined>> = {
    label: question?.label, type: question?.type, hint: question?.hint, guidance: question?.guidance, linkText: question?.link?.text, href: question?.link?.href, standard: question?.standard,
    scale: question?.type === 'scale' ? question.scale : undefined, section: section.key,
  };
  const options = question?.type === 'choice' || question?.type === 'choices' ? question.options.map(({ value, label, hint }): Row => ({ value, label, more: hint ?? '', score: '' })) : [];
  return { text: (name: string) => stands[name] ?? '', rules: rules.map((rule) => rule.value).filter((rule) => question?.[rule] === true), askedOf: [...(question?.askedOf ?? [])], more: '', options: withSpare(options) };
}

/** The fields of a question. What belongs to one type alone says so. */
export function QuestionFields({ visit, found, problems }: { visit: Visit; found: FoundQuestion; problems: readonly FieldProblem[] }) {
  const { open, phases } = found;
  const { form } = open.tool;
  const typed = typedOf(visit, found);
  const standards = form.standards ?? [];
  return (
    <>
      <AreaField name="label" label="Question" rows={2} value={typed.text('label')} error={problemAt(problems, 'label')} />
      <RadioField name="type" label="Answered by" value={typed.text('type')} error={problemAt(problems, 'type')}
        choices={Object.entries(typeNames).map(([value, label]) => ({ value, label }))} />
      {form.scales.length > 0 && <SelectField name="scale" label="Scale, where it is answered by a level" empty="None" choices={form.scales.map(({ key, name, levels }) => ({ value: key, label: `${name}: ${levels.map((level) => level.label).join(', ')}` }))} value={typed.text('scale')} error={problemAt(problems, 'scale')} />}
      <details class="govuk-details" open={typed.options.some((row) => row.label !== '') || problems.some((problem) => problem.field.startsWith('option'))}>
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Answers to choose from</span></summary>
        <div class="govuk-details__text" id="option" tabindex={-1}>
          <p class="govuk-body">For one or any of several answers. Empty a name to take the answer out; save to get more rows.</p>
          <Rows name="option" rows={typed.options} what="Answer" more="What it means" scored={false} problems={problems} />
        </div>
      </details>
      <TextField name="hint" label="Hint (optional)" hint="Always shown below the question." value={typed.text('hint')} error={problemAt(problems, 'hint')} />
      <AreaField name="guidance" label="Guidance (optional)" hint="Folded away beside the question." rows={4} value={typed.text('guidance')} error={problemAt(problems, 'guidance')} />
      <TextField name="href" label="Link to guidance elsewhere (optional)" hint="It begins with https://" value={typed.text('href')} error={problemAt(problems, 'href')} />
      <TextField name="linkText" label="Words of the link (optional)" value={typed.text('linkText')} error={problemAt(problems, 'linkText')} />
      <CheckboxField name="rule" label="Rules (optional)" values={typed.rules} choices={rules.map(({ value, label }) => ({ value, label }))} error={problemAt(problems, 'rule')} />
      {standards.length > 0 && <SelectField name="standard" label="Standard that it counts towards (optional)" empty="That of its section" choices={standards.map(({ key, name }) => ({ value: key, label: name }))} value={typed.text('standard')} error={problemAt(problems, 'standard')} />}
      <AskedOf open={open} phases={phases} chosen={typed.askedOf} more={typed.more} problems={problems} />
      <SelectField name="section" label="Section" choices={form.sections.map(({ key, title }) => ({ value: key, label: title }))} value={typed.text('section')} error={problemAt(problems, 'section')} />
    </>
  );
}
