import { addDays, type Day } from '../../../calendar/index.ts';
import type { Pack } from '../../../framework/index.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import { tie } from '../../../thread/line/knot.ts';
import { nextReference } from '../../../thread/reference.ts';
import { planWords, type PlanStatus } from '../../../audits/programme/plan-state.ts';
import { yearOf } from '../../../audits/programme/year-picture.tsx';
import type { DemonstrationBoard } from '../found-board.ts';

/** An invented year's programme: the framework's own entries, or kinds of audit that it names, each at another stage. */
export async function fillProgramme(tx: Tx, board: DemonstrationBoard, pack: Pack, today: Day): Promise<void> {
  const named = pack.audits.programme.length > 0 ? pack.audits.programme.map((entry) => ({ key: entry.key, name: entry.name, about: entry.about ?? '', kind: entry.kind, priorities: entry.priorities }))
    : pack.audits.kinds.map((kind) => ({ key: null, name: kind.name, about: kind.about ?? '', kind: kind.key, priorities: [] }));
  const stages: { status: PlanStatus; from: number; to: number }[] = [{ status: 'acting', from: -200, to: -120 }, { status: 'under-way', from: -60, to: 40 }, { status: 'under-way', from: -90, to: -12 }, { status: 'dated', from: 30, to: 90 }, { status: 'agreed', from: 0, to: 0 }, { status: 'proposed', from: 0, to: 0 }];
  const groups = await tx.selectFrom('work_group').select(['id', 'key']).where('board_id', '=', board.boardId).execute();
  for (const [index, entry] of named.slice(0, stages.length).entries()) {
    const stage = stages[index]!;
    const id = newId();
    const reference = await nextReference(tx, 'AUD', today);
    const dated = stage.status !== 'agreed' && stage.status !== 'proposed';
    const reportsTo = pack.audits.kinds.find((kind) => kind.key === entry.kind)?.conduct?.reportsTo[0];
    const at = new Date(`${addDays(today, Math.min(-1, stage.from - 30))}T10:00:00Z`);
    await tx.insertInto('audit_plan').values({
      partnership_id: board.partnershipId, id, board_id: board.boardId, group_id: groups.find((group) => group.key === reportsTo)?.id ?? null, reference, year: yearOf(today), pack_key: entry.key, name: entry.name, about: entry.about, kind: entry.kind,
      ground: pack.audits.grounds?.[0]?.key ?? null, ground_text: 'A figure that rose over two quarters. Invented for the demonstration.', priorities: entry.priorities,
      starts_on: dated ? addDays(today, stage.from) : null, ends_on: dated ? addDays(today, stage.to) : null, status: stage.status, made_at: at,
    }).execute();
    await tx.insertInto('audit_plan_entry').values({ partnership_id: board.partnershipId, id: newId(), board_id: board.boardId, plan_id: id, kind: stage.status, text: 'Invented for the demonstration.', at }).execute();
    await tie(tx, board.partnershipId, { id, kind: 'audit', reference, title: entry.name, state: planWords[stage.status], happenedOn: addDays(today, Math.min(-1, stage.from)), caseId: null });
  }
}
