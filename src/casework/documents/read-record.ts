import { formatDay, type Day } from '../../calendar/index.ts';
import { IN_THE_VAULT, NOT_ANSWERED, parseAnswers, readBack } from '../../forms/index.ts';
import { dues, readProcess, type Due, type RunningProcess } from '../../process/index.ts';
import type { Pack } from '../../framework/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import type { Visit } from '../../web/visit/index.ts';
import { readFacts, type Facts } from '../decision/read-facts.ts';
import { settingFor } from '../forms/fill.ts';
import { meant } from '../forms/meant.ts';
import { nameOfRole } from '../review/names.ts';
import { definitionOf, type OpenReview } from '../review/open-review.ts';
import { namesOf } from '../team/people-of.ts';
import { statusWords, type ActionStatus } from '../../thread/actions/action-state.ts';

/** What the record holds of a process when a document is drawn from it. Nothing in it comes out of the vault. */
export interface CaseRecord {
  pack: Pack;
  process: RunningProcess;
  /** What the case is called. It names nobody. */
  title: string;
  facts: Facts;
  dues: readonly Due[];
  /** Answers to the process's own forms, by step, each under the key of its question. */
  forms: ReadonlyMap<string, readonly { key: string; question: string; answer: string }[]>;
  /** What agencies gave at a step, each question with its answer. */
  replies: readonly { step: string; agency: string; standing: string; involved: boolean | null; answers: readonly { question: string; answer: string }[]; goodPractice: readonly string[] }[];
  /** The process from which this one came, with the decisions that stand in it. */
  origin: { name: string; process: RunningProcess } | null;
  findings: readonly string[];
  recommendations: readonly { reference: string; text: string; response: string }[];
  actions: readonly { title: string; owner: string; due: string; standing: string }[];
  /** A person's name, where it is known. */
  person(id: string | null): string;
  sender: { name: string; roles: string };
  today: Day;
}

/** Reads what documents are drawn from, in a fixed number of queries. */
export async function readRecord(visit: Visit, review: OpenReview): Promise<CaseRecord> {
  const { tx } = visit;
  const { process, edition: { pack } } = review;
  const facts = await readFacts(visit, review, process.definition.decisions[0] ?? { present: [], deciders: [] });
  const setting = await settingFor(tx, pack, visit.today);
  const inWords = (form: string, answers: ReturnType<typeof parseAnswers>) => {
    const definition = pack.forms.find((each) => each.key === form);
    return definition === undefined ? [] : readBack(definition, answers, setting).filter(({ text }) => text !== IN_THE_VAULT && text !== NOT_ANSWERED)
      .map((row) => ({ key: row.path.split('.').at(-1)!, question: row.entry === '' ? row.question : `${row.entry}: ${row.question}`, answer: row.text }));
  };
  const forms = await tx.selectFrom('step_form as s').innerJoin('form_response as r', (join) => join.onRef('r.partnership_id', '=', 's.partnership_id').onRef('r.id', '=', 's.response_id'))
    .select(['s.step', 'r.form', 'r.answers']).where('s.process_id', '=', process.id).execute();
  const before = process.startedByProcess === null ? null : await readProcess(tx, process.startedByProcess, definitionOf);
  const origin = before === null ? null : { name: (await editionOf(tx, before.partnershipId, before.frameworkId, before.frameworkVersion)).pack.processes.find((each) => each.key === before.definition.key)!.name, process: before };
  const { title } = process.caseId === null ? { title: '' } : await tx.selectFrom('casefile').select('title').where('case_id', '=', process.caseId).executeTakeFirstOrThrow();
  const findings = await tx.selectFrom('finding').select(['reference', 'text']).where('origin_process_id', '=', process.id).orderBy('reference').execute();
  const recommendations = await tx.selectFrom('recommendation').select(['id', 'reference', 'text', 'response']).where('origin_process_id', '=', process.id).orderBy('reference').execute();
  const actions = await tx.selectFrom('action as a').innerJoin('recommendation as r', (join) => join.onRef('r.partnership_id', '=', 'a.partnership_id').onRef('r.id', '=', 'a.recommendation_id'))
    .select(['a.reference', 'a.title', 'a.owner_name', 'a.due_on', 'a.status']).where('r.origin_process_id', '=', process.id).orderBy('a.reference').execute();
  const names = await namesOf(tx, before === null ? [] : before.state.decisions.flatMap((taken) => [taken.by, taken.actingFor].filter((id): id is string => id !== null)));
  return {
    pack, process, title, facts, origin, dues: dues(process.definition, process.state, review.on), today: visit.today,
    forms: new Map(forms.map((row) => [row.step, inWords(row.form, parseAnswers(row.answers))])),
    replies: facts.summaries.filter((summary) => summary.process === process.id).map((summary) => ({
      step: summary.step, agency: summary.agency, standing: summary.standing, involved: summary.involved, answers: summary.standing === 'received' ? inWords(summary.form, summary.answers) : [],
      goodPractice: summary.standing === 'received' ? meant(pack.forms.find((form) => form.key === summary.form)!, summary.answers, 'good-practice') : [],
    })),
    findings: findings.map((finding) => `${finding.reference}: ${finding.text}`),
    recommendations: recommendations.map((each) => ({ reference: each.reference, text: each.text, response: pack.learning.recommendationResponses.find((response) => response.key === each.response)?.name ?? '' })),
    actions: actions.map((each) => ({ title: `${each.reference}: ${each.title}`, owner: each.owner_name, due: formatDay(each.due_on as Day), standing: statusWords[each.status as ActionStatus] })),
    person: (id) => facts.names.get(id ?? '') ?? names.get(id ?? '') ?? 'a member of the team',
    sender: { name: visit.me.name, roles: [...new Set(visit.me.roles.filter((role) => role.boardId === process.boardId).map((role) => nameOfRole(pack, role.role)))].join(', ') },
  };
}
