// Shows a question that hangs on an earlier answer of the page only while that answer is given. What was typed stays in its field.
const parts = [...document.querySelectorAll('[data-only-if]')];

const answers = (name) => [...document.querySelectorAll('input, select')].filter((field) => field.name === name && (field.type === 'radio' || field.type === 'checkbox' ? field.checked : true)).map((field) => field.value);

const show = () => {
  for (const part of parts) {
    const wanted = part.dataset.is.split(' ');
    const isAsked = answers(part.dataset.onlyIf).some((value) => wanted.includes(value));
    // What is wrong is never hidden: the summary of problems leads to it.
    part.hidden = !isAsked && part.querySelector('.govuk-error-message') === null;
  }
};

if (parts.length > 0) {
  show();
  for (const event of ['change', 'pageshow']) window.addEventListener(event, show);
}
