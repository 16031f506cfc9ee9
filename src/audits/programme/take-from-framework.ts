import { record } from '../../access/record.ts';
import type { Pack } from '../../framework/index.ts';
import { newId } from '../../platform/index.ts';
import type { Board } from '../../people/boards.ts';
import { tie } from '../../thread/line/knot.ts';
import { nextReference } from '../../thread/reference.ts';
import type { Visit } from '../../web/visit/index.ts';
import { planWords, type PlanStatus } from './plan-state.ts';
import { readProgramme } from './read-plans.ts';

/** What the framework's programme names and the year's does not have yet. A dropped entry of the framework is not taken. */
export const untaken = (pack: Pack, plans: readonly { name: string }[]): Pack['audits']['programme'] =>
  pack.audits.programme.filter((entry) => entry.state !== 'dropped' && !plans.some((plan) => plan.name === entry.name));

/** The framework says "dated" only in words; an audit has its days from whoever keeps the programme, so it is agreed until then. */
const statusOf = (state: Pack['audits']['programme'][number]['state']): PlanStatus => (state === 'dated' || state === 'under-way' || state === 'reported' ? 'agreed' : state === 'dropped' ? 'dropped' : state);

/** Takes what is untaken into the programme of a year. @returns how many */
export async function takeFromFramework({ tx, me, now, today }: Pick<Visit, 'tx' | 'me' | 'now' | 'today'>, board: Board, year: number): Promise<number> {
  const entries = untaken(board.pack, await readProgramme(tx, [board.id], year));
  const groups = await tx.selectFrom('work_group').select(['id', 'key']).where('board_id', '=', board.id).execute();
  for (const entry of entries) {
    const id = newId();
    const reference = await nextReference(tx, 'AUD', today);
    const reportsTo = board.pack.audits.kinds.find((kind) => kind.key === entry.kind)?.conduct?.reportsTo[0];
    const status = statusOf(entry.state);
    await tx.insertInto('audit_plan').values({
      partnership_id: me.partnershipId, id, board_id: board.id, group_id: groups.find((group) => group.key === reportsTo)?.id ?? null, reference, year, pack_key: entry.key, name: entry.name, about: entry.about ?? '',
      kind: entry.kind, ground: entry.ground ?? null, lead_name: board.pack.roles.find((role) => role.key === entry.lead)?.name ?? '', priorities: entry.priorities, proposed: entry.proposed, status, made_at: now, made_by: me.personId,
    }).execute();
    await tx.insertInto('audit_plan_entry').values({ partnership_id: me.partnershipId, id: newId(), board_id: board.id, plan_id: id, kind: status, text: `Taken from ${board.pack.name}.`, at: now, person_id: me.personId }).execute();
    await tie(tx, me.partnershipId, { id, kind: 'audit', reference, title: entry.name, state: planWords[status], happenedOn: today, caseId: null });
    await record(tx, now, { deed: 'put an audit on the programme', subjectKind: 'audit', subjectId: id, detail: { reference } });
  }
  return entries.length;
}
