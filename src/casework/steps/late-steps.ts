import { record } from '../../access/record.ts';
import { addDays, dayInLondon, formatDay, type Day } from '../../calendar/index.ts';
import { rolesThat } from '../../framework/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import { post, type Tx } from '../../platform/index.ts';
import { readProcess } from '../../process/index.ts';
import type { App } from '../../web/visit/index.ts';
import { nameOfRole } from '../review/names.ts';
import { definitionOf } from '../review/open-review.ts';
import { standings } from '../team/add-team-by-role.ts';
import { peopleOf, type RoleHolder } from '../team/people-of.ts';

/**
 * Brings a step that is late to its lead and to the role that the framework names for it, once for each last day, with those
 * who stand in for whoever is away, as far as they are on its team; where none of these is, to those of the team who run reviews. So where neither acts the
 * matter still comes to somebody, and the clock runs on. The mail says which step of which review, and nothing of the case.
 * @returns how many steps were brought to somebody
 */
export async function tellOfLateSteps(app: App, partnershipId: string): Promise<number> {
  const now = app.now();
  const today = dayInLondon(now);
  return app.database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const late = await tx.selectFrom('due_item as d').innerJoin('process as p', (join) => join.onRef('p.partnership_id', '=', 'd.partnership_id').onRef('p.id', '=', 'd.process_id'))
      .select(['d.process_id', 'd.key', 'd.name', 'd.due_on', 'd.lead_role', 'p.board_id', 'p.case_id', 'p.reference'])
      .where('d.kind', '=', 'step').where('d.done_on', 'is', null).where('d.needed', '=', true).where('d.ready', '=', true).where('d.paused', '=', false)
      .where('p.status', '=', 'running').where('d.due_on', '<', today).where('d.due_on', '>=', addDays(today, -60)).execute();
    let told = 0;
    for (const step of late) {
      const due = step.due_on as Day;
      const process = await readProcess(tx, step.process_id, definitionOf);
      const rule = process?.definition.lateSteps;
      if (process === null || rule === undefined || addDays(due, rule.daysLate) > today) continue;
      const key = `late step ${step.process_id} ${step.key} ${due}`;
      if ((await tx.selectFrom('mail').select('id').where('key', 'like', `${key}%`).executeTakeFirst()) !== undefined) continue;
      const { pack } = await editionOf(tx, partnershipId, process.frameworkId, process.frameworkVersion);
      const stands = step.case_id === null ? null : await standings(tx, step.case_id);
      const onTeam = async (roles: string[]) => (await peopleOf(tx, step.board_id, { roles }, now)).filter((person) => stands === null || stands(person.id) === 'on');
      const named = await onTeam([step.lead_role ?? '', rule.tell]);
      const to = await withDeputies(tx, named.length > 0 ? named : await onTeam(rolesThat('run-review', pack).map(({ key: role }) => role)), today);
      if (to.length === 0) continue;
      await post(tx, partnershipId, now, to.map((person) => ({
        key: `${key} ${person.email}`, toName: person.name, toEmail: person.email, subject: `${step.reference}: a step is late`,
        body: `"${step.name}" of ${step.reference} was due on ${formatDay(due)} and is not done. It is led by: ${nameOfRole(pack, step.lead_role ?? '')}. The clock runs on.\n\n${app.settings.baseUrl}/reviews/${step.process_id}/steps/${step.key}\n`,
      })));
      await record(tx, now, { deed: 'brought a late step to the chair', via: 'job', subjectKind: 'process', subjectId: step.process_id, caseId: step.case_id, detail: { reference: step.reference, step: step.key, due, told: to.map((person) => person.name).join(', ') } });
      told += 1;
    }
    return told;
  });
}

/** These people, and whoever is nominated to act for those of them who are away. */
async function withDeputies(tx: Tx, people: readonly RoleHolder[], today: Day): Promise<{ name: string; email: string }[]> {
  const deputies = await tx.selectFrom('deputy as d')
    .innerJoin('absence as a', (join) => join.onRef('a.partnership_id', '=', 'd.partnership_id').onRef('a.person_id', '=', 'd.person_id'))
    .innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'd.partnership_id').onRef('p.id', '=', 'd.deputy_id'))
    .select(['p.name', 'p.email']).where('d.person_id', 'in', ['00000000-0000-0000-0000-000000000000', ...people.map((person) => person.id)]).where('p.active', '=', true)
    .where('a.starts_on', '<=', today).where((where) => where.or([where('a.ends_on', 'is', null), where('a.ends_on', '>=', today)]))
    .where('d.starts_on', '<=', today).where((where) => where.or([where('d.ends_on', 'is', null), where('d.ends_on', '>=', today)])).execute();
  return [...new Map([...people, ...deputies].map(({ name, email }) => [email, { name, email }])).values()];
}
