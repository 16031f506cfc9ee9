import { createHash } from 'node:crypto';
import { Rule, setByBoard } from '../../../framework/schema/rule.ts';
import type { PackValues } from '../../../framework/write/pack-files.ts';
import type { FieldProblem } from '../../../web/fields/index.ts';
import { checkDraft, faultsIn, startsWith, type DraftFault } from './check-draft.ts';
import { readThing, type Field, type Typed } from './field.ts';
import { keyFor, nameOf, type Entry, type Shelf, type Subject } from './subject.ts';
import { found, isMapping, textIn, valueAt, withAt, withValue } from './values.ts';

/** A thing as somebody saw it, so that another's change in the meantime is noticed. The order of names does not matter. */
export const markOf = (thing: unknown): string => createHash('sha256').update(JSON.stringify(inOrder(thing))).digest('hex').slice(0, 24);
const inOrder = (value: unknown): unknown => (Array.isArray(value) ? value.map(inOrder) : isMapping(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, inOrder(inner)])) : value);

/** The fields that are asked of a thing; of a new one (`undefined`) those that it may begin with. */
export const fieldsOf = (subject: Subject, thing: unknown): Field[] => subject.fields.filter((field) => field.when?.(thing) ?? true);

export type Changed = { ok: true; values: PackValues; faults: DraftFault[]; name: string } | { ok: false; problems: FieldProblem[] };

/** The draft with a thing as it was typed; what is wrong in the thing itself has to be mended first. */
export function changeThing(values: PackValues, subject: Subject, entry: Entry, typed: Typed): Changed {
  const fields = fieldsOf(subject, entry.value);
  const { thing, problems } = readThing(fields, typed, entry.value);
  if (problems.length > 0) return { ok: false, problems };
  return sound(withValue(values, entry.file, entry.path, asOurs(thing, entry.value, fields)), entry, fields, subject.name(thing));
}

/** What the board set otherwise no longer passes as what its source says: the rule tells who decided. */
function asOurs(thing: unknown, before: unknown, fields: readonly Field[]): unknown {
  const rule = Rule.safeParse(valueAt(thing, ['rule']));
  const changed = fields.some(({ binds, at }) => binds === true && markOf(valueAt(before, at.split('.')) ?? null) !== markOf(valueAt(thing, at.split('.')) ?? null));
  return rule.success && changed ? withAt(thing, ['rule'], setByBoard(rule.data)) : thing;
}

/** The draft with a new thing on a shelf. */
export function addThing(values: PackValues, subject: Subject, shelf: Shelf, typed: Typed): Changed {
  const fields = fieldsOf(subject, undefined);
  const { thing, problems } = readThing(fields, typed, subject.fresh?.() ?? {});
  if (problems.length > 0) return { ok: false, problems };
  const list = valueAt(values[shelf.file], shelf.path);
  const taken = keysBeside(values, subject, shelf);
  const keyed = subject.keyed === true && isMapping(thing) ? { key: keyFor(nameOf(thing), taken), ...thing } : thing;
  const place = Array.isArray(list) ? list.length : 0;
  const next = Array.isArray(list) ? withValue(values, shelf.file, [...shelf.path, place], keyed) : withValue(values, shelf.file, shelf.path, [keyed]);
  return sound(next, { file: shelf.file, path: [...shelf.path, place] }, fields, subject.name(keyed));
}

/** Keys that a new thing may not have: those of its list, and of all its like in the file, since some have to differ there. */
const keysBeside = (values: PackValues, subject: Subject, { file }: Shelf): string[] => found(values[file], subject.pattern).map(({ value }) => textIn(value, 'key'));

/** The draft without a thing, and what that leaves faulty elsewhere. */
export function removeThing(values: PackValues, entry: Entry): { values: PackValues; faults: DraftFault[] } {
  const next = withValue(values, entry.file, entry.path, undefined);
  return { values: next, faults: checkDraft(next).faults };
}

function sound(values: PackValues, { file, path }: Pick<Entry, 'file' | 'path'>, fields: readonly Field[], name: string): Changed {
  const { faults: all } = checkDraft(values);
  const faults = faultsIn(all, file, path);
  if (faults.length === 0) return { ok: true, values, faults: all, name };
  return { ok: false, problems: faults.map((fault) => ({ field: fieldAt(fault, path, fields), message: fault.message })) };
}

const fieldAt = (fault: DraftFault, path: Entry['path'], fields: readonly Field[]): string => {
  const rest = fault.path.slice(path.length);
  return fields.find(({ at }) => startsWith(rest, at.split('.')))?.name ?? '';
};
