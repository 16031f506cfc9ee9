import { h, type ComponentChild } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import * as govuk from './index.ts';
import { asProps, fixturesOf, publishedComponents, withoutMarkers } from './testing/fixtures.tsx';
import { normalisedHtml } from './testing/normalised-html.ts';

/** A component that is fed from a file: what the file holds is not known to the compiler. */
interface FedFromFile { component(props: Record<string, unknown>): ComponentChild }

const ours: Record<string, FedFromFile> = {
  'accordion': { component: govuk.Accordion },
  'back-link': { component: govuk.BackLink },
  'breadcrumbs': { component: govuk.Breadcrumbs },
  'button': { component: govuk.Button },
  'character-count': { component: govuk.CharacterCount },
  'checkboxes': { component: govuk.Checkboxes },
  'cookie-banner': { component: govuk.CookieBanner },
  'date-input': { component: govuk.DateInput },
  'details': { component: govuk.Details },
  'error-message': { component: govuk.ErrorMessage },
  'error-summary': { component: govuk.ErrorSummary },
  'exit-this-page': { component: govuk.ExitThisPage },
  'feedback': { component: govuk.Feedback },
  'fieldset': { component: govuk.Fieldset },
  'file-upload': { component: govuk.FileUpload },
  'generic-header': { component: govuk.GenericHeader },
  'hint': { component: govuk.Hint },
  'input': { component: govuk.Input },
  'inset-text': { component: govuk.InsetText },
  'label': { component: govuk.Label },
  'language-navigation': { component: govuk.LanguageNavigation },
  'notification-banner': { component: govuk.NotificationBanner },
  'pagination': { component: govuk.Pagination },
  'panel': { component: govuk.Panel },
  'password-input': { component: govuk.PasswordInput },
  'phase-banner': { component: govuk.PhaseBanner },
  'radios': { component: govuk.Radios },
  'select': { component: govuk.Select },
  'service-navigation': { component: govuk.ServiceNavigation },
  'skip-link': { component: govuk.SkipLink },
  'summary-list': { component: govuk.SummaryList },
  'table': { component: govuk.Table },
  'tabs': { component: govuk.Tabs },
  'tag': { component: govuk.Tag },
  'task-list': { component: govuk.TaskList },
  'textarea': { component: govuk.Textarea },
  'warning-text': { component: govuk.WarningText },
};

/** Both bear the crown, which only GOV.UK services may show. */
const onlyForGovUk = ['footer', 'header'];

describe('the components of the installed govuk-frontend', () => {
  it('are all ours too, but for those with the crown', () => {
    expect(publishedComponents().filter((name) => !(name in ours))).toEqual(onlyForGovUk);
  });
});

for (const [name, { component }] of Object.entries(ours)) {
  describe(`${name}, as published`, () => {
    it.each(fixturesOf(name))('$name', ({ options, html }) => {
      expect(normalisedHtml(withoutMarkers(render(h(component, asProps(options)))))).toEqual(normalisedHtml(html));
    });
  });
}
