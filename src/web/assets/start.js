import { initAll } from './govuk-frontend.min.js';

initAll();

// ARIA lets no radio say that it is expanded, though govuk-frontend makes those with a question below them say so. What one reveals comes next in the reading order.
const unsay = () => {
  for (const radio of document.querySelectorAll('input[type=radio][aria-expanded]')) radio.removeAttribute('aria-expanded');
};
unsay();
for (const event of ['click', 'pageshow']) window.addEventListener(event, unsay);
