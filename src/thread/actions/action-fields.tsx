import { AreaField, CheckboxField, DateField, problemAt, RadioField, SelectField, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { sent, sentAll, type Sent } from '../../web/visit/index.ts';
import { choices, themeChoices } from '../board-pack.ts';
import type { ActionOffers } from './add-action.ts';

/** What is asked of a new action, wherever it is made. */
export function ActionFields({ offers: { pack, agencies, people }, body, problems, themes }: { offers: ActionOffers; body: Sent; problems: readonly FieldProblem[]; themes: readonly string[] }) {
  return (
    <>
      <TextField name="title" label="What is to be done?" value={sent(body, 'title')} error={problemAt(problems, 'title')} />
      <AreaField name="detail" label="More about it (optional)" rows={3} value={sent(body, 'detail')} error={problemAt(problems, 'detail')} />
      <CheckboxField name="agencies" label="Which agencies must do it?" small choices={agencies.map(({ id, name }) => ({ value: id, label: name }))} values={sentAll(body, 'agencies')} error={problemAt(problems, 'agencies')} />
      <SelectField name="owner" label="Who owns it?" empty="Choose a person" choices={people.map((person) => ({ value: person.id, label: person.post ? `${person.name}, ${person.post}` : person.name }))} value={sent(body, 'owner')} error={problemAt(problems, 'owner')} />
      <DateField name="dueOn" label="By what day?" typed={typedDay(body, 'dueOn')} error={problemAt(problems, 'dueOn')} />
      <AreaField name="measure" label="How will you know that it made a difference?" hint="Set the measure now, before anything is done: what will be looked at, and what would count as better." rows={3} value={sent(body, 'measure')} error={problemAt(problems, 'measure')} />
      <TextField name="baseline" label="What is that measure today? (optional)" value={sent(body, 'baseline')} error={problemAt(problems, 'baseline')} />
      <RadioField name="strength" label="What kind of change is it?" hint="The weakest kind is first. A reminder repeated every year changes little." choices={choices(pack.learning.strengths)} value={sent(body, 'strength')} error={problemAt(problems, 'strength')} />
      <CheckboxField name="themes" label="Themes" small choices={themeChoices(pack)} values={body['_csrf'] === undefined ? themes : sentAll(body, 'themes')} />
    </>
  );
}
