import { classNames, spread, type Attributes } from './attributes.ts';
import { Button } from './button.tsx';
import { hasContent, type Content } from './content.tsx';
import type { Optional } from './optional.ts';
import { scriptWords } from './script-words.ts';

export type ExitThisPageOptions = Optional<{
  id: string;
  /** A harmless page that explains nothing; the weather where nothing is given. */
  redirectUrl: string;
  activatedText: string;
  timedOutText: string;
  pressTwoMoreTimesText: string;
  pressOneMoreTimeText: string;
  classes: string;
  attributes: Attributes;
}>;

/** Leaves the page at once, for people who may be watched by the one who harms them. */
export const ExitThisPage = ({ id, redirectUrl, classes, attributes, children, ...words }: ExitThisPageOptions & { children?: Content }) => (
  <div
    id={id}
    class={classNames('govuk-exit-this-page', classes)}
    data-module="govuk-exit-this-page"
    {...spread({
      ...scriptWords({
        activated: words.activatedText,
        'timed-out': words.timedOutText,
        'press-two-more-times': words.pressTwoMoreTimesText,
        'press-one-more-time': words.pressOneMoreTimeText,
      }),
      ...attributes,
    })}
  >
    <Button
      classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
      href={redirectUrl || 'https://www.bbc.co.uk/weather'}
      attributes={{ rel: 'nofollow noreferrer' }}
    >{hasContent(children) ? children : <><span class="govuk-visually-hidden">Emergency</span> Exit this page</>}</Button>
  </div>
);
