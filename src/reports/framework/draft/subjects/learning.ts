import { keyFor, nameOf, type Subject } from '../subject.ts';
import { isMapping, textIn, textOf, valueAt } from '../values.ts';
import { groups, indicators, ownRule, questionTypes, source } from './choices.ts';

const name = { name: 'name', at: 'name', label: 'Name', needed: true, kind: { as: 'line' } } as const;
const about = { name: 'about', at: 'about', label: 'About it', kind: { as: 'text' } } as const;

/** Answers as lines: what stood there keeps its key, so that what was answered before is still understood. */
function writeOptions(lines: readonly string[], before: unknown): unknown {
  const old = Array.isArray(before) ? before.filter(isMapping) : [];
  const kept = (line: string, i: number) => old.find((each) => each['label'] === line) ?? (old.length === lines.length ? old[i] : undefined);
  return lines.reduce<Record<string, unknown>[]>((all, line, i) => [...all, { ...kept(line, i), value: textIn(kept(line, i), 'value') || keyFor(line, all.map((each) => textIn(each, 'value'))), label: line }], []);
}
const hasOptions = (question: unknown) => ['choice', 'choices'].includes(textIn(question, 'type')) || question === undefined;

/** What learning is sorted by, how it is spread, what is asked, and what good looks like. */
export const learningSubjects: Subject[] = [
  { key: 'theme-groups', title: 'Groups of themes', thing: 'group of themes', about: 'What themes are sorted into.', file: 'themes.yaml', pattern: '*', grows: false, name: nameOf, fields: [{ name: 'group', at: 'group', label: 'Name', needed: true, kind: { as: 'line' } }] },
  { key: 'themes', title: 'Themes', thing: 'theme', about: 'By what learning is found again.', file: 'themes.yaml', pattern: '*.themes.*', grows: true, keyed: true, name: nameOf, fields: [name, about] },
  {
    key: 'channels', title: 'Ways of spreading learning', thing: 'way', about: 'Briefings, newsletters, events, networks.', file: 'channels.yaml', pattern: '*', grows: true, keyed: true, name: nameOf, fresh: () => ({ groups: [], ...ownRule() }),
    fields: [name, about, { name: 'audience', at: 'audience', label: 'For whom', kind: { as: 'line' } }, { name: 'groups', at: 'groups', label: 'Groups', kind: { as: 'some', of: groups } }, source],
  },
  { key: 'forms', title: 'Forms', thing: 'form', about: 'What forms are called.', file: 'forms/', pattern: '', grows: false, name: nameOf, fields: [name, about] },
  {
    key: 'questions', title: 'Questions of forms', thing: 'question', about: 'What each form asks, section by section.', file: 'forms/', pattern: 'sections.*.questions.*', grows: true, keyed: true, name: nameOf,
    fresh: () => ({ required: false, identity: false }),
    fields: [
      { name: 'label', at: 'label', label: 'Question', needed: true, kind: { as: 'line' } }, { name: 'hint', at: 'hint', label: 'Hint beneath it', kind: { as: 'text' } }, { name: 'guidance', at: 'guidance', label: 'Longer help, folded away', kind: { as: 'text' } },
      { name: 'type', at: 'type', label: 'How it is answered', needed: true, kind: { as: 'one', of: questionTypes, empty: 'Choose' }, when: (question) => question === undefined },
      { name: 'options', at: 'options', label: 'Answers to choose from', hint: 'One a line. For a question with answers to choose from.', kind: { as: 'lines', read: (value) => (Array.isArray(value) ? value.map((each) => textIn(each, 'label')) : []), write: writeOptions }, when: hasOptions },
      { name: 'required', at: 'required', label: 'Does it have to be answered?', kind: { as: 'yes-no' } },
      { name: 'identity', at: 'identity', label: 'Does the answer identify a person?', hint: 'Then it goes into the vault and nowhere else.', kind: { as: 'yes-no' }, when: (question) => question === undefined },
    ],
  },
  { key: 'criteria-sets', title: 'Sets of criteria', thing: 'set', about: 'What sets of criteria are called.', file: 'criteria.yaml', pattern: '*', grows: false, name: nameOf, fields: [name, about] },
  {
    key: 'criteria', title: 'Criteria', thing: 'criterion', about: 'The questions of each set, answered one by one.', file: 'criteria.yaml', pattern: '*.items.*', grows: true, keyed: true, name: nameOf,
    fields: [{ name: 'text', at: 'text', label: 'Criterion', needed: true, kind: { as: 'text' } }, { name: 'help', at: 'help', label: 'Help', kind: { as: 'text' } }],
  },
  {
    key: 'standards', title: 'Standards', thing: 'standard', about: 'What good looks like, and the measures beside it.', file: 'standards.yaml', pattern: '*', grows: true, keyed: true, name: nameOf, fresh: () => ({ statements: [], measures: [], ...ownRule() }),
    fields: [
      name,
      { name: 'statements', at: 'statements', label: 'Statements', hint: 'One a line', needed: true, kind: { as: 'lines', read: (value) => (Array.isArray(value) ? value.map((each) => textIn(each, 'text')) : []), write: writeStatements } },
      { name: 'measures', at: 'measures', label: 'Measures beside it', kind: { as: 'some', of: indicators } }, source,
    ],
  },
  {
    key: 'words', title: 'Words', thing: 'word', about: 'What words and abbreviations mean here.', file: 'vocabulary.yaml', pattern: '*', grows: true, name: (word) => textOf(valueAt(word, ['term'])),
    fields: [{ name: 'term', at: 'term', label: 'Word', needed: true, kind: { as: 'line' } }, { name: 'meaning', at: 'meaning', label: 'Meaning', needed: true, kind: { as: 'text' } }, { name: 'insteadOf', at: 'insteadOf', label: 'Instead of', kind: { as: 'line' } }],
  },
];

function writeStatements(lines: readonly string[], before: unknown): unknown {
  const old = Array.isArray(before) ? before.filter(isMapping) : [];
  const kept = (line: string, i: number) => old.find((each) => each['text'] === line) ?? (old.length === lines.length ? old[i] : undefined);
  return lines.reduce<Record<string, unknown>[]>((all, text, i) => [...all, { key: textIn(kept(text, i), 'key') || keyFor(text, all.map((each) => textIn(each, 'key'))), text }], []);
}
