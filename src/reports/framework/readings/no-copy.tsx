import type { Edition } from '../../../people/framework-edition.ts';
import { Button } from '../../../web/fields/index.ts';
import { page, PostForm, type Reply } from '../../../web/visit/index.ts';

/** Readings are chosen in the board's own copy of its framework: where there is none yet, the way to begin, and then on to where one wanted to go. */
export const startsWithACopy = (to: string) => ({ pack, version }: Edition): Reply => page('Choose how a doubt is read', (
  <>
    <h1 class="govuk-heading-l">Choose how a doubt is read</h1>
    <p class="govuk-body">What the board chooses is kept in its own copy of the framework, and there is none yet. It is made from {pack.name}, version {version}.</p>
    <p class="govuk-body">Nothing holds until somebody else has approved the copy as a new version.</p>
    <PostForm action="/framework/draft/start">
      <input type="hidden" name="to" value={to} />
      <Button>Start a copy, and choose</Button>
    </PostForm>
  </>
), { section: 'framework', back: { href: '/framework/parts/doubts', text: 'Doubts of the source' } });
