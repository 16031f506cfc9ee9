import { record } from '../../access/record.ts';
import { addMonths, formatDay, type Day } from '../../calendar/index.ts';
import { ChangedMeanwhile, isId, newId, post } from '../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardPack, named } from '../board-pack.ts';
import { retie, tie } from '../line/knot.ts';
import { actionDeeds, afterDeed, statusWords, type ActionDeed, type ActionStatus } from './action-state.ts';
import { actionPage, openAction } from './action-page.tsx';
import { mayNameProblems, type Hold } from '../may-name.tsx';
import { mayDo } from './may-do.ts';
import { isMeasured } from './measure.ts';

const isDeed = (text: string): text is ActionDeed => (actionDeeds as readonly string[]).includes(text);
const done: Record<ActionDeed, string> = {
  progress: 'The progress is recorded.', evidence: 'The evidence is offered. Somebody else verifies it.', returned: 'The evidence is returned with your reason.',
  verified: 'The action is verified as done. Its effect is judged later.', impact: 'The effect is judged.', extended: 'The last day is moved.', reassigned: 'The action has a new owner.',
  reopened: 'The action is open again.', dropped: 'The action is dropped.',
};

/** One deed to an action: permission first, then its state's rule, then one transaction; two at once meet at the revision. */
export async function changeAction(visit: Visit, hold: Hold): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const id = visit.params['id'] ?? '';
  const opened = isId(id) ? await openAction(visit, id) : null;
  if (opened === null) return notFound;
  const { action, offeredBy } = opened;
  const deed = sent(body, 'do');
  if (!isDeed(deed) || !mayDo(deed, me, { ownerId: action.owner_id, offeredBy })) return forbidden;
  if (Number(sent(body, 'revision')) !== action.revision) return actionPage(visit, opened, deed, [{ field: '', message: 'Somebody else changed this action while you were at it. What they did stands below; what you typed is kept. Look, then send it again.' }], 409);
  const { learning } = await boardPack(visit);
  const problems: FieldProblem[] = [];
  const text = readText(body, 'text', { what: 'The text', most: 4000, missing: deed === 'verified' ? 'Enter what you looked at' : deed === 'progress' || deed === 'evidence' || deed === 'impact' ? 'Enter what there is to say' : 'Enter the reason' }, problems);
  const verdict = learning.verdicts.find((each) => each.key === sent(body, 'verdict'));
  if (deed === 'impact' && verdict === undefined) problems.push({ field: 'verdict', message: 'Select what effect it had' });
  // None is found done, and none closed, without a measure of its effect (SUF-29): what was taken in without one is given it now.
  const measure = (deed === 'verified' || deed === 'impact') && !isMeasured(action.measure) ? readText(body, 'measure', { what: 'The measure', most: 2000, missing: 'Enter how you will know that it made a difference' }, problems) : action.measure;
  const newDue = deed === 'extended' ? readDay(body, 'newDue', 'The new day', problems) : null;
  if (newDue !== null && newDue <= action.due_on) problems.push({ field: 'newDue', message: 'The new day must be later than the present one' });
  const owner = deed === 'reassigned' ? await tx.selectFrom('person').select(['id', 'name', 'email']).where('id', '=', isId(sent(body, 'owner')) ? sent(body, 'owner') : id).executeTakeFirst() : undefined;
  if (deed === 'reassigned' && owner === undefined) problems.push({ field: 'owner', message: 'Choose the new owner' });
  const next = afterDeed(action.status as ActionStatus, deed, verdict?.effect);
  if (next === null) problems.push({ field: '', message: 'That cannot be done to the action as it stands.' });
  if (problems.length > 0 || next === null) return actionPage(visit, opened, deed, problems, 422);

  const mayName = await hold(visit, { processId: action.origin_process_id, subjectKind: 'action', subjectId: id, reference: action.reference, text: measure === action.measure ? text : `${text}\n${measure}` });
  if (mayName !== null) return actionPage(visit, opened, deed, mayNameProblems(mayName, 'record it'), 422, mayName);

  const file = visit.files[0];
  if (file !== undefined) await tx.insertInto('stored_file').values({ partnership_id: me.partnershipId, id: file.id, name: file.name, type: file.type, size: file.size, sha256: file.sha256, added_at: now, added_by: me.personId }).execute();
  const entryId = newId();
  await tx.insertInto('action_entry').values({
    partnership_id: me.partnershipId, id: entryId, action_id: id, kind: deed, text, file_id: file?.id ?? null, at: now, person_id: me.personId,
    detail: JSON.stringify({ ...(verdict ? { verdict: verdict.key } : {}), ...(newDue ? { from: action.due_on, to: newDue } : {}), ...(owner ? { from: action.owner_name, to: owner.name } : {}) }),
  }).execute();
  const changed = await tx.updateTable('action').set({
    status: next, revision: action.revision + 1, measure,
    ...(newDue ? { due_on: newDue } : {}), ...(owner ? { owner_id: owner.id, owner_name: owner.name } : {}),
    ...(deed === 'verified' ? { impact_due_on: addMonths(today, learning.actions.judgeAfterMonths) } : {}),
    ...(deed === 'impact' ? { verdict: verdict!.key, closed_on: next === 'closed' ? today : null, impact_due_on: next === 'closed' ? null : addMonths(today, learning.actions.judgeAfterMonths) } : {}),
    ...(deed === 'reopened' ? { verdict: null, closed_on: null, impact_due_on: null } : {}),
  }).where('id', '=', id).where('revision', '=', action.revision).executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  const due = newDue ?? (action.due_on as Day);
  await retie(tx, id, { state: next === 'planned' || next === 'in-progress' ? `${statusWords[next]}, due ${formatDay(due)}` : statusWords[next] });
  if (deed === 'evidence') await tie(tx, me.partnershipId, { id: entryId, kind: 'evidence', reference: `${action.reference} evidence`, title: text.slice(0, 200), state: 'Offered', happenedOn: today, caseId: null }, [id]);
  if (deed === 'verified') await tx.updateTable('thread_node').set({ state: 'Verified' }).where('kind', '=', 'evidence').where('state', '=', 'Offered').where('id', 'in', (from) => from.selectFrom('thread_edge').select('to_id').where('from_id', '=', id)).execute();
  if (deed === 'impact') await tie(tx, me.partnershipId, { id: entryId, kind: 'effect', reference: `${action.reference} effect`, title: text.slice(0, 200), state: named(learning.verdicts, verdict!.key), happenedOn: today, caseId: null }, [id]);
  if (owner) await post(tx, me.partnershipId, now, [{ key: `action ${id} to ${owner.id} ${action.revision}`, toName: owner.name, toEmail: owner.email, subject: `${action.reference}: an action is yours, due ${formatDay(due)}`, body: `You own the action ${action.reference}, due ${formatDay(due)}.\n\n${visit.app.settings.baseUrl}/actions/${id}\n` }]);
  await record(tx, now, { deed: `changed an action: ${deed}`, subjectKind: 'action', subjectId: id, detail: { reference: action.reference } });
  return goTo(`/actions/${id}`, done[deed]);
}
