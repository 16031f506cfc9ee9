import type { PackTexts } from '../load.ts';
import { faultAt, type Fault, type PackText, type Path } from '../fault.ts';
import type { Condition } from '../schema/criteria.ts';
import type { Pack, PackFile } from '../schema/pack.ts';
import type { Addressee, ProcessDefinition } from '../schema/process.ts';
import { nearest } from './nearest.ts';

/** Everything in a pack that refers to something which is not there, or that contradicts itself; each at its place. */
export function checkPack(pack: Pack, texts: PackTexts): Fault[] {
  const faults: Fault[] = [];
  const part = (file: PackFile): PackText => texts.parts[file]!;
  const refer = (text: PackText, path: Path, what: string, key: string | undefined, known: readonly string[]) => {
    if (key === undefined || known.includes(key)) return;
    const meant = nearest(key, known);
    faults.push(faultAt(text, path, `unknown-${what}`, `There is no ${what.replaceAll('-', ' ')} "${key}".${meant === null ? ` Known: ${known.slice(0, 12).join(', ')}.` : ` Did you mean "${meant}"?`}`));
  };
  const keys = (items: readonly { key: string }[]) => items.map((item) => item.key);
  const known = {
    roles: keys(pack.roles), groups: keys(pack.groups), bodies: keys(pack.bodies), forms: keys(pack.forms), criteria: keys(pack.criteria),
    processes: keys(pack.processes), documents: keys(pack.documents), doubts: keys(pack.doubts), priorities: keys(pack.priorities.priorities), indicators: keys(pack.indicators),
  };

  for (const [file, items] of [
    ['organisation.yaml', pack.groups], ['organisation.yaml', pack.roles], ['organisation.yaml', pack.bodies], ['criteria.yaml', pack.criteria], ['cadences.yaml', pack.cadences],
    ['indicators.yaml', pack.indicators], ['documents.yaml', pack.documents], ['channels.yaml', pack.channels], ['doubts.yaml', pack.doubts],
  ] as [PackFile, { key: string }[]][]) twice(part(file), items, faults);
  sameNames(texts.processes, pack.processes, faults);
  sameNames(texts.forms, pack.forms, faults);

  pack.roles.forEach((role, i) => refer(part('organisation.yaml'), ['roles', i, 'deputy'], 'role', role.deputy, known.roles));
  pack.groups.forEach((group, i) => {
    refer(part('organisation.yaml'), ['groups', i, 'chair'], 'role', group.chair, known.roles);
    refer(part('organisation.yaml'), ['groups', i, 'reportsTo'], 'group', group.reportsTo, known.groups);
  });
  pack.channels.forEach((channel, i) => channel.groups.forEach((group, g) => refer(part('channels.yaml'), [i, 'groups', g], 'group', group, known.groups)));
  pack.cadences.forEach((cadence, i) => cadence.reporting.forEach((line, l) => {
    refer(part('cadences.yaml'), [i, 'reporting', l, 'to'], 'group', line.to, known.groups);
    refer(part('cadences.yaml'), [i, 'reporting', l, 'preparedBy'], 'role', line.preparedBy, known.roles);
  }));
  pack.standards.forEach((standard, i) => standard.measures.forEach((measure, m) => refer(part('standards.yaml'), [i, 'measures', m], 'indicator', measure, known.indicators)));
  pack.audits.programme.forEach((audit, i) => {
    refer(part('audits.yaml'), ['programme', i, 'kind'], 'kind-of-audit', audit.kind, keys(pack.audits.kinds));
    refer(part('audits.yaml'), ['programme', i, 'lead'], 'role', audit.lead, known.roles);
    audit.priorities.forEach((priority, p) => refer(part('audits.yaml'), ['programme', i, 'priorities', p], 'priority', priority, known.priorities));
  });
  refer(part('learning.yaml'), ['actions', 'escalateTo'], 'role', pack.learning.actions.escalateTo, known.roles);
  pack.criteria.forEach((set, i) => {
    if (set.met !== undefined) conditionKeys(set.met).forEach((key) => refer(part('criteria.yaml'), [i, 'met'], 'criterion', key, keys(set.items)));
  });

  pack.processes.forEach((process, i) => checkProcess(process, texts.processes[i]!, known, refer, faults));
  pack.forms.forEach((form, i) => {
    const text = texts.forms[i]!;
    const before = new Map<string, string[]>();
    form.sections.forEach((section, s) => {
      refer(text, ['sections', s, 'criteria'], 'set-of-criteria', section.criteria, known.criteria);
      section.questions.forEach((question, q) => {
        const path = ['sections', s, 'questions', q];
        if (question.when !== undefined) refer(text, [...path, 'when', 'question'], 'earlier-question', question.when.question, [...before.keys()]);
        if (question.type === 'scale') refer(text, [...path, 'scale'], 'scale', question.scale, keys(form.scales));
        before.set(question.key, []);
      });
    });
  });
  for (const text of [...Object.values(texts.parts), ...texts.processes, ...texts.forms]) doubtsIn(text!.value, [], (path, doubt) => refer(text!, path, 'doubt', doubt, known.doubts));
  return faults;
}

type Refer = (text: PackText, path: Path, what: string, key: string | undefined, known: readonly string[]) => void;

function checkProcess(process: ProcessDefinition, text: PackText, known: Record<string, readonly string[]>, refer: Refer, faults: Fault[]) {
  const steps = process.steps.map((step) => step.key);
  const anchors = process.anchors.map((anchor) => anchor.key);
  const decisions = process.decisions.map((decision) => decision.key);
  const told = (path: Path, addressee: Addressee) => {
    if ('role' in addressee) refer(text, [...path, 'role'], 'role', addressee.role, known['roles']!);
    if ('group' in addressee) refer(text, [...path, 'group'], 'group', addressee.group, known['groups']!);
    if ('body' in addressee) refer(text, [...path, 'body'], 'body', addressee.body, known['bodies']!);
  };
  process.anchors.forEach((anchor, i) => refer(text, ['anchors', i, 'setBy'], 'step', anchor.setBy, steps));
  process.clocks.forEach((clock, i) => {
    refer(text, ['clocks', i, 'anchor'], 'anchor', clock.anchor, anchors);
    refer(text, ['clocks', i, 'stops'], 'step', clock.stops, steps);
    clock.readings.forEach((reading, r) => refer(text, ['clocks', i, 'readings', r, 'anchor'], 'anchor', reading.anchor, anchors));
    const lengths = [clock.within, clock.between, clock.atLeastBefore].filter((length) => length !== undefined).length + (clock.asSoonAs ? 1 : 0);
    if (lengths !== 1) faults.push(faultAt(text, ['clocks', i], 'clock-without-unit', 'A clock says just one of: within, between, atLeastBefore (each with amount and unit), or asSoonAs.'));
    if (clock.between !== undefined && clock.between.from > clock.between.to) faults.push(faultAt(text, ['clocks', i, 'between'], 'window-ends-before-it-starts', 'The early mark comes after the limit. Put the smaller number first.'));
  });
  process.steps.forEach((step, i) => {
    const path = ['steps', i];
    refer(text, [...path, 'lead'], 'role', step.lead, known['roles']!);
    refer(text, [...path, 'deputy'], 'role', step.deputy, known['roles']!);
    refer(text, [...path, 'anchor'], 'anchor', step.anchor, anchors);
    step.after.forEach((key, a) => refer(text, [...path, 'after', a], 'step', key, steps));
    if (step.onlyIf !== undefined) {
      refer(text, [...path, 'onlyIf', 'decision'], 'decision', step.onlyIf.decision, decisions);
      const outcomes = process.decisions.find((decision) => decision.key === step.onlyIf!.decision)?.outcomes.map((outcome) => outcome.key) ?? [];
      if (outcomes.length > 0) step.onlyIf.is.forEach((key, o) => refer(text, [...path, 'onlyIf', 'is', o], 'outcome', key, outcomes));
    }
    const { act } = step;
    const inAct = [...path, 'act'];
    switch (act.kind) {
      case 'form':
      case 'request':
        refer(text, [...inAct, 'form'], 'form', act.form, known['forms']!);
        break;
      case 'composite':
        refer(text, [...inAct, 'of'], 'step', act.of, steps);
        act.to.forEach((addressee, a) => told([...inAct, 'to', a], addressee));
        break;
      case 'views':
        refer(text, [...inAct, 'group'], 'group', act.group, known['groups']!);
        act.criteria.forEach((set, c) => refer(text, [...inAct, 'criteria', c], 'set-of-criteria', set, known['criteria']!));
        break;
      case 'decision':
        refer(text, [...inAct, 'decision'], 'decision', act.decision, decisions);
        break;
      case 'notice':
        act.to.forEach((addressee, a) => told([...inAct, 'to', a], addressee));
        act.copies.forEach((addressee, a) => told([...inAct, 'copies', a], addressee));
        refer(text, [...inAct, 'document'], 'document', act.document, known['documents']!);
        break;
      case 'wait':
        refer(text, [...inAct, 'body'], 'body', act.body, known['bodies']!);
        break;
      case 'task':
        break;
    }
  });
  process.decisions.forEach((decision, i) => {
    const path = ['decisions', i];
    decision.deciders.forEach((role, r) => refer(text, [...path, 'deciders', r], 'role', role, known['roles']!));
    decision.present.forEach((role, r) => refer(text, [...path, 'present', r], 'role', role, known['roles']!));
    decision.criteria.forEach((set, c) => refer(text, [...path, 'criteria', c], 'set-of-criteria', set, known['criteria']!));
    decision.outcomes.forEach((outcome, o) => outcome.starts.forEach((key, s) => refer(text, [...path, 'outcomes', o, 'starts', s], 'process', key, known['processes']!)));
    if (!process.steps.some((step) => step.act.kind === 'decision' && step.act.decision === decision.key)) faults.push(faultAt(text, path, 'decision-never-taken', `No step takes the decision "${decision.key}". Give one the act {kind: decision, decision: ${decision.key}}.`));
  });
  const circle = findCircle(process);
  if (circle !== null) faults.push(faultAt(text, ['steps', steps.indexOf(circle[0]!), 'after'], 'circle', `These steps wait for one another: ${[...circle, circle[0]].join(' → ')}. Take one of them out of "after".`));
}

/** The steps of a circle in "after", if there is one. */
export function findCircle(process: Pick<ProcessDefinition, 'steps'>): string[] | null {
  const after = new Map(process.steps.map((step) => [step.key, step.after]));
  const cleared = new Set<string>();
  const walk = (key: string, trail: string[]): string[] | null => {
    if (trail.includes(key)) return trail.slice(trail.indexOf(key));
    if (cleared.has(key)) return null;
    for (const next of after.get(key) ?? []) {
      const circle = walk(next, [...trail, key]);
      if (circle !== null) return circle;
    }
    cleared.add(key);
    return null;
  };
  for (const key of after.keys()) {
    const circle = walk(key, []);
    if (circle !== null) return circle;
  }
  return null;
}

function twice(text: PackText, items: readonly { key: string }[], faults: Fault[]) {
  items.forEach((item, i) => {
    if (items.findIndex((each) => each.key === item.key) < i) faults.push(faultAt(text, [i], 'same-key-twice', `"${item.key}" stands here twice. Give one of them another key.`));
  });
}

function sameNames(texts: readonly PackText[], items: readonly { key: string; name: string; prefix?: string }[], faults: Fault[]) {
  items.forEach((item, i) => {
    const earlier = items.slice(0, i);
    if (earlier.some((each) => each.key === item.key)) faults.push(faultAt(texts[i]!, ['key'], 'same-key-twice', `Another file has the key "${item.key}" too.`));
    if (earlier.some((each) => each.name === item.name)) faults.push(faultAt(texts[i]!, ['name'], 'same-name-twice', `Another is called "${item.name}" too. People could not tell them apart.`));
    if (item.prefix !== undefined && earlier.some((each) => each.prefix === item.prefix)) faults.push(faultAt(texts[i]!, ['prefix'], 'same-prefix-twice', `The letters ${item.prefix} begin the references of another process too.`));
  });
}

const conditionKeys = (condition: Condition): string[] =>
  typeof condition === 'string' ? [condition] : 'all' in condition ? condition.all.flatMap(conditionKeys) : 'any' in condition ? condition.any.flatMap(conditionKeys) : conditionKeys(condition.not);

function doubtsIn(value: unknown, path: Path, found: (path: Path, doubt: string) => void): void {
  if (Array.isArray(value)) value.forEach((item, i) => doubtsIn(item, [...path, i], found));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'doubts' && Array.isArray(item)) item.forEach((doubt, i) => found([...path, key, i], String(doubt)));
      else doubtsIn(item, [...path, key], found);
    }
  }
}
