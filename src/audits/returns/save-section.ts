import type { Section } from '../../framework/schema/form.ts';
import {
  afterEdit, applyEntryAction, compareAnswers, mergeAnswers, parseAnswers, readChoices, readEntryAction, readSubmission, settleConflicts, startAnswers, writeFields,
  type Answers, type Conflict, type Problem, type Typed,
} from '../../forms/index.ts';
import { isId, newId } from '../../platform/index.ts';
import { sent, sentAll } from '../../web/visit/index.ts';
import type { Drafts } from './drafts.ts';
import { keepSections, type Sender } from './keep-sections.ts';
import type { OpenReturn } from './the-return.ts';

export interface Stands {
  outcome: 'saved';
  revision: number;
  answers: Answers;
  unconfirmed: readonly string[];
  typed: Typed;
  problems: readonly Problem[];
  /** A button that adds or removes was pressed: the page is shown again. */
  again: boolean;
  /** Fields that a colleague changed meanwhile, as they now stand. */
  theirs: Typed;
}
export type Saved =
  | Stands
  /** Somebody else saved in between and changed the same answers: nothing is kept until the person has chosen, nothing is lost. */
  | { outcome: 'conflict'; conflicts: readonly Conflict[] };

/**
 * Saves one section as it was sent. Nothing is required yet. Two people who saved at once: changes to different answers are both kept, for the
 * same answer the second is asked. With `anyway` a first revision is kept even where nothing was changed. A page that sends on top of its own earlier saving, whose receipt a broken line swallowed, meets nobody.
 */
export async function saveSection(open: OpenReturn, drafts: Drafts, section: Section, { anyway = false } = {}): Promise<Saved> {
  const { ret, body, setting } = open;
  const draft = drafts.bySection.get(section.key)!;
  const form = { ...ret.form, sections: [section] };
  const before = startAnswers(form, newId, drafts.answers);
  const read = readSubmission(ret.form, body, { ...setting, mode: 'save', page: { section: section.key }, before, newId });
  const entryAction = readEntryAction(form, body['action']);
  const mine = entryAction === null ? read.answers : applyEntryAction(form, read.answers, entryAction, newId());
  const sender: Sender = { page: isId(sent(body, 'page')) ? sent(body, 'page') : '', seq: Math.min(Math.max(Math.trunc(Number(sent(body, 'seq'))) || 0, 0), 1_000_000) };
  const ground = await commonGround(open, drafts, section, Number(sent(body, 'revision')), sender);
  const standing = (answers: Answers, revision: number, unconfirmed: readonly string[]): Stands => ({
    outcome: 'saved', revision, answers, unconfirmed, typed: read.typed, problems: read.problems, again: entryAction !== null, theirs: changedFields(form, mine, answers),
  });
  if (ground.overtaken && sent(body, 'action') === 'auto') return { ...standing(before, draft.revision, draft.unconfirmed), theirs: {} };
  let answers = mine;
  let hasChosen = false;
  if (ground.base !== null) {
    const merged = mergeAnswers(form, pick(ground.base, section), pick(mine, section), pick(drafts.answers, section), setting);
    const choices = readChoices(merged.conflicts, body);
    const undecided = merged.conflicts.filter(({ path }) => !(path in choices));
    if (undecided.length > 0) return { outcome: 'conflict', conflicts: undecided };
    hasChosen = merged.conflicts.length > 0;
    answers = { ...mine, ...settleConflicts(merged.merged, merged.conflicts, choices) };
  }
  const confirmed = sent(body, 'action') === 'confirm' ? draft.unconfirmed : sentAll(body, 'confirm');
  const { unconfirmed } = afterEdit(form, { answers: pick(drafts.answers, section), unconfirmed: draft.unconfirmed }, pick(answers, section), confirmed, setting);
  const same = compareAnswers(form, pick(drafts.answers, section), pick(answers, section), setting).length === 0 && unconfirmed.length === draft.unconfirmed.length && entryAction === null;
  // Whoever chose what was there already has been heard all the same: their page need not ask again.
  if (same && !hasChosen && !(anyway && draft.revision === 0)) return standing(answers, draft.revision, unconfirmed);
  const revisions = await keepSections(open, drafts, [{ section: section.key, answers: answers[section.key]!, unconfirmed }], sender, 'saved a section of a return');
  return standing(answers, revisions.get(section.key)!, unconfirmed);
}

const pick = (answers: Answers, { key }: Section): Answers => (answers[key] === undefined ? {} : { [key]: answers[key] });

/**
 * What was sent is a change to these answers. Null where nobody else has saved since: then what was sent simply stands.
 * `overtaken`: the page has sent something newer already, and this came late.
 */
async function commonGround({ tx, ret }: OpenReturn, drafts: Drafts, section: Section, basedOn: number, sender: Sender): Promise<{ base: Answers | null; overtaken: boolean }> {
  const draft = drafts.bySection.get(section.key)!;
  if (!Number.isInteger(basedOn) || basedOn < 0 || basedOn >= draft.revision) return { base: null, overtaken: false };
  const rows = await tx.selectFrom('return_revision').select(['revision', 'answers', 'page', 'seq']).where('return_id', '=', ret.id).where('section', '=', section.key).where('revision', '>=', basedOn).orderBy('revision').execute();
  let own = basedOn;
  let overtaken = false;
  for (const row of rows.filter(({ revision }) => revision > basedOn)) {
    if (sender.page === '' || row.page !== sender.page) break;
    own = row.revision;
    overtaken = row.seq > sender.seq;
  }
  if (own === draft.revision) return { base: null, overtaken };
  const at = rows.find(({ revision }) => revision === own);
  return { base: at === undefined ? {} : parseAnswers({ [section.key]: at.answers }), overtaken };
}

/** The fields in which what stands now differs from what this page sent: a colleague's changes, for the page to show. */
function changedFields(form: OpenReturn['ret']['form'], mine: Answers, now: Answers): Typed {
  const [was, is] = [writeFields(form, mine), writeFields(form, now)];
  const differs = (name: string): boolean => JSON.stringify(was[name] ?? '') !== JSON.stringify(is[name] ?? '');
  return Object.fromEntries([...new Set([...Object.keys(was), ...Object.keys(is)])].filter(differs).map((name) => [name, is[name] ?? '']));
}

/** The pages whose sayings have been heard, each with the last: by these a page knows again what it sent when the line broke. */
export async function readHeard({ tx, ret }: OpenReturn, section: string): Promise<string> {
  const rows = await tx.selectFrom('return_revision').select(['page', (eb) => eb.fn.max('seq').as('seq')]).where('return_id', '=', ret.id).where('section', '=', section).where('page', '<>', '')
    .groupBy('page').orderBy((eb) => eb.fn.max('revision'), 'desc').limit(20).execute();
  return rows.map(({ page, seq }) => `${page}:${seq}`).join(' ');
}
