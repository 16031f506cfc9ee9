import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import { formatDay, type Day } from '../../calendar/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { tie } from '../../thread/line/knot.ts';
import { nextReference } from '../../thread/reference.ts';
import { keepAgencies } from '../respondents/known.ts';
import { toolOfFramework } from '../tools/editions.ts';
import { formOf, publishedTool, type Source } from './askable.ts';
import { readAsked, type Asked } from './whom.ts';

/** Who opens a round, and when: a visit is one, and so is a job that acts for nobody. */
export interface Opening {
  tx: Tx;
  me: { partnershipId: string; personId: string | null };
  now: Date;
  today: Day;
}

export interface RoundToOpen {
  boardId: string;
  source: Source;
  name: string;
  year: number;
  dueOn: Day;
  /** Days before the last day on which those are reminded who have not answered; negative ones after it. */
  remindDays: readonly number[];
  asked: Asked;
  planId?: string | null;
  processId?: string | null;
  step?: string | null;
  /** Already over, and taken from a file: nobody is invited. Its days are then given. */
  imported?: { openedOn: Day; closedOn: Day; respondents: readonly string[] };
}

/**
 * Opens a round: its tool in the edition of today, a return for each who is asked, and the last round of the same thing as the one
 * before. A handful of statements, however many are asked; invitations are written by a job.
 * Throws where the assessment has no form or the tool is not published on the board.
 */
export async function openRound({ tx, me, now, today }: Opening, round: RoundToOpen): Promise<string> {
  const { partnershipId } = me;
  const edition = await editionOfBoard(tx, partnershipId, round.boardId);
  const assessment = 'assessment' in round.source ? round.source.assessment : null;
  const toolId = 'toolId' in round.source ? round.source.toolId : await toolOfAssessment(tx, partnershipId, round.boardId, round.source.assessment, edition, now);
  const tool = await publishedTool(tx, toolId, round.boardId);
  if (tool === null) throw new Error('the tool of the round is not published on its board');
  const id = newId();
  const openedOn = round.imported?.openedOn ?? today;
  const reference = await nextReference(tx, 'RND', openedOn);
  const previous = await previousRound(tx, round.boardId, assessment, tool.key, openedOn);
  await keepAgencies(tx, partnershipId);
  const respondents = round.imported?.respondents ?? await readAsked(tx, round.asked);
  await tx.insertInto('audit_round').values({
    partnership_id: partnershipId, id, board_id: round.boardId, reference, name: round.name, assessment, tool_id: toolId, plan_id: round.planId ?? null, process_id: round.processId ?? null, step: round.step ?? null,
    year: round.year, opened_on: openedOn, due_on: round.dueOn, remind_days: [...round.remindDays], status: round.imported ? 'closed' : 'open', closed_on: round.imported?.closedOn ?? null,
    previous_id: previous, imported: round.imported !== undefined, made_at: now, made_by: me.personId,
  }).execute();
  const answering = edition.pack.roles.filter((role) => role.permissions.includes('answer-audits')).map((role) => role.key);
  // A contact of its own goes first; an agency without one is written to through whoever answers its audits by their role.
  await sql`
    insert into audit_return (partnership_id, id, round_id, board_id, respondent_id, agency_id, name, kind, area, phase, traits, contact_name, contact_email, previous_id)
    select r.partnership_id, n.id, ${id}, ${round.boardId}, r.id, r.agency_id, r.name, r.kind, r.area, r.phase, r.traits,
      case when r.contact_email <> '' then r.contact_name else coalesce(p.name, '') end, coalesce(nullif(r.contact_email, ''), p.email, ''), b.id
    from unnest(${sql.val([...respondents])}::uuid[], ${sql.val(respondents.map(() => newId()))}::uuid[]) as n(respondent, id)
    join respondent r on r.partnership_id = ${partnershipId} and r.id = n.respondent
    left join audit_return b on b.partnership_id = r.partnership_id and b.round_id = ${previous} and b.respondent_id = r.id
    left join lateral (
      select q.name, q.email from membership m join person q on q.partnership_id = m.partnership_id and q.id = m.person_id and q.active
      where r.agency_id is not null and r.contact_email = '' and m.partnership_id = r.partnership_id and m.board_id = ${round.boardId} and m.agency_id = r.agency_id and m.role = any(${sql.val(answering)})
        and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})
      order by array_position(${sql.val(answering)}::text[], m.role), q.name limit 1) p on true`.execute(tx);
  await tx.insertInto('audit_round_entry').values({ partnership_id: partnershipId, id: newId(), round_id: id, board_id: round.boardId, kind: round.imported ? 'imported' : 'opened', text: `${respondents.length.toLocaleString('en-GB')} asked`, at: now, person_id: me.personId }).execute();
  const cause = [round.planId, round.processId].filter((each) => typeof each === 'string');
  const led = cause.length === 0 ? [] : await tx.selectFrom('thread_node').select('id').where('id', 'in', cause).execute();
  await tie(tx, partnershipId, { id, kind: 'round', reference, title: round.name, state: round.imported ? 'Closed' : `Open, due ${formatDay(round.dueOn)}`, happenedOn: openedOn, caseId: null }, led.map((node) => node.id));
  await record(tx, now, { deed: round.imported ? 'imported a round' : 'opened a round', subjectKind: 'round', subjectId: id, ...(me.personId === null ? { via: 'job' as const } : {}), detail: { reference, name: round.name, asked: respondents.length, due: round.dueOn } });
  return id;
}

async function toolOfAssessment(tx: Tx, partnershipId: string, boardId: string, key: string, { pack, frameworkId, version }: Awaited<ReturnType<typeof editionOfBoard>>, now: Date): Promise<string> {
  const assessment = pack.assessments?.find((each) => each.key === key);
  const form = assessment === undefined ? undefined : formOf(pack, assessment);
  if (form === undefined) throw new Error(`the framework has no form for the assessment ${key}`);
  return toolOfFramework(tx, partnershipId, boardId, form, `${frameworkId} ${version}`, now);
}

/** The last round of the same assessment, or else of the same tool, that was over by the day on which the new one opens. */
async function previousRound(tx: Tx, boardId: string, assessment: string | null, toolKey: string, openedOn: Day): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select o.id from audit_round o join audit_tool t on t.partnership_id = o.partnership_id and t.id = o.tool_id
    where o.partnership_id = gt.partnership() and o.board_id = ${boardId} and o.status <> 'open' and o.opened_on <= ${openedOn}
      and (o.assessment = ${assessment}::text or (${assessment}::text is null and o.assessment is null and t.key = ${toolKey}))
    order by o.opened_on desc, o.id desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
