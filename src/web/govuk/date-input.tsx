import { classNames, spread, type Attributes } from './attributes.ts';
import { numbered, type Content, type Listed } from './content.tsx';
import { Fieldset, type FieldsetOptions } from './fieldset.tsx';
import { descriptionOf, errorOf, FormGroup, GuidanceOf, type FormGroupOptions, type Guidance } from './form-group.tsx';
import { Input, type InputOptions } from './input.tsx';
import type { Optional } from './optional.ts';

/** One box of a day. */
export type DatePart = Optional<{
  /** Its name after the prefix; `day`, `month` or `year` where nothing is given. */
  name: string;
  id: string;
  label: string;
  value: string | number;
  /** Whether this box is what has to be mended. Where no box says so, all are. */
  error: boolean;
  classes: string;
  inputmode: InputOptions['inputmode'];
  autocomplete: string;
  pattern: string;
  attributes: Attributes;
}>;
type PartName = 'day' | 'month' | 'year';

export type DateInputOptions = { readonly id: string } & Guidance & Optional<{
  /** Boxes are named PREFIX-day and so on. */
  namePrefix: string;
  /** What was typed, by box (`day`) or by full name (`born-day`). */
  values: Readonly<Record<string, string | number | undefined>>;
  /** A box spoken of apart; `false` leaves it out. */
  day: DatePart | false;
  month: DatePart | false;
  year: DatePart | false;
  /** Other boxes in place of the three. */
  items: Listed<DatePart>;
  fieldset: FieldsetOptions;
  classes: string;
  attributes: Attributes;
  formGroup: FormGroupOptions & Optional<{ beforeInputs: Content; afterInputs: Content }>;
}>;

/** A day that people know or can look up, in three boxes. */
export function DateInput(date: DateInputOptions) {
  const parts = numbered(date.items && date.items.length > 0 ? date.items : [boxOf(date, 'day'), boxOf(date, 'month'), boxOf(date, 'year')]).map(({ item }) => item);
  const marked = parts.some(isMarked);
  const inner = (
    <>
      <GuidanceOf id={date.id} guidance={date} />
      <div class={classNames('govuk-date-input', date.classes)} id={date.id} {...spread(date.attributes)}>
        {date.formGroup?.beforeInputs}
        {parts.map((part) => <Box date={date} part={part} hasError={isMarked(part) || (part.error !== false && errorOf(date) !== undefined && !marked)} />)}
        {date.formGroup?.afterInputs}
      </div>
    </>
  );
  return (
    <FormGroup group={date.formGroup} hasError={errorOf(date) !== undefined}>
      {date.fieldset ? <Fieldset {...date.fieldset} role="group" describedBy={descriptionOf(date.id, date.fieldset.describedBy, date)}>{inner}</Fieldset> : inner}
    </FormGroup>
  );
}

/** One of the three usual boxes. A box that is spoken of apart brings its own value. */
function boxOf(date: DateInputOptions, name: PartName): DatePart | false {
  const given = date[name];
  if (given === false) return false;
  return given === undefined ? { name, value: date.values?.[name] } : { ...given, name: given.name ?? name };
}

const isMarked = (part: DatePart) => part.error === true || (part.classes?.includes('govuk-input--error') ?? false);

function Box({ date, part, hasError }: { date: DateInputOptions; part: DatePart; hasError: boolean }) {
  const name = part.name ?? '';
  const fullName = date.namePrefix ? `${date.namePrefix}-${name}` : name;
  const isYear = name === 'year' || (date.year !== undefined && date.year !== false && date.year.name === name);
  const classes = part.classes ?? '';
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{ text: part.label || name.charAt(0).toUpperCase() + name.slice(1).toLowerCase(), classes: 'govuk-date-input__label' }}
        id={part.id || `${date.id}-${name}`}
        classes={classNames('govuk-date-input__input', hasError && !classes.includes('govuk-input--error') && 'govuk-input--error', !classes.includes('govuk-input--width-') && `govuk-input--width-${isYear ? 4 : 2}`, classes)}
        name={fullName}
        value={part.value ?? boxValue(date, name) ?? date.values?.[fullName]}
        type="text"
        inputmode={part.inputmode ?? 'numeric'}
        autocomplete={part.autocomplete}
        pattern={part.pattern}
        attributes={part.attributes}
      />
    </div>
  );
}

/** The value of the usual box that bears this name. */
function boxValue(date: DateInputOptions, name: string): string | number | undefined {
  for (const usual of ['day', 'month', 'year'] as const) {
    const box = boxOf(date, usual);
    if (box && (name === usual || name === box.name)) return box.value;
  }
  return undefined;
}
