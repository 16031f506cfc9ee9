import type { FormDefinition } from '../../framework/schema/form.ts';
import type { Conflict, Setting } from '../../forms/index.ts';
import { Button, ErrorSummary, RadioField } from '../../web/fields/index.ts';
import { page, PostForm, type Reply, type Sent } from '../../web/visit/index.ts';

/** Two people changed the same answers: both are shown, everything that was typed goes along, and the person chooses. */
export function ConflictPage({ action, conflicts, sent, back }: { action: string; form: FormDefinition; conflicts: readonly Conflict[]; sent: Sent; setting: Setting; back: { href: string; text: string } }): Reply {
  const text = (held: Conflict['mine']): string => (held === null ? '(nothing)' : typeof held === 'string' || typeof held === 'number' ? String(held) : Array.isArray(held) ? held.join(', ') : 'answer' in held ? `${held.answer ?? ''} ${held.reason}` : 'letter' in held ? `Entry ${held.letter}` : '');
  return page('Somebody else saved at the same time', (
    <>
      <ErrorSummary problems={[{ field: `choose:${conflicts[0]?.path ?? ''}`, message: 'Somebody else saved this part while you worked on it. Choose what is to stand.' }]} />
      <h1 class="govuk-heading-l">Somebody else saved at the same time</h1>
      <p class="govuk-body">Changes to different answers are kept from both of you. {conflicts.length > 0 ? 'These answers you changed in different ways. Nothing is lost: choose which is to stand.' : 'Send yours again to add it to theirs.'}</p>
      <PostForm action={action}>
        {Object.entries(sent).filter(([name]) => name !== '_csrf' && !name.startsWith('choose:')).flatMap(([name, value]) => (value === undefined ? [] : [value].flat().map((each) => <input type="hidden" name={name} value={each} />)))}
        {conflicts.map((conflict) => (
          <RadioField name={`choose:${conflict.path}`} label={conflict.label} choices={[{ value: 'mine', label: `Yours: ${text(conflict.mine)}` }, { value: 'theirs', label: `Theirs, saved already: ${text(conflict.theirs)}` }]} />
        ))}
        <Button>Save</Button>
      </PostForm>
    </>
  ), { status: 409, back, section: 'reviews' });
}
