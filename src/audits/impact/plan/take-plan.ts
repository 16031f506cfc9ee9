import { record } from '../../../access/record.ts';
import { formatDay, type Day } from '../../../calendar/index.ts';
import { addAction, type NewAction } from '../../../thread/actions/add-action.ts';
import { knownThemes } from '../../../thread/board-pack.ts';
import { join } from '../../../thread/line/knot.ts';
import { readDay, readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import { findingsByPlace } from '../findings/read-findings.ts';
import { openSaid, returnKnot, type OpenSaid } from '../said/open-said.ts';
import type { Planned } from '../said/said.ts';
import { OUTSIDE, readOffered, returnPlanPage, type Offered } from './return-plan-page.tsx';
import { titleOf, type ToTake } from './same-plan.ts';
import { roundHref } from './words.tsx';

interface Reading {
  each: ToTake;
  action: NewAction;
}

/**
 * Makes actions of what a return plans, in one step: by the keeper, or by the agency's own people who answer for it. Each is tied behind
 * the return and the findings on its question. What became an action before, in this round or an earlier one, is not made again.
 */
export async function takePlan(visit: Visit): Promise<Reply> {
  const open = await openSaid(visit, true);
  if (open === null) return notFound;
  if (!open.takes) return forbidden;
  const { tx, me, now, today } = visit;
  const { ret, round } = open;
  const offered = await readOffered(visit, open);
  const problems: FieldProblem[] = [];
  const readings = readTaken(visit, open, offered, problems);
  const again = offered.left.filter(({ underWay }) => underWay !== null);
  if (problems.length === 0 && readings.length + again.length === 0) problems.push({ field: '', message: offered.left.length === 0 ? 'Everything that is planned is among the actions already' : 'Select what is to become an action' });
  if (problems.length > 0) return returnPlanPage(visit, problems);
  const knot = await returnKnot(tx, me.partnershipId, open);
  const findings = await findingsByPlace(tx, round.id, ret.id);
  const ledBy = (planned: readonly Planned[]): string[] => planned.flatMap(({ place, graded }) => [...(findings.get(place) ?? []), ...(findings.get(graded) ?? [])]);
  const keep = async (planned: readonly Planned[], actionId: string): Promise<void> => {
    await tx.insertInto('return_action').values(planned.map(({ place, standard }) => ({
      partnership_id: me.partnershipId, return_id: ret.id, question: place, round_id: round.id, board_id: ret.boardId, agency_id: ret.agencyId, standard, action_id: actionId, taken_at: now, by_person: me.personId,
    }))).execute();
  };
  for (const { each, action } of readings) {
    const planned = [each.planned, ...each.also];
    const { id } = await addAction(visit, action, { recommendationId: null, knots: [knot, ...ledBy(planned)] });
    await keep(planned, id);
  }
  for (const { planned, also, underWay } of again) {
    await join(tx, me.partnershipId, underWay!.id, [knot, ...ledBy([planned, ...also])]);
    await keep([planned, ...also], underWay!.id);
  }
  await tx.updateTable('audit_return').set({ plan_taken_on: today }).where('id', '=', ret.id).execute();
  await record(tx, now, { deed: 'took up the plan of a return', subjectKind: 'return', subjectId: ret.id, detail: { round: round.reference, made: readings.length, tied: again.length } });
  const made = readings.length === 1 ? 'One action is made' : `${readings.length} actions are made`;
  return goTo(roundHref(round.id, `/plan/${ret.id}`), again.length === 0 ? `${made}. Their owners are told by mail.` : `${made}, ${again.length} under way ${again.length === 1 ? 'is' : 'are'} tied.`);
}

function readTaken({ body, today }: Visit, { ret, round, pack }: OpenSaid, { left, people }: Offered, problems: FieldProblem[]): Reading[] {
  const { strengths } = pack.learning;
  const strengthOf = (value: string): string | undefined => strengths.find(({ key }) => key === value)?.key;
  const usual = strengthOf(sent(body, 'strength'));
  const wanted = left.filter(({ planned, underWay }) => underWay === null && sent(body, `take.${planned.place}`) === 'yes');
  if (wanted.some(({ planned }) => strengthOf(sent(body, `strength.${planned.place}`)) === undefined) && usual === undefined) problems.push({ field: 'strength', message: 'Select what kind of change they are' });
  return wanted.flatMap((each): Reading[] => {
    const { planned } = each;
    const owner = readOwner(sent(body, `owner.${planned.place}`), planned, people);
    if (owner === null) problems.push({ field: `owner.${planned.place}`, message: `Choose who owns "${planned.text.slice(0, 60)}"` });
    const dueOn: Day | null = readDay(body, `by.${planned.place}`, 'The day', problems);
    const measure = readText(body, `measure.${planned.place}`, { what: 'The measure', most: 2000, missing: 'Enter how you will know that it made a difference' }, problems);
    const strength = strengthOf(sent(body, `strength.${planned.place}`)) ?? usual;
    if (owner === null || dueOn === null || strength === undefined) return [];
    const { title, rest } = titleOf(planned);
    const because = [planned, ...each.also].map(({ section, asks, level }) => `${section}: ${asks}${level === '' ? '' : ` (${level})`}`).join('\n');
    return [{
      each,
      action: {
        title, detail: [rest, `Planned by ${ret.name} in ${round.reference} because of:\n${because}`].filter((part) => part !== '').join('\n\n').slice(0, 4000), agencies: ret.agencyId === null ? [] : [{ id: ret.agencyId }], owner, dueOn, measure,
        baseline: planned.level === '' ? '' : `${planned.level} on ${formatDay(today)}`, strength, themes: knownThemes(pack, sentAll(body, 'themes')),
      },
    }];
  });
}

/** Somebody of the agency, or the post as the return names it, where nobody with an account holds it. */
function readOwner(value: string, { owner }: Planned, people: Offered['people']): NewAction['owner'] | null {
  if (value === OUTSIDE && owner !== '') return { id: null, name: owner, email: '' };
  return people.find((person) => person.id === value) ?? null;
}
