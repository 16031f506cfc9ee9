import { record } from '../../access/record.ts';
import { newId } from '../../platform/index.ts';
import { tie } from '../../thread/line/knot.ts';
import { nextReference } from '../../thread/reference.ts';
import { Button, ErrorSummary, SelectField, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { readOffers } from './offers.ts';
import { PlanFields, readStated } from './plan-fields.tsx';
import { asBody } from './plan-page.tsx';
import { readPlan } from './read-plans.ts';
import { yearOf } from './year-picture.tsx';

const askedYear = (visit: Visit): number => {
  const asked = Number(sent(visit.query, 'year'));
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : yearOf(visit.today);
};

export async function newPlanPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const offers = await readOffers(visit, 'manage-audits');
  const board = offers.boards.find((each) => each.id === sent(visit.query, 'board')) ?? offers.boards[0];
  if (board === undefined) return forbidden;
  const year = askedYear(visit);
  const again = sent(visit.query, 'again');
  return page('Propose an audit', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Programme of {year}/{String(year + 1).slice(2)}, {board.name}</span>
      <h1 class="govuk-heading-l">Propose an audit</h1>
      {offers.boards.length > 1 && (
        <form class="gt-filter" method="get" action="/audits/plan/new">
          <input type="hidden" name="year" value={year} />
          <div class="gt-filter__row"><SelectField name="board" label="For which board?" choices={offers.boards.map(({ id, name }) => ({ value: id, label: name }))} value={board.id} /><Button look="secondary">Choose this board</Button></div>
        </form>
      )}
      <PostForm action={`/audits/plan/new?year=${year}&board=${board.id}${again ? `&again=${again}` : ''}`}>
        <PlanFields offers={offers} board={board} body={visit.body['name'] === undefined ? await statedBefore(visit, board.id, again) : visit.body} problems={problems} />
        <Button>Propose it</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back: { href: `/audits?year=${year}`, text: 'Back to the programme' } });
}

/** An audit that is done again is stated as it was, without its days. */
async function statedBefore({ tx }: Visit, boardId: string, reference: string): Promise<Sent> {
  const before = reference === '' ? undefined : await tx.selectFrom('audit_plan').select('id').where('reference', '=', reference).where('board_id', '=', boardId).executeTakeFirst();
  const plan = before === undefined ? null : await readPlan(tx, before.id);
  return plan === null ? {} : asBody({ ...plan, groundText: `${plan.reference} is done again, to see what changed.`, promptedBy: null, startsOn: null, endsOn: null });
}

/** Puts an audit on the programme as proposed, behind what prompted it. */
export async function proposePlan(visit: Visit): Promise<Reply> {
  const { tx, me, now, today } = visit;
  const offers = await readOffers(visit, 'manage-audits');
  const board = offers.boards.find((each) => each.id === sent(visit.query, 'board')) ?? offers.boards[0];
  if (board === undefined) return forbidden;
  const problems: FieldProblem[] = [];
  const stated = await readStated(visit, offers, board, problems);
  if (stated === null) return newPlanPage(visit, problems);
  const again = sent(visit.query, 'again');
  const before = again === '' ? undefined : await tx.selectFrom('audit_plan').select('id').where('reference', '=', again).where('board_id', '=', board.id).executeTakeFirst();
  const id = newId();
  const reference = await nextReference(tx, 'AUD', today);
  await tx.insertInto('audit_plan').values({
    partnership_id: me.partnershipId, id, board_id: board.id, group_id: stated.groupId, reference, year: askedYear(visit), name: stated.name, about: stated.about, kind: stated.kind, ground: stated.ground, ground_text: stated.groundText,
    prompted_by: stated.promptedBy, lead_id: stated.leadId, priorities: stated.priorities, starts_on: stated.startsOn, ends_on: stated.endsOn, status: 'proposed', re_audit_of: before?.id ?? null, made_at: now, made_by: me.personId,
  }).execute();
  await tx.insertInto('audit_plan_entry').values({ partnership_id: me.partnershipId, id: newId(), board_id: board.id, plan_id: id, kind: 'proposed', text: stated.groundText, at: now, person_id: me.personId }).execute();
  await tie(tx, me.partnershipId, { id, kind: 'audit', reference, title: stated.name, state: 'Proposed', happenedOn: today, caseId: null }, [stated.promptedBy, before?.id].filter((each) => each !== null && each !== undefined));
  await record(tx, now, { deed: 'put an audit on the programme', subjectKind: 'audit', subjectId: id, detail: { reference } });
  return goTo(`/audits/plan/${id}`, `${reference} is proposed.`);
}
