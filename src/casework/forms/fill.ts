import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';
import type { Pack } from '../../framework/index.ts';
import { applyEntryAction, mergeAnswers, readEntryAction, startAnswers, readRevision, readSubmission, saveResponse, settleConflicts, type Answers, type Conflict, type Problem as FormProblem, type Response, type Saver, type Setting, type Typed } from '../../forms/index.ts';
import type { Day } from '../../calendar/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { sent, type Sent } from '../../web/visit/index.ts';

/** What forms draw on in a partnership: its agencies, the themes and criteria of the pack. */
export async function settingFor(tx: Tx, pack: Pack, today: Day): Promise<Setting> {
  const agencies = await tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute();
  return {
    today, criteria: pack.criteria as CriteriaSet[], agencies: agencies.map(({ id, name }) => ({ value: id, label: name })),
    themes: pack.themes.flatMap((group) => group.themes.map(({ key, name }) => ({ value: key, label: name }))),
  };
}

export type Filled =
  /** Saved; where the person pressed a button that adds or removes, the page is shown again. */
  | { outcome: 'saved'; answers: Answers; again: boolean }
  /** Saved what could be read; this has to be mended. */
  | { outcome: 'to-mend'; answers: Answers; typed: Typed; problems: readonly FormProblem[] }
  /** Somebody else saved in between and changed the same answers: both are shown, nothing is lost. */
  | { outcome: 'conflict'; mine: Answers; theirs: Answers; revision: number; conflicts: readonly Conflict[] };

export interface Filling {
  tx: Tx;
  partnershipId: string;
  form: FormDefinition;
  response: Response;
  /** The answers as they stand, identities and all. */
  stored: Answers;
  section: string;
  setting: Setting;
  body: Sent;
  saver: Saver;
  at: Date;
  /** Called with whole answers; gives back what may be stored beside the case. */
  putAway: (answers: Answers) => Promise<Answers>;
}

/**
 * Saves one section as it was sent. Nothing is required yet, and what cannot be read is shown again as it was typed.
 * Two people who saved at once: changes to different answers are both kept; for the same answer the second is asked.
 */
export async function fillSection(filling: Filling): Promise<Filled> {
  const { form, response, stored, body, setting } = filling;
  const read = readSubmission(form, body, { ...setting, mode: 'save', page: { section: filling.section }, before: stored, newId });
  const action = readEntryAction(form, body['action']);
  const basedOn = Number(sent(body, 'revision'));
  let answers = action === null ? read.answers : applyEntryAction(form, read.answers, action, newId());
  let revision = response.revision;
  if (Number.isInteger(basedOn) && basedOn < response.revision) {
    const base = startAnswers(form, newId, await readRevision(filling.tx, response.id, basedOn));
    const merged = mergeAnswers(form, base, answers, stored, setting);
    const choices = Object.fromEntries(merged.conflicts.flatMap((conflict) => {
      const choice = sent(body, `choose:${conflict.path}`);
      return choice === 'mine' || choice === 'theirs' ? [[conflict.path, choice] as const] : [];
    }));
    const open = merged.conflicts.filter((conflict) => !(conflict.path in choices));
    if (open.length > 0) return { outcome: 'conflict', mine: answers, theirs: stored, revision: response.revision, conflicts: open };
    answers = settleConflicts(merged.merged, merged.conflicts, choices);
    revision = response.revision;
  }
  const saved = await saveResponse(filling.tx, filling.partnershipId, {
    id: response.id, caseId: response.caseId, basedOn: revision, answers: await filling.putAway(answers), status: response.status === 'submitted' ? 'submitted' : response.status,
  }, filling.saver, filling.at);
  if (!saved) return { outcome: 'conflict', mine: answers, theirs: stored, revision: response.revision, conflicts: [] };
  if (read.problems.length > 0) return { outcome: 'to-mend', answers, typed: read.typed, problems: read.problems };
  return { outcome: 'saved', answers, again: action !== null };
}
