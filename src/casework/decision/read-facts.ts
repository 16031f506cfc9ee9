import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Decision } from '../../framework/schema/process.ts';
import { entriesOf, entryLabel, IN_THE_VAULT, NOT_ANSWERED, parseAnswers, readBack, type Answers } from '../../forms/index.ts';
import { latestViews, reckonSet, type Answered, type Met, type ProcessState, type View } from '../../process/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { settingFor } from '../forms/fill.ts';
import { meant } from '../forms/meant.ts';
import type { OpenReview } from '../review/open-review.ts';
import { namesOf, peopleOf, type RoleHolder } from '../team/people-of.ts';

/** What lies on the table of the decision room. */
export interface Facts {
  members: RoleHolder[];
  /** Who may be named as taking part. */
  candidates: RoleHolder[];
  views: View[];
  /** The names of everybody who gave a view, decided, took part, differed or stepped aside. */
  names: ReadonlyMap<string, string>;
  summaries: { id: string; process: string; step: string; agency: string; standing: string; involved: boolean | null; answers: Answers; form: string; reference: string }[];
  /** Sets that were answered child by child, and what follows for each child. */
  perChild: { set: CriteriaSet; children: { label: string; answers: Record<string, Answered>; met: Met | null }[] }[];
  notification: { id: string; form: string; answers: Answers } | null;
  /** What the notification says, question by question, but for what is in the vault; `entry` is the child, or ''. */
  notified: ReturnType<typeof readBack>;
  /** What has to be done at once, as the notification (null) or an agency's summary says. */
  urgent: { what: string; agency: string | null }[];
}

/** Reads what the deciders need, in a fixed number of queries. */
export async function readFacts(visit: Visit, review: OpenReview, decision: Pick<Decision, 'present' | 'deciders'>): Promise<Facts> {
  const { tx } = visit;
  const { process, edition } = review;
  const viewSteps = process.definition.steps.filter((step) => step.act.kind === 'views');
  const groups = viewSteps.flatMap((step) => (step.act.kind === 'views' ? [step.act.group] : []));
  const members = await peopleOf(tx, process.boardId, { groups }, visit.now);
  const candidates = await peopleOf(tx, process.boardId, { groups, roles: [...decision.present, ...decision.deciders] }, visit.now);
  const views = viewSteps.flatMap((step) => latestViews(process.state, step.key));
  const summaries = process.caseId === null ? [] : await tx.selectFrom('summary_request as s')
    .innerJoin('form_response as r', (join) => join.onRef('r.partnership_id', '=', 's.partnership_id').onRef('r.id', '=', 's.response_id'))
    .innerJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 's.partnership_id').onRef('a.id', '=', 's.agency_id'))
    .select(['s.id', 's.process_id', 's.step', 'a.name as agency', 's.status', 's.involved', 'r.answers', 'r.form', 's.reference'])
    .where('s.case_id', '=', process.caseId).where('s.status', '!=', 'withdrawn').orderBy('s.asked_at').orderBy('a.name').execute();
  const notification = process.caseId === null ? undefined : await tx.selectFrom('incident as i')
    .innerJoin('form_response as r', (join) => join.onRef('r.partnership_id', '=', 'i.partnership_id').onRef('r.id', '=', 'i.id'))
    .select(['r.id', 'r.form', 'r.answers']).where('i.case_id', '=', process.caseId).executeTakeFirst();
  const notified = notification === undefined ? null : { id: notification.id, form: notification.form, answers: parseAnswers(notification.answers) };
  const formOf = (key: string) => edition.pack.forms.find((each) => each.key === key)!;
  const read = summaries.map((row) => ({ id: row.id, process: row.process_id, step: row.step, agency: row.agency, standing: row.status, involved: row.involved, answers: parseAnswers(row.answers), form: row.form, reference: row.reference }));
  return {
    members, candidates, views, names: await namesOf(tx, peopleOfRecord(process.state, views)),
    summaries: read,
    perChild: notified === null ? [] : perChild(edition.pack, notified),
    notification: notified,
    notified: notified === null ? [] : readBack(formOf(notified.form), notified.answers, await settingFor(tx, edition.pack, visit.today)).filter((row) => row.text !== IN_THE_VAULT && row.text !== NOT_ANSWERED),
    urgent: [
      ...(notified === null ? [] : meant(formOf(notified.form), notified.answers, 'urgent-action').map((what) => ({ what, agency: null }))),
      ...read.filter((summary) => summary.standing === 'received').flatMap((summary) => meant(formOf(summary.form), summary.answers, 'urgent-action').map((what) => ({ what, agency: summary.agency }))),
    ],
  };
}

const peopleOfRecord = ({ decisions, proposals, conflicts }: ProcessState, views: readonly View[]): string[] => [
  ...views.flatMap((view) => [view.person, view.actingFor]),
  ...proposals.flatMap(({ agreements, declined }) => [...agreements, ...(declined === null ? [] : [declined])].flatMap(({ person, actingFor }) => [person, actingFor])),
  ...[...decisions, ...proposals].flatMap((taken) => [taken.by, taken.actingFor, ...taken.present.flatMap((each) => [each.person, each.actingFor]), ...taken.dissent.map((each) => each.person)]),
  ...conflicts.map((conflict) => conflict.person),
].filter((id): id is string => id !== null && id !== '');

function perChild(pack: OpenReview['edition']['pack'], notified: { form: string; answers: Answers }): Facts['perChild'] {
  const form = pack.forms.find((each) => each.key === notified.form);
  return (form?.sections ?? []).flatMap((section) => {
    const set = pack.criteria.find((each) => each.key === section.criteria);
    if (set === undefined || section.repeats === undefined) return [];
    const children = entriesOf(notified.answers, section.key).map((entry) => {
      const answers = Object.fromEntries(Object.entries(entry.criteria).map(([key, given]) => [key, given.answer ?? undefined])) as Record<string, Answered>;
      return { label: entryLabel(section, entry), answers, met: reckonSet(set, answers) };
    });
    return [{ set, children }];
  });
}
