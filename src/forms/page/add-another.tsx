import { Button, fieldId } from '../../web/fields/index.ts';
import type { Section } from '../../framework/schema/form.ts';
import { entriesOf, type Answers } from '../answers.ts';
import { mayAdd } from '../entries.ts';

/**
 * The button that adds an entry to a repeated section: it sends the page with `action` = `add:SECTION`, so that it needs
 * no script. Says so where no more can be added. Problems of the section as a whole lead here.
 */
export function AddAnother({ section, answers }: { section: Section; answers: Answers }) {
  if (!section.repeats) return null;
  const label = section.repeats.label.charAt(0).toLowerCase() + section.repeats.label.slice(1);
  const first = entriesOf(answers, section.key).length === 0;
  return (
    <div id={fieldId(section.key)} tabindex={-1}>
      {mayAdd(section, answers)
        ? <Button look="secondary" name="action" value={`add:${section.key}`}>{first ? `Add ${article(label)} ${label}` : `Add another ${label}`}</Button>
        : <p class="govuk-body">You have added {section.repeats.max}, which is as many as the form takes.</p>}
    </div>
  );
}

const article = (word: string): string => (/^[aeiou]/i.test(word) ? 'an' : 'a');
