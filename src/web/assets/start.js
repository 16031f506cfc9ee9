import { initAll } from './govuk-frontend.min.js';
import './only-if.js';

initAll();

// govuk-frontend marks a radio that reveals something as expanded or not, which ARIA 1.2 does not allow of a radio: what it reveals follows it anyway.
const unmark = (radio) => radio.removeAttribute('aria-expanded');
document.querySelectorAll('input[type="radio"][aria-expanded]').forEach(unmark);
new MutationObserver((changes) => changes.filter(({ target }) => target.matches('input[type="radio"][aria-expanded]')).forEach(({ target }) => unmark(target)))
  .observe(document.body, { subtree: true, attributeFilter: ['aria-expanded'] });

// What is wider than the window opens where the reader stands on it: at the card of the thread, at today.
for (const here of document.querySelectorAll('.gt-wide-scroll [data-here]')) {
  const box = here.closest('.gt-wide-scroll');
  const [mark, frame] = [here.getBoundingClientRect(), box.getBoundingClientRect()];
  box.scrollLeft += mark.left + mark.width / 2 - frame.left - frame.width / 2;
}
