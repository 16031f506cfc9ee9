import { Link, type Question } from '../../../framework/schema/form.ts';
import { cleanLine } from '../../../platform/index.ts';
import { readText, type FieldProblem } from '../../../web/fields/index.ts';
import { sent, sentAll, type Sent } from '../../../web/visit/index.ts';
import { typeNames } from '../tool-words.ts';
import { readAskedOf } from './asked-of.tsx';
import type { FoundQuestion } from './with-question.ts';
import { readRows } from './rows.tsx';
import { wholeLink } from './fault-words.ts';

const isType = (text: string): text is Question['type'] => Object.hasOwn(typeNames, text);

/** A question as it was typed, under its key; what the page does not ask for stays as it was. Null where it cannot be one. */
export function readQuestion(body: Sent, { open, phases, question }: FoundQuestion, key: string, problems: FieldProblem[]): unknown {
  const label = cleanLine(readText(body, 'label', { what: 'The question', most: 1000, missing: 'Enter the question' }, problems));
  const hint = cleanLine(readText(body, 'hint', { what: 'The hint', most: 1000 }, problems));
  const guidance = readText(body, 'guidance', { what: 'The guidance', most: 8000 }, problems);
  const [href, linkText] = [cleanLine(readText(body, 'href', { what: 'The link', most: 1000 }, problems)), cleanLine(readText(body, 'linkText', { what: 'The words of the link', most: 200 }, problems))];
  if (href === '' && linkText !== '') problems.push({ field: 'href', message: 'Enter the address of the link' });
  if (href !== '' && !Link.shape.href.safeParse(href).success) problems.push({ field: 'href', message: wholeLink });
  const askedOf = readAskedOf(body, open, phases, problems);
  const type = sent(body, 'type');
  if (!isType(type)) {
    problems.push({ field: 'type', message: 'Select how it is answered' });
    return null;
  }
  const chosen = sentAll(body, 'rule');
  const standard = sent(body, 'standard');
  if (chosen.includes('notApplicable') && type !== 'scale' && type !== 'choice') problems.push({ field: 'rule', message: 'Only one of several answers, or a level of a scale, may be “not applicable”' });
  return {
    key, label, ...(hint === '' ? {} : { hint }), ...(guidance === '' ? {} : { guidance }), ...(href === '' ? {} : { link: { text: linkText === '' ? href : linkText, href } }),
    required: chosen.includes('required'), notApplicable: chosen.includes('notApplicable'), evidence: chosen.includes('evidence'), identity: question?.identity ?? false,
    ...(standard === '' ? {} : { standard }), ...(askedOf === undefined ? {} : { askedOf }), ...(question?.when === undefined ? {} : { when: question.when }), ...(question?.means === undefined ? {} : { means: question.means }),
    ...partsOf(type, body, question, open.tool.form.scales.length, problems),
  };
}

/** What a question of one type says beyond what every question does. */
function partsOf(type: Question['type'], body: Sent, before: Question | undefined, scales: number, problems: FieldProblem[]): object {
  if (type === 'scale') {
    const scale = sent(body, 'scale');
    if (scale === '') problems.push({ field: scales > 0 ? 'scale' : 'type', message: scales > 0 ? 'Select the scale by which it is answered' : 'The tool has no scale yet. Add one first' });
    return { type, scale };
  }
  if (type === 'choice' || type === 'choices') {
    const was = before?.type === 'choice' || before?.type === 'choices' ? before.options.map((option) => option.value) : [];
    const options = readRows(body, 'option', 'answer', was, problems).map(({ value, label, more }) => ({ value, label, ...(more === '' ? {} : { hint: more }) }));
    const least = type === 'choice' ? 2 : 1;
    if (options.length < least) problems.push({ field: 'option', message: least === 2 ? 'Enter at least two answers to choose from' : 'Enter at least one answer to choose from' });
    return { type, options };
  }
  if (before?.type !== type) return { type };
  switch (before.type) {
    case 'text':
    case 'long-text': return { type, maxLength: before.maxLength };
    case 'number': return { type, ...(before.min === undefined ? {} : { min: before.min }), ...(before.max === undefined ? {} : { max: before.max }) };
    case 'date': return { type, past: before.past };
    default: return { type };
  }
}
