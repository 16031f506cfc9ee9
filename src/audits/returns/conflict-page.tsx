import { Conflicts, conflictField, conflictWords, type Conflict } from '../../forms/index.ts';
import { Button, ErrorSummary } from '../../web/fields/index.ts';
import { page, PostForm, type Reply } from '../../web/visit/index.ts';
import type { Drafts } from './drafts.ts';
import type { OpenReturn } from './the-return.ts';

/** A colleague changed the same answers: both are shown, everything that was typed goes along, and the person chooses. */
export function conflictPage({ base, ret, body, setting }: OpenReturn, section: string, drafts: Drafts, conflicts: readonly Conflict[]): Reply {
  const words = conflictWords(ret.form, drafts.answers, conflicts, setting);
  return page('Somebody else saved at the same time', (
    <>
      <ErrorSummary problems={[{ field: conflictField(conflicts[0]!), message: 'Somebody else saved this section while you worked on it. Choose what is to stand.' }]} />
      <h1 class="govuk-heading-l">Somebody else saved at the same time</h1>
      <p class="govuk-body">Changes to different answers are kept from both of you. These you changed in different ways. Nothing is lost: choose which is to stand.</p>
      <PostForm action={`${base}/${section}`}>
        {Object.entries(body).filter(([name]) => name !== '_csrf' && !name.startsWith('keep.')).flatMap(([name, value]) => (value === undefined ? [] : [value].flat().map((each) => <input type="hidden" name={name} value={each} />)))}
        <Conflicts conflicts={words} />
        <Button>Save</Button>
      </PostForm>
    </>
  ), { status: 409, back: { href: base, text: 'Back to all sections' }, section: 'audits' });
}
