import { dayInLondon } from '../../calendar/index.ts';
import { mayReadCaseRecord } from '../../access/policies.ts';
import { aboutCase } from '../../framework/schema/kind-of-work.ts';
import type { Visit } from '../../web/visit/index.ts';
import { readHoldsInForce } from '../proceedings/read-proceedings.ts';
import { rolesIn } from '../team/add-team-by-role.ts';
import type { OpenReview } from './open-review.ts';
import type { ReviewView } from './review-page.tsx';

/** What the review's page shows beside the review itself: title, who holds its roles, who is away, related reviews. */
export async function readReviewView(visit: Visit, review: OpenReview): Promise<ReviewView> {
  const { tx } = visit;
  const { process, edition } = review;
  const today = dayInLondon(visit.now);
  const { roles } = rolesIn(process.definition);
  const holders = await tx.selectFrom('membership as m')
    .innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .select((select) => ['m.role', 'p.id', 'p.name', select.exists(select.selectFrom('absence as a').select('a.id').whereRef('a.person_id', '=', 'p.id')
      .where('a.starts_on', '<=', today).where((where) => where.or([where('a.ends_on', 'is', null), where('a.ends_on', '>=', today)]))).as('away')])
    .where('m.board_id', '=', process.boardId).where('m.role', 'in', ['', ...roles]).where('p.active', '=', true).where('m.starts_on', '<=', today)
    .where((where) => where.or([where('m.ends_on', 'is', null), where('m.ends_on', '>=', today)])).orderBy('p.name').execute();
  const byRole = new Map<string, { name: string; away: boolean }[]>();
  // Whoever sits on two groups in one role holds it once.
  for (const holder of holders.filter((each, index) => holders.findIndex((other) => other.role === each.role && other.id === each.id) === index)) byRole.set(holder.role, [...(byRole.get(holder.role) ?? []), { name: holder.name, away: Boolean(holder.away) }]);
  const casefile = process.caseId === null ? undefined : await tx.selectFrom('casefile as c').select((select) => ['c.title', 'c.opened_by',
    select.selectFrom('case_member as m').select((count) => count.fn.countAll<number>().as('n')).whereRef('m.case_id', '=', 'c.case_id').where('m.until_at', 'is', null).as('team')])
    .where('c.case_id', '=', process.caseId).executeTakeFirst();
  const related = process.caseId === null ? [] : await tx.selectFrom('process').select(['id', 'reference', 'definition', 'started_by_process']).where('case_id', '=', process.caseId).where('id', '!=', process.id).orderBy('started_at').execute();
  const ofCase = [process.definition.key, ...related.map(({ definition }) => definition)].some((key) => edition.pack.processes.some((each) => each.key === key && aboutCase(each, edition.pack.criteria) !== 'never'));
  return {
    review, today, title: casefile?.title ?? process.definition.name, team: Number(casefile?.team ?? 0), holders: byRole,
    holds: await readHoldsInForce(tx, process.caseId, today),
    ofCase,
    mayOpenVault: ofCase && visit.me.permissions.has('open-vault'),
    mayReadRecord: casefile !== undefined && mayReadCaseRecord(visit.me, { openedBy: casefile.opened_by }),
    mayRun: visit.me.permissions.has('run-review'),
    related: related.map((each) => ({ how: each.id === process.startedByProcess ? 'before' : each.started_by_process === process.id ? 'after' : 'beside', id: each.id, reference: each.reference, name: edition.pack.processes.find((definition) => definition.key === each.definition)?.name ?? each.definition })),
  };
}
