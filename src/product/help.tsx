import { page, type Route } from '../web/visit/index.ts';

/** Help where it is needed, and the accessibility statement. */
export const helpRoutes: Route[] = [
  {
    method: 'GET', path: '/help', open: 'anybody',
    answer: async () => page('Help', (
      <>
        <h1 class="govuk-heading-l">Help</h1>
        <h2 class="govuk-heading-m">Where do I begin?</h2>
        <p class="govuk-body"><strong>My work</strong> shows what waits for you, with what is late first, and which steps of a review come to you in the next 14 days. Choose it and you are where it is done.</p>
        <h2 class="govuk-heading-m">Why do I not see a case?</h2>
        <p class="govuk-body">A case is seen by its team alone, whatever anybody's rank. If you need to know, ask the business manager to bring you in; the reason is recorded.</p>
        <h2 class="govuk-heading-m">I was sent a personal link</h2>
        <p class="govuk-body">It opens one summary for you, without an account. You can save and come back. If a colleague should answer, pass it on from its page: do not forward the mail.</p>
        <h2 class="govuk-heading-m">What is the golden thread?</h2>
        <p class="govuk-body">The line from an incident through review, findings, recommendations and actions to what changed, and back. Every page of learning links to its own.</p>
        <h2 class="govuk-heading-m">Somebody is away</h2>
        <p class="govuk-body">The business manager records the absence under People. The nominated deputy may then act, and the record says for whom.</p>
      </>
    )),
  },
  {
    method: 'GET', path: '/accessibility', open: 'anybody',
    answer: async () => page('Accessibility', (
      <>
        <h1 class="govuk-heading-l">Accessibility</h1>
        <p class="govuk-body">Golden Thread is built to meet WCAG 2.2 AA. Every page works with a keyboard, without JavaScript, at 320 pixels wide and at 400% zoom, and each picture has the same content as a table or list.</p>
        <p class="govuk-body">Each page of the main journey is checked by machine with axe. It has not been tested by people with disabilities yet: that is the next thing to do. Tell your administrator what does not work for you.</p>
      </>
    )),
  },
];
