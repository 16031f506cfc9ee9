// A section of a return saves itself: soon after each change, in the background. What is typed is also kept in this browser until the
// server has it, so that it outlives a lost line and a closed window. Without this script the page works by its buttons.

const form = document.getElementById('return-section');
const state = document.getElementById('save-state');
const place = `golden-thread return ${state.dataset.kept}`;
const pause = 2000;
const pauseWithoutLine = 10_000;
/** Never part of what is compared or kept: who sends, and on top of what. */
const marks = new Set(['_csrf', 'revision', 'page', 'seq', 'action']);

const field = (name) => form.querySelector(`input[type=hidden][name="${name}"]`);
const fields = () => [...new FormData(form)].filter(([name, value]) => !marks.has(name) && typeof value === 'string');
const asText = (entries) => JSON.stringify(entries);

let savedText = asText(fields());
let timer;
let sending = null;
/** Set where saving by itself would do harm: a colleague's change has to be chosen by hand, or nothing is taken any more. */
let stopped = false;

const tell = (text) => { if (state.textContent !== text) state.textContent = text; };
/** Each sending of a page has a number of its own, so that what a broken line repeats or delays is known again. */
const nextSeq = () => String(Number(field('seq').value) + 1);
const isDirty = () => asText(fields()) !== savedText;
const time = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

function keep() {
  try {
    if (isDirty()) localStorage.setItem(place, JSON.stringify({ revision: field('revision').value, page: field('page').value, seq: nextSeq(), fields: fields(), at: Date.now() }));
    else localStorage.removeItem(place);
    return true;
  } catch {
    return false;
  }
}

const keptHere = () => (keep() ? 'What you typed is kept in this browser' : 'What you typed is on this page alone, so leave it open,');

function later(wait) {
  clearTimeout(timer);
  if (!stopped) timer = setTimeout(() => void save(), wait);
}

/** Sends what is new. One sending at a time: whoever comes meanwhile waits for it, then sends what is newer. True once the server has everything. */
async function save() {
  clearTimeout(timer);
  if (sending !== null) {
    await sending;
    return isDirty() && !stopped ? save() : !stopped;
  }
  if (stopped || !isDirty()) return !stopped;
  sending = send().finally(() => { sending = null; });
  const done = await sending;
  if (done && isDirty()) later(pause);
  return done;
}

async function send() {
  const sent = fields();
  field('seq').value = nextSeq();
  const body = new URLSearchParams([...new FormData(form)].filter(([name, value]) => name !== 'action' && typeof value === 'string'));
  body.set('action', 'auto');
  tell('Saving …');
  let answer;
  try {
    answer = await fetch(form.getAttribute('action'), { method: 'POST', body, headers: { accept: 'application/json' } });
  } catch {
    tell(`No connection. ${keptHere()} and sent when the line is back.`);
    later(pauseWithoutLine);
    return false;
  }
  if (!(answer.headers.get('content-type') ?? '').startsWith('application/json')) {
    if (answer.status >= 500) {
      tell(`The server does not answer as it should. ${keptHere()} and sent again in a moment.`);
      later(pauseWithoutLine);
    } else {
      stopped = true;
      tell(`${answer.redirected || answer.status === 403 ? 'You are no longer signed in' : 'Your link no longer holds'}. ${keptHere()}. Open the page again to send it.`);
    }
    return false;
  }
  return heard(await answer.json(), sent);
}

function heard(told, sent) {
  switch (told.outcome) {
    case 'saved': return saved(told, sent);
    case 'conflict':
      stopped = true;
      tell(`Somebody else changed the same answer: ${told.labels.join('; ')}. Press “Save and continue” to see both and choose. ${keptHere()}.`);
      return false;
    default:
      stopped = true;
      tell(`${told.message} ${keptHere()}: copy it from here.`);
      return false;
  }
}

function saved(told, sent) {
  // A colleague's answers are put into the fields that nobody has touched since; where somebody has, the next saving by hand shows both.
  const touched = changed(new Map(grouped(sent)), new Map(grouped(fields())));
  const theirs = Object.entries(told.theirs);
  if (theirs.some(([name]) => touched.has(name) || form.elements.namedItem(name) === null)) {
    stopped = true;
    savedText = asText(sent);
    tell('Saved. Somebody else has changed answers of this section too. Press “Save and continue” before you go on, to see them.');
    keep();
    return true;
  }
  for (const [name, value] of theirs) put(name, [value].flat());
  field('revision').value = String(told.revision);
  savedText = touched.size === 0 ? asText(fields()) : asText(sent);
  keep();
  for (const mark of form.querySelectorAll('[data-brought]')) if (!told.unconfirmed.includes(mark.dataset.brought)) mark.hidden = true;
  const wrong = told.problems.length === 0 ? '' : ` Not taken yet: ${told.problems.join('. ')}.`;
  tell(`Saved at ${time()}.${theirs.length === 0 ? '' : ' Answers of a colleague were brought in.'}${wrong}`);
  return true;
}

const grouped = (entries) => [...Map.groupBy(entries, ([name]) => name)].map(([name, all]) => [name, asText(all.map(([, value]) => value))]);
const changed = (before, after) => new Set([...before.keys(), ...after.keys()].filter((name) => before.get(name) !== after.get(name)));

function put(name, values) {
  for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (control.type === 'radio' || control.type === 'checkbox') {
      const on = values.includes(control.value);
      if (control.checked !== on) {
        control.checked = on;
        control.dispatchEvent(new Event('click', { bubbles: true }));
        control.checked = on;
      }
    } else if (control.type !== 'hidden') control.value = values[0] ?? '';
  }
}

/** Whether the server has it already, though this page never heard so. */
const isHeard = (held) => state.dataset.heard.split(' ').some((each) => each.startsWith(`${held.page}:`) && Number(each.split(':')[1]) >= Number(held.seq));

/** Puts back what this browser still keeps from a time without a line, on top of what it was typed on, and sends it. */
function putBack() {
  let held;
  try {
    held = JSON.parse(localStorage.getItem(place) ?? 'null');
  } catch {
    held = null;
  }
  if (held === null) return;
  if (isHeard(held) || asText(held.fields) === asText(fields())) return void keep();
  for (const control of form.elements) {
    if (!control.name || marks.has(control.name) || control.type === 'hidden' || control.type === 'submit') continue;
    const values = held.fields.filter(([name]) => name === control.name).map(([, value]) => value);
    put(control.name, values);
  }
  for (const mark of ['revision', 'page']) field(mark).value = held[mark];
  field('seq').value = String(Number(held.seq) - 1);
  tell(`What you typed on ${new Date(held.at).toLocaleString('en-GB')} without a connection has been put back.`);
  later(pause);
}

form.addEventListener('input', () => { keep(); later(pause); });
form.addEventListener('change', () => { keep(); later(pause); });
window.addEventListener('online', () => void save());
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') void save(); });

// A button first waits until the server has everything; without a line the page stays as it is.
let going = false;
form.addEventListener('submit', (event) => {
  if (going || stopped || (!isDirty() && sending === null)) {
    field('seq').value = nextSeq();
    return;
  }
  event.preventDefault();
  const button = event.submitter;
  void save().then((done) => {
    if (!done && !stopped) return;
    going = true;
    form.requestSubmit(button);
  });
});

putBack();
