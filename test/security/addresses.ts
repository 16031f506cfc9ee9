import type { Route } from '../../src/web/visit/index.ts';
import { routes } from '../../src/product/site.ts';

/** The row that a parameter of a route names, as SQL over one partnership ($1). */
const rows: Record<string, string> = {
  'incidents :id': `select id from thread_node where partnership_id = $1 and kind = 'incident' order by id limit 1`,
  'decisions :id': `select id from thread_node where partnership_id = $1 and kind = 'decision' order by id limit 1`,
  'reviews :id': running('process_id'),
  'reviews :step': `select key from due_item where partnership_id = $1 and kind = 'step' and process_id = (${running('process_id')}) order by key limit 1`,
  'reviews :clock': `select replace(key, 'clock-', '') from due_item where partnership_id = $1 and kind = 'clock' and process_id = (${running('process_id')}) order by key limit 1`,
  'reviews :proceeding': `select g.id from proceeding g join process p using (partnership_id, case_id) where g.partnership_id = $1 and p.id = (${running('process_id')}) order by g.id limit 1`,
  'reviews :hold': `select h.id from disclosure_hold h join process p using (partnership_id, case_id) where h.partnership_id = $1 and p.id = (${running('process_id')}) order by h.id limit 1`,
  'reviews :paper': `select g.id from step_paper g where g.partnership_id = $1 and g.process_id = (${running('process_id')}) order by g.id limit 1`,
  'reviews :process': `select definition from process where partnership_id = $1 and reference like 'RR-%' order by id limit 1`,
  'summaries :id': `select id from summary_request where partnership_id = $1 order by id limit 1`,
  'lessons :id': `select id from lesson where partnership_id = $1 order by id limit 1`,
  'lessons :shared': `select id from learning_shared where partnership_id = $1 order by id limit 1`,
  'spread :id': `select id from thread_node where partnership_id = $1 and kind = 'spread' order by id limit 1`,
  'embedding :id': `select id from thread_node where partnership_id = $1 and kind = 'embedding' order by id limit 1`,
  'effects :id': `select id from thread_node where partnership_id = $1 and kind = 'effect' order by id limit 1`,
  'proof :id': `select id from thread_node where partnership_id = $1 and kind = 'evidence' order by id limit 1`,
  'actions :id': `select id from action where partnership_id = $1 order by id limit 1`,
  'files :id': `select id from stored_file where partnership_id = $1 order by id limit 1`,
  'findings :id': `select id from finding where partnership_id = $1 order by id limit 1`,
  'recommendations :id': `select id from recommendation where partnership_id = $1 order by id limit 1`,
  'thread :id': `select id from thread_node where partnership_id = $1 and case_id is null order by id limit 1`,
  'people :id': `select id from person where partnership_id = $1 order by id limit 1`,
  'people :membership': `select id from membership where partnership_id = $1 and person_id = (select id from person where partnership_id = $1 order by id limit 1) limit 1`,
  'people :nomination': `select id from deputy where partnership_id = $1 order by id limit 1`,
  'people :absence': `select id from absence where partnership_id = $1 order by id limit 1`,
  'agencies :id': `select id from agency where partnership_id = $1 order by id limit 1`,
  'groups :id': `select id from work_group where partnership_id = $1 order by id limit 1`,
  'meetings :group': `select group_id from meeting where partnership_id = $1 order by id limit 1`,
  'meetings :id': toCome('id'),
  'meetings :item': `select id from meeting_item where partnership_id = $1 and meeting_id = (${toCome('id')}) order by id limit 1`,
  'meetings :paper': `select id from meeting_paper where partnership_id = $1 and meeting_id = (${toCome('id')}) order by id limit 1`,
  'resolutions :id': `select id from meeting_decision where partnership_id = $1 order by id limit 1`,
  'forward-plan :group': `select group_id from plan_item where partnership_id = $1 order by id limit 1`,
  'forward-plan :line': `select line from plan_item where partnership_id = $1 order by id limit 1`,
  'forward-plan :due': `select due_on::text from plan_item where partnership_id = $1 order by id limit 1`,
  'record :caseId': `select case_id from casefile where partnership_id = $1 order by case_id limit 1`,
  'audits :tool': one('audit_tool'),
  'audits :plan': one('audit_plan'),
  'audits :respondent': one('respondent'),
  'audits :round': one('audit_round'),
  'audits :return': one('audit_return'),
  'audits :evidence': one('evidence'),
  'audits :question': one('challenge_question'),
  'audits :day': one('challenge_day'),
  'audits :source': one('assurance_source'),
  'audits :audit': one('case_audit'),
  'audits :case': `select id from audited_case where partnership_id = $1 and audit_id = (${one('case_audit')}) order by id limit 1`,
  'audits :scoring': `select id from case_scoring where partnership_id = $1 and audit_id = (${one('case_audit')}) order by id limit 1`,
  'audits :standard': `select standard from return_grade where partnership_id = $1 order by round_id, return_id, standard limit 1`,
  'audits :survey': `select id from survey where partnership_id = $1 order by status, id limit 1`,
  'audits :crosswalk': one('audit_crosswalk'),
  'framework :part': `select 'groups' where $1::uuid is not null`,
  'framework :id': `select framework_id from framework_edition where partnership_id = $1 limit 1`,
  'framework :subject': `select 'groups' where $1::uuid is not null`,
  'framework :entry': `select 'organisation~groups~' || (content -> 'groups' -> 0 ->> 'key') from framework_edition where partnership_id = $1 limit 1`,
  'framework :version': `select version from framework_edition where partnership_id = $1 limit 1`,
};

function one(table: string): string {
  return `select id from ${table} where partnership_id = $1 order by id limit 1`;
}

function running(what: string): string {
  return `select d.${what} from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id where d.partnership_id = $1 and p.reference like 'RR-%' order by d.${what} limit 1`;
}

function toCome(what: string): string {
  return `select ${what} from meeting where partnership_id = $1 and minutes_state = 'none' order by id limit 1`;
}

/** What stands for a token of a link: the right shape, and nobody's. */
const unknownLink = 'A'.repeat(43);

/** The address of a route with the parameters of real rows in it. A parameter that nobody has described fails the test that asks. */
export async function addressOf(route: Route, partnershipId: string, value: (text: string, values: unknown[]) => Promise<unknown>): Promise<string> {
  const [, first] = route.path.split('/');
  const parts = await Promise.all(route.path.split('/').map(async (part) => {
    if (!part.startsWith(':')) return part;
    if (part.startsWith(':token')) return unknownLink + part.slice(':token'.length);
    if (part === ':section') return 'section';
    const text = rows[`${first} ${part}`];
    if (text === undefined) throw new Error(`Say in addresses.ts which row ${part} of ${route.path} names.`);
    return encodeURIComponent(String((await value(text, [partnershipId])) ?? '00000000-0000-7000-8000-000000000000'));
  }));
  return parts.join('/');
}

export const named = routes.filter((route) => route.open === undefined);
export const open = routes.filter((route) => route.open !== undefined);
