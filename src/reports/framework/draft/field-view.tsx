import type { PackValues } from '../../../framework/write/pack-files.ts';
import { AreaField, CheckboxField, fieldId, problemAt, RadioField, SelectField, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { ErrorMessage, Fieldset, Input, Select } from '../../../web/govuk/index.ts';
import { units, type Field, type Typed } from './field.ts';

const textIn = (typed: Typed, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : '';
};

/** A part of a thing of the framework as a field of its form. */
export function FieldView({ field, typed, values, file, problems }: { field: Field; typed: Typed; values: PackValues; file: string; problems: readonly FieldProblem[] }) {
  const { name, kind, hint } = field;
  const optional = field.needed === true || kind.as === 'yes-no' || kind.as === 'some' ? '' : ' (optional)';
  const common = { name, label: `${field.label}${optional}`, error: problemAt(problems, name), ...(hint === undefined ? {} : { hint }) };
  switch (kind.as) {
    case 'line': return <TextField {...common} value={textIn(typed, name)} />;
    case 'number': return <TextField {...common} width="5" value={textIn(typed, name)} />;
    case 'numbers': return <TextField {...common} width="10" hint={hint ?? 'Whole numbers with commas between them'} value={textIn(typed, name)} />;
    case 'text': return <AreaField {...common} rows={4} value={textIn(typed, name)} />;
    case 'lines': return <AreaField {...common} hint={hint ?? 'One a line'} rows={Math.min(12, Math.max(3, textIn(typed, name).split('\n').length + 1))} value={textIn(typed, name)} />;
    case 'yes-no': return <RadioField {...common} value={textIn(typed, name)} choices={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]} />;
    case 'one': return <SelectField {...common} choices={kind.of(values, file)} {...(field.needed === true && textIn(typed, name) !== '' ? {} : { empty: kind.empty ?? 'None' })} value={textIn(typed, name)} />;
    case 'some': {
      const chosen = typed[name];
      return <CheckboxField {...common} small values={Array.isArray(chosen) ? chosen : []} choices={kind.of(values, file)} />;
    }
    case 'length': return <TimeField {...common} typed={typed} parts={[['amount', 'How many']]} />;
    case 'window': return <TimeField {...common} typed={typed} parts={[['from', 'From'], ['to', 'To']]} />;
  }
}

/** A length of time or a window: numbers, and the unit in which they count. */
function TimeField({ name, label, hint, error, typed, parts }: { name: string; label: string; hint?: string; error?: string | undefined; typed: Typed; parts: readonly (readonly [string, string])[] }) {
  const [first] = parts[0]!;
  return (
    <div class={`govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`}>
      <Fieldset legend={{ text: label, classes: 'govuk-fieldset__legend--s' }} {...(error === undefined ? {} : { describedBy: `${fieldId(name)}-error` })}>
        {hint !== undefined && <p class="govuk-hint">{hint}</p>}
        {error !== undefined && <ErrorMessage id={`${fieldId(name)}-error`}>{error}</ErrorMessage>}
        <div class="gt-filter__row">
          {parts.map(([part, words]) => <Input id={part === first ? fieldId(name) : `${fieldId(name)}-${part}`} name={`${name}-${part}`} label={{ text: words }} value={textIn(typed, `${name}-${part}`)} classes="govuk-input--width-3" inputmode="numeric" />)}
          <Select id={`${fieldId(name)}-unit`} name={`${name}-unit`} label={{ text: 'Counted in' }} items={units.map(({ value, label: text }) => ({ value, text }))} value={textIn(typed, `${name}-unit`) || 'working-days'} />
        </div>
      </Fieldset>
    </div>
  );
}
