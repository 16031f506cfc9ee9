import { formatDay, type Day } from '../../calendar/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { isOpen, statusWords } from '../../thread/actions/action-state.ts';
import type { PlannedAction } from './plan-actions.ts';
import { moveCountersPast, nextReferences } from './references.ts';

// Rows in one statement: a statement may carry 65,535 values.
const batch = 1000;

/** Writes the actions of a file with their agencies, history and knots of the thread, inside the caller's transaction. */
export async function takeActions(tx: Tx, partnershipId: string, planned: readonly PlannedAction[], today: Day, now: Date): Promise<void> {
  await moveCountersPast(tx, partnershipId, planned.flatMap((action) => action.reference ?? []));
  const without = planned.filter((action) => action.reference === null).length;
  const fresh = without === 0 ? [] : await nextReferences(tx, 'ACT', Number(today.slice(0, 4)), without);
  const actions = planned.map((action) => ({ ...action, id: newId(), reference: action.reference ?? fresh.shift()! }));
  for (let from = 0; from < actions.length; from += batch) {
    const some = actions.slice(from, from + batch);
    await tx.insertInto('action').values(some.map((action) => ({
      partnership_id: partnershipId, id: action.id, reference: action.reference, title: action.title, detail: action.detail, owner_id: action.ownerId, owner_name: action.ownerName,
      due_on: action.dueOn, measure: action.measure, strength: action.strength, themes: [...action.themes], status: action.status, imported: true, created_at: now, created_by: null,
    }))).execute();
    const bound = some.flatMap((action) => action.agencies.map((agency_id) => ({ partnership_id: partnershipId, action_id: action.id, agency_id })));
    for (let at = 0; at < bound.length; at += batch) await tx.insertInto('action_agency').values(bound.slice(at, at + batch)).execute();
    await tx.insertInto('action_entry').values(some.map((action) => ({
      partnership_id: partnershipId, id: newId(), action_id: action.id, kind: 'made', text: action.title, at: now, person_id: null,
      detail: JSON.stringify({ imported: true, row: action.row, ...(action.completedOn === null ? {} : { completedOn: action.completedOn }) }),
    }))).execute();
    await tx.insertInto('thread_node').values(some.map((action) => ({
      partnership_id: partnershipId, id: action.id, case_id: null, kind: 'action', reference: action.reference, title: action.title,
      state: isOpen(action.status) ? `${statusWords[action.status]}, due ${formatDay(action.dueOn)}` : statusWords[action.status],
      happened_on: action.completedOn ?? (action.dueOn < today ? action.dueOn : today),
    }))).execute();
  }
}
