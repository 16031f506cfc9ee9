import type { FormDefinition, Question, Section } from '../../framework/schema/form.ts';
import { entriesOf, type Answers, type FormProblem, type Offered, type Typed } from '../../forms/index.ts';
import { entryLabel, mayAdd } from '../../forms/entries.ts';
import { criterionField, dayField, entryField, fieldPrefix, questionField, typedList, typedText } from '../../forms/fields.ts';
import { criteriaOf, criterionOptions, isChosen, optionsOf, takesMany } from '../../forms/offered.ts';
import { AreaField, Button, CheckboxField, DateField, RadioField, SelectField, TextField } from '../../web/fields/index.ts';

export interface SectionPage {
  form: FormDefinition;
  section: Section;
  answers: Answers;
  typed: Typed;
  problems: readonly FormProblem[];
  offered: Offered;
}

/** The fields of one section, or of each of its entries, with the buttons that add and remove entries. Works without JavaScript. */
export function SectionFields(page: SectionPage) {
  const { form, section, answers } = page;
  if (section.repeats === undefined) return <Part {...page} index={undefined} />;
  const entries = entriesOf(answers, section.key);
  const min = section.repeats.min;
  return (
    <>
      {entries.map((entry, index) => {
        const prefix = fieldPrefix(section.key, index);
        return (
          <fieldset class="govuk-fieldset gt-entry">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{entryLabel(section, entry)}</legend>
            <input type="hidden" name={entryField(prefix, 'id')} value={entry.id} />
            <input type="hidden" name={entryField(prefix, 'letter')} value={entry.letter} />
            <Part {...page} index={index} />
            {entries.length > min && <Button name="action" value={`remove:${section.key}:${index}`} look="secondary">{`Remove ${entryLabel(section, entry)}`}</Button>}
          </fieldset>
        );
      })}
      {mayAdd(section, answers) && <p><Button name="action" value={`add:${section.key}`} look="secondary">{`Add another ${section.repeats.label.toLowerCase()}`}</Button></p>}
      <span hidden>{form.key}</span>
    </>
  );
}

function Part(page: SectionPage & { index: number | undefined }) {
  const { section, index, offered, typed, problems } = page;
  const prefix = fieldPrefix(section.key, index);
  const set = criteriaOf(section, offered);
  return (
    <>
      {section.questions.map((question) => <Field {...page} question={question} name={questionField(prefix, question.key)} />)}
      {set && (
        <>
          <h3 class="govuk-heading-m">{set.name}</h3>
          {set.about && <p class="govuk-body">{set.about}</p>}
          {set.items.map((item) => {
            const answer = criterionField(prefix, item.key, 'answer');
            const reason = criterionField(prefix, item.key, 'reason');
            return (
              <>
                <RadioField name={answer} label={item.text} {...(item.help ? { hint: item.help } : {})} inline choices={criterionOptions(set)} value={typedText(typed, answer)} error={errorOf(problems, answer)} />
                <TextField name={reason} label="Reason" value={typedText(typed, reason)} error={errorOf(problems, reason)} />
              </>
            );
          })}
        </>
      )}
    </>
  );
}

const errorOf = (problems: readonly FormProblem[], field: string): string | undefined => problems.find((problem) => problem.field === field)?.message;

function Field({ form, section, question, name, typed, problems, offered }: SectionPage & { question: Question; name: string }) {
  const error = errorOf(problems, name);
  const hint = [onlyIf(form, section, question), question.hint, question.identity ? 'Kept in the identity vault.' : undefined].filter((part) => part !== undefined).join(' ');
  const common = { name, label: question.required || question.when ? question.label : `${question.label} (optional)`, error, ...(hint ? { hint } : {}) };
  return (
    <>
      {inputFor()}
      {question.guidance && <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Help with this question</span></summary><div class="govuk-details__text">{question.guidance}</div></details>}
    </>
  );

  function inputFor() {
    if (question.type === 'date') return <DateField {...common} typed={{ day: typedText(typed, dayField(name, 'day')), month: typedText(typed, dayField(name, 'month')), year: typedText(typed, dayField(name, 'year')) }} />;
    if (isChosen(question)) {
      const options = optionsOf(form, question, offered).map((option) => ({ value: option.value, label: option.label, ...(option.hint ? { hint: option.hint } : {}) }));
      if (takesMany(question)) return <CheckboxField {...common} values={typedList(typed, name)} choices={options} small={options.length > 8} />;
      return options.length > 9 ? <SelectField {...common} value={typedText(typed, name)} choices={options} empty="Choose" /> : <RadioField {...common} value={typedText(typed, name)} choices={options} inline={options.length <= 3 && options.every((option) => option.label.length < 14)} />;
    }
    if (question.type === 'long-text') return <AreaField {...common} value={typedText(typed, name)} />;
    return <TextField {...common} value={typedText(typed, name)} {...(question.type === 'number' ? { width: '4' } : question.type === 'time' ? { width: '5' } : {})} {...(question.type === 'email' ? { type: 'email' as const } : {})} autocomplete="off" />;
  }
}

/** For a page without JavaScript all questions are there; one that depends on another says on what. */
function onlyIf(form: FormDefinition, section: Section, question: Question): string | undefined {
  const { when } = question;
  if (when === undefined) return undefined;
  const controller = section.questions.find((each) => each.key === when.question) ?? form.sections.flatMap((each) => each.questions).find((each) => each.key === when.question);
  if (controller === undefined) return undefined;
  const words: Record<string, string> = { yes: 'yes', no: 'no', 'not-known': 'not known', 'may-be': 'may be' };
  const labels = when.is.map((value) => (controller.type === 'choice' || controller.type === 'choices' ? controller.options.find((option) => option.value === value)?.label : undefined) ?? words[value] ?? value);
  return `Only if you answered ${labels.map((label) => `"${label}"`).join(' or ')} to "${controller.label}".`;
}
