import { Button } from '../../web/fields/index.ts';
import { Fieldset } from '../../web/govuk/index.ts';
import type { FormDefinition, Section } from '../../framework/schema/form.ts';
import { entriesOf, onceOf, type Answers, type Entry } from '../answers.ts';
import { entryLabel } from '../entries.ts';
import { entryField, fieldPrefix, type Problem, type Typed } from '../fields.ts';
import { criteriaOf, type Offered } from '../offered.ts';
import { writeFields } from '../write-fields.ts';
import { AddAnother } from './add-another.tsx';
import { Criteria } from './criteria.tsx';
import { Questions, type PartProps } from './questions.tsx';

export interface FormSectionProps {
  form: FormDefinition;
  section: Section;
  answers: Answers;
  offered: Offered;
  /** What was typed, where the page is shown again with problems; else the fields hold the answers. */
  typed?: Typed;
  problems?: readonly Problem[];
  /** Shows one entry of a repeated section, by its place from 0; without it all entries, with buttons to add and remove. */
  entryIndex?: number;
  /** The section's heading. Those within it are a step lower. */
  heading?: 'h1' | 'h2';
  /** What Enter in a field means: the value of `action`. Without it, Enter would press the first "remove". */
  defaultAction?: string;
  /** What the page says below a question, by the path of its answer: where it was brought from, what is given as evidence. */
  beside?: PartProps['beside'];
}

/**
 * One section of a form as fields, to stand in the caller's `<form>`, below an `ErrorSummary` of the same problems and
 * above the caller's buttons. Works without JavaScript. What is sent is read by `readSubmission`.
 */
export function FormSection({ form, section, answers, offered, typed, problems = [], entryIndex, heading: Heading = 'h1', defaultAction = 'save', beside }: FormSectionProps) {
  const page = entryIndex === undefined ? { section: section.key } : { section: section.key, entry: entryIndex };
  const shared = { form, section, answers, offered, problems, beside, typed: typed ?? writeFields(form, answers, page) };
  const entries = entriesOf(answers, section.key).map((entry, index) => ({ entry, index }));
  const shown = entries.filter(({ index }) => entryIndex === undefined || index === entryIndex);
  return (
    <>
      {section.repeats && <button type="submit" name="action" value={defaultAction} class="govuk-visually-hidden" tabindex={-1} aria-hidden="true">Save</button>}
      <Heading class={`govuk-heading-${Heading === 'h1' ? 'l' : 'm'}`}>{section.title}</Heading>
      {section.about !== undefined && <p class="govuk-body">{section.about}</p>}
      {section.repeats
        ? shown.map(({ entry, index }) => <EntryFields key={entry.id} {...shared} prefix={fieldPrefix(section.key, index)} part={entry} entry={entry} index={index} Heading={Heading} removable={entryIndex === undefined && entries.length > (section.repeats?.min ?? 0)} />)
        : <PartFields {...shared} prefix={section.key} part={onceOf(answers, section.key)} Heading={Heading === 'h1' ? 'h2' : 'h3'} />}
      {section.repeats && entryIndex === undefined && <AddAnother section={section} answers={answers} />}
    </>
  );
}

function PartFields({ Heading, ...props }: PartProps & { Heading: 'h2' | 'h3' | 'h4' }) {
  const set = criteriaOf(props.section, props.offered);
  return (
    <>
      <Questions {...props} />
      {set && <Criteria set={set} prefix={props.prefix} typed={props.typed} problems={props.problems} Heading={Heading} />}
    </>
  );
}

function EntryFields({ entry, index, removable, Heading, ...props }: PartProps & { entry: Entry; index: number; removable: boolean; Heading: 'h1' | 'h2' }) {
  const Under = Heading === 'h1' ? 'h2' : 'h3';
  const name = entryLabel(props.section, entry);
  return (
    <Fieldset classes="govuk-!-margin-bottom-6" legend={{ text: <Under class="govuk-fieldset__heading">{name}</Under>, classes: 'govuk-fieldset__legend--m' }}>
      <input type="hidden" name={entryField(props.prefix, 'id')} value={entry.id} />
      <input type="hidden" name={entryField(props.prefix, 'letter')} value={entry.letter} />
      <PartFields {...props} Heading={Under === 'h2' ? 'h3' : 'h4'} />
      {removable && <Button look="secondary" name="action" value={`remove:${props.section.key}:${index}`}>Remove {name}</Button>}
    </Fieldset>
  );
}
