import { formatDay, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import { newId, post } from '../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import { sent, sentAll, type Visit } from '../../web/visit/index.ts';
import { boardPack, knownThemes } from '../board-pack.ts';
import { tie } from '../line/knot.ts';
import { nextReference } from '../reference.ts';

/** What a new action can be given: the board's terms, its agencies and its people. */
export interface ActionOffers {
  pack: Pack;
  agencies: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string; post: string; email: string }[];
}

export async function actionOffers(visit: Pick<Visit, 'tx' | 'me'>): Promise<ActionOffers> {
  return {
    pack: await boardPack(visit),
    agencies: await visit.tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute(),
    people: await visit.tx.selectFrom('person').select(['id', 'name', 'post', 'email']).where('active', '=', true).orderBy('name').execute(),
  };
}

export interface NewAction {
  title: string;
  detail: string;
  agencies: readonly { id: string }[];
  /** Somebody with an account, or a post outside the product, by its name alone. */
  owner: { id: string | null; name: string; email: string };
  dueOn: Day;
  measure: string;
  baseline: string;
  strength: string;
  themes: string[];
}

/** Reads a new action from its form; null with problems where something has to be mended. Its measure is set before anything is done (SUF-29). */
export function readNewAction({ body, today }: Pick<Visit, 'body' | 'today'>, { pack, agencies, people }: ActionOffers, problems: FieldProblem[]): NewAction | null {
  const title = readText(body, 'title', { what: 'What is to be done', most: 200, missing: 'Enter what is to be done' }, problems);
  const detail = readText(body, 'detail', { what: 'The detail', most: 4000 }, problems);
  const bound = agencies.filter((agency) => sentAll(body, 'agencies').includes(agency.id));
  if (bound.length === 0) problems.push({ field: 'agencies', message: 'Select at least one agency' });
  const owner = people.find((person) => person.id === sent(body, 'owner'));
  if (owner === undefined) problems.push({ field: 'owner', message: 'Choose who owns it' });
  const dueOn = readDay(body, 'dueOn', 'The day', problems);
  if (dueOn !== null && dueOn < today) problems.push({ field: 'dueOn', message: 'The day must be today or later' });
  const measure = readText(body, 'measure', { what: 'The measure', most: 2000, missing: 'Enter how you will know that it made a difference' }, problems);
  const baseline = readText(body, 'baseline', { what: 'How it stands today', most: 500 }, problems);
  const strength = sent(body, 'strength');
  if (!pack.learning.strengths.some((each) => each.key === strength)) problems.push({ field: 'strength', message: 'Select what kind of change it is' });
  if (problems.length > 0 || owner === undefined || dueOn === null) return null;
  return { title, detail, agencies: bound, owner, dueOn, measure, baseline, strength, themes: knownThemes(pack, sentAll(body, 'themes')) };
}

/** Puts an action onto the golden thread, behind what gave cause for it, and tells its owner where they have an account. */
export async function addAction({ tx, me, now, today, app }: Visit, given: NewAction, cause: { recommendationId: string | null; knots: readonly string[] }): Promise<{ id: string; reference: string }> {
  const { title, detail, owner, dueOn, measure, baseline, strength, themes } = given;
  const id = newId();
  const reference = await nextReference(tx, 'ACT', today);
  await tx.insertInto('action').values({
    partnership_id: me.partnershipId, id, reference, title, detail, recommendation_id: cause.recommendationId, owner_id: owner.id, owner_name: owner.name, due_on: dueOn,
    measure, baseline, strength, themes, status: 'planned', created_at: now, created_by: me.personId,
  }).execute();
  if (given.agencies.length > 0) await tx.insertInto('action_agency').values(given.agencies.map((agency) => ({ partnership_id: me.partnershipId, action_id: id, agency_id: agency.id }))).execute();
  await tx.insertInto('action_entry').values({ partnership_id: me.partnershipId, id: newId(), action_id: id, kind: 'made', text: title, at: now, person_id: me.personId }).execute();
  await tie(tx, me.partnershipId, { id, kind: 'action', reference, title, state: `Planned, due ${formatDay(dueOn)}`, happenedOn: today, caseId: null }, cause.knots);
  if (owner.email !== '') await post(tx, me.partnershipId, now, [{ key: `action ${id}`, toName: owner.name, toEmail: owner.email, subject: `${reference}: an action is yours, due ${formatDay(dueOn)}`, body: `You own the action ${reference}, due ${formatDay(dueOn)}.\n\n${app.settings.baseUrl}/actions/${id}\n` }]);
  return { id, reference };
}
