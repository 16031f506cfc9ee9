import { sql } from 'kysely';
import { addDays, addMonths, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { statusWords, type ActionStatus } from '../../thread/actions/action-state.ts';
import { reachWords, stageOf, type LessonStage } from '../../thread/lessons/lesson-stage.ts';
import type { DemonstrationBoard } from './found-board.ts';
import { subjects as content, type Subject } from './learning-content.ts';

const statuses: ActionStatus[] = ['closed', 'verified', 'in-progress', 'planned', 'evidence-offered', 'no-effect', 'in-progress', 'closed', 'planned', 'dropped'];
const stages: LessonStage[] = ['evaluated', 'embedded', 'disseminated', 'identified', 'disseminated', 'evaluated'];
const stageWords: Record<LessonStage, string> = { identified: 'Identified', disseminated: 'Disseminated', embedded: 'Embedded', evaluated: 'Evaluated' };

/** Who has which part in the learning of a demonstration board, by the keys of its people. */
export interface LearningCast {
  owners: readonly string[];
  manager: string;
  evaluator: string;
}

/** Two years of learning: every subject of the content comes up in several rounds, the older ones further along the line, the last some weeks ago. */
export async function fillLearning(tx: Tx, board: DemonstrationBoard, pack: Pack, today: Day, from: string | null, { owners, manager, evaluator }: LearningCast, rounds = 6): Promise<void> {
  const partnership_id = board.partnershipId;
  const agencies = Object.values(board.agencies);
  const subjects = inTermsOf(pack);
  const channel = pack.channels[0]!;
  const node: Record<string, unknown>[] = [];
  const edge: { partnership_id: string; from_id: string; to_id: string }[] = [];
  const rows = { finding: [] as object[], recommendation: [] as object[], action: [] as object[], action_agency: [] as object[], action_entry: [] as object[], lesson: [] as object[], spread: [] as object[], cascade: [] as object[], check: [] as object[], effect: [] as object[], shared: [] as object[], shared_lesson: [] as object[], mark: [] as object[] };
  let actionNumber = 0;
  let lessonNumber = 0;
  for (let round = 0; round < rounds; round += 1) {
    const passedOn: { id: string; on: Day }[] = [];
    for (const [index, subject] of subjects.entries()) {
      const on = addDays(today, -720 + (6 - rounds + round) * 115 + index * 9);
      const at = new Date(`${on}T10:00:00Z`);
      const year = on.slice(0, 4);
      const number = String(round * subjects.length + index + 1).padStart(4, '0');
      const good = (round + index) % 3 === 2;
      const [findingId, recommendationId] = [newId(), newId()];
      rows.finding.push({ partnership_id, id: findingId, reference: `FIN-${year}-D${number}`, kind: good ? 'good-practice' : 'gap', text: good ? subject.good : subject.gap, themes: [subject.theme], cites: 'Imported with the demonstration', status: 'agreed', agreed_on: on, made_at: at });
      node.push({ partnership_id, id: findingId, kind: 'finding', reference: `FIN-${year}-D${number}`, title: good ? subject.good : subject.gap, state: good ? 'Good practice' : 'Something to improve', happened_on: on });
      if (from !== null && round === rounds - 1) edge.push({ partnership_id, from_id: from, to_id: findingId });
      rows.recommendation.push({ partnership_id, id: recommendationId, reference: `REC-${year}-D${number}`, text: subject.recommendation, themes: [subject.theme], response: 'accepted', responded_on: on, made_at: at });
      node.push({ partnership_id, id: recommendationId, kind: 'recommendation', reference: `REC-${year}-D${number}`, title: subject.recommendation, state: 'Accepted', happened_on: on });
      edge.push({ partnership_id, from_id: findingId, to_id: recommendationId });
      for (const made of subject.actions) {
        const id = newId();
        const status = round === rounds - 1 ? (actionNumber % 2 === 0 ? 'planned' : 'in-progress') : statuses[actionNumber % statuses.length]!;
        const due = addDays(on, 90 + (actionNumber % 4) * 30);
        const reference = `ACT-${year}-D${String(actionNumber + 1).padStart(4, '0')}`;
        const ownerKey = owners[actionNumber % owners.length]!;
        const done = ['verified', 'closed', 'no-effect'].includes(status);
        rows.action.push({ partnership_id, id, reference, title: made.title, recommendation_id: recommendationId, owner_id: board.people[ownerKey], due_on: due, measure: made.measure, strength: made.strength, themes: [subject.theme], status, verdict: status === 'closed' ? 'improved' : status === 'no-effect' ? 'no-change' : null, closed_on: status === 'closed' ? addMonths(due, 6) : null, impact_due_on: status === 'verified' ? addMonths(due, 6) : null, created_at: at, created_by: board.people[manager] });
        for (const shift of [0, 3]) rows.action_agency.push({ partnership_id, action_id: id, agency_id: agencies[(actionNumber + shift) % agencies.length] });
        rows.action_entry.push({ partnership_id, id: newId(), action_id: id, kind: 'made', text: made.title, at, person_id: board.people[manager] });
        if (status !== 'planned' && status !== 'dropped') rows.action_entry.push({ partnership_id, id: newId(), action_id: id, kind: 'progress', text: 'Begun: a lead is named and a first meeting held.', at: new Date(at.getTime() + 30 * 86_400_000), person_id: board.people[ownerKey] });
        node.push({ partnership_id, id, kind: 'action', reference, title: made.title, state: statusWords[status], happened_on: on });
        edge.push({ partnership_id, from_id: recommendationId, to_id: id });
        if (done || status === 'evidence-offered') {
          const proof = newId();
          rows.action_entry.push({ partnership_id, id: proof, action_id: id, kind: 'evidence', text: 'The change note and the figures of the first month.', at: new Date(at.getTime() + 80 * 86_400_000), person_id: board.people[ownerKey] });
          node.push({ partnership_id, id: proof, kind: 'evidence', reference: `${reference} evidence`, title: 'The change note and the figures of the first month.', state: done ? 'Verified' : 'Offered', happened_on: addDays(on, 80) });
          edge.push({ partnership_id, from_id: id, to_id: proof });
          if (done) rows.action_entry.push({ partnership_id, id: newId(), action_id: id, kind: 'verified', text: 'Seen in use at a visit.', at: new Date(at.getTime() + 95 * 86_400_000), person_id: board.people[manager] });
        }
        if (status === 'closed' || status === 'no-effect') {
          const effect = newId();
          const text = status === 'closed' ? `Better: ${made.measure.toLowerCase()} has risen in two quarters running.` : `No difference: ${made.measure.toLowerCase()} is as before.`;
          rows.action_entry.push({ partnership_id, id: effect, action_id: id, kind: 'impact', text, detail: { verdict: status === 'closed' ? 'improved' : 'no-change' }, at: new Date(Math.min(Date.parse(today), Date.parse(addMonths(due, 6)))), person_id: board.people[evaluator] });
          node.push({ partnership_id, id: effect, kind: 'effect', reference: `${reference} effect`, title: text, state: status === 'closed' ? 'Improved' : 'No change', happened_on: addMonths(due, 6) < today ? addMonths(due, 6) : today });
          edge.push({ partnership_id, from_id: id, to_id: effect });
        }
        actionNumber += 1;
      }
      const lessonId = newId();
      const wanted: LessonStage = round === rounds - 1 ? 'identified' : stages[lessonNumber % stages.length]!;
      const reference = `LES-${year}-D${number}`;
      const without = wanted === 'evaluated' && lessonNumber % 4 === 1;
      const shared = wanted === 'identified' ? [] : [addDays(on, 20)];
      const checked = wanted === 'embedded' || wanted === 'evaluated';
      const stage = stageOf({ disseminations: shared.length, asked: 3, confirmed: wanted === 'disseminated' ? 1 : 3, checks: checked ? ['embedded'] : [], evaluated: wanted === 'evaluated' ? (without ? 'no-effect' : 'closes') : null });
      rows.lesson.push({ partnership_id, id: lessonId, reference, kind: good ? 'good-practice' : 'gap', title: subject.lesson.title, text: good ? subject.good : subject.gap, practice_change: subject.lesson.change, measure: subject.lesson.measure, themes: [subject.theme], stage, stage_since: stage === 'identified' ? on : addDays(on, stage === 'disseminated' ? 20 : 120), verdict: wanted === 'evaluated' ? (without ? 'no-change' : 'improved') : null, source_kind: pack.learning.sources[0]!.key, identified_on: on });
      node.push({ partnership_id, id: lessonId, kind: 'lesson', reference, title: subject.lesson.title, state: without ? 'Done, but no effect' : stageWords[stage], happened_on: on });
      edge.push({ partnership_id, from_id: findingId, to_id: lessonId });
      // The newest wait for the next issue.
      if (wanted === 'identified' && index < 2) rows.mark.push({ partnership_id, lesson_id: lessonId, channel: channel.key, marked_at: at, marked_by: board.people[manager] });
      for (const sharedOn of shared) {
        passedOn.push({ id: lessonId, on: sharedOn });
        const [spread, reach] = [newId(), 180 + lessonNumber * 7];
        rows.spread.push({ partnership_id, id: spread, lesson_id: lessonId, channel: channel.key, audience: 'Practitioners in all agencies', shared_on: sharedOn, reach, evidence: 'Newsletter', at: new Date(`${sharedOn}T09:00:00Z`) });
        node.push({ partnership_id, id: spread, kind: 'spread', reference: `${reference} passed on`, title: `${channel.name}: practitioners in all agencies`, state: reachWords(reach), happened_on: sharedOn });
        edge.push({ partnership_id, from_id: lessonId, to_id: spread });
        for (let n = 0; n < 3; n += 1) rows.cascade.push({ partnership_id, lesson_id: lessonId, agency_id: agencies[(lessonNumber + n * 2) % agencies.length], asked_on: sharedOn, due_on: addDays(sharedOn, 28), confirmed_on: wanted === 'disseminated' && n > 0 ? null : addDays(sharedOn, 14), teams: wanted === 'disseminated' && n > 0 ? '' : 'All teams, at their meetings' });
        for (const months of [3, 6, 12]) rows.check.push({ partnership_id, id: newId(), lesson_id: lessonId, months, due_on: addMonths(sharedOn, months), checked_on: checked && months === 3 ? addMonths(sharedOn, 3) : null, result: checked && months === 3 ? 'embedded' : null, evidence: checked && months === 3 ? 'Nine of ten files show it.' : '' });
      }
      if (wanted === 'evaluated') {
        const effect = newId();
        const text = without ? 'The audit finds the same as before.' : 'The audit finds it in nine of ten files; before it was four.';
        rows.effect.push({ partnership_id, id: effect, lesson_id: lessonId, evaluated_on: addDays(on, 140), measure: subject.lesson.measure, evidence: text, verdict: without ? 'no-change' : 'improved', at: new Date(at.getTime() + 140 * 86_400_000) });
        node.push({ partnership_id, id: effect, kind: 'effect', reference: `${reference} effect`, title: text, state: without ? 'No change' : 'Improved', happened_on: addDays(on, 140) });
        edge.push({ partnership_id, from_id: lessonId, to_id: effect });
      }
      lessonNumber += 1;
    }
    const last = passedOn.map((each) => each.on).toSorted().at(-1);
    if (last !== undefined) {
      const id = newId();
      rows.shared.push({ partnership_id, id, reference: `SHL-${last.slice(0, 4)}-D${String(round + 1).padStart(4, '0')}`, channel: channel.key, title: `${channel.name}: issue ${round + 1}`, held_on: last, audience: 'Practitioners in all agencies', reach: 420 + round * 35, made_at: new Date(`${last}T09:00:00Z`), made_by: board.people[manager] });
      rows.shared_lesson.push(...passedOn.map((each) => ({ partnership_id, shared_id: id, lesson_id: each.id })));
    }
  }
  const tables = [['finding', rows.finding], ['recommendation', rows.recommendation], ['action', rows.action], ['action_agency', rows.action_agency], ['action_entry', rows.action_entry], ['lesson', rows.lesson], ['lesson_dissemination', rows.spread], ['lesson_cascade', rows.cascade], ['lesson_embedding', rows.check], ['lesson_evaluation', rows.effect], ['learning_shared', rows.shared], ['learning_shared_lesson', rows.shared_lesson], ['lesson_mark', rows.mark], ['thread_node', node], ['thread_edge', edge]] as const;
  // One statement a table: the rows travel as one JSON value and the database gives them their types.
  for (const [table, values] of tables) {
    const columns = [...new Set(values.flatMap((row) => Object.keys(row)))];
    const list = sql.join(columns.map((column) => sql.ref(column)));
    await sql`insert into ${sql.table(table)} (${list}) select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(values.map((row) => ({ ...defaults(table), ...row })))}::jsonb)`.execute(tx);
  }
}

/** The content under the themes and strengths of a framework: its own where it has them, else the next best in order. */
function inTermsOf(pack: Pack): Subject[] {
  const themes = pack.themes.flatMap((group) => group.themes.map((theme) => theme.key));
  const strengths = pack.learning.strengths.map((strength) => strength.key);
  const scale = ['remind', 'train', 'policy', 'system'];
  const strengthOf = (wanted: string): string => (strengths.includes(wanted) ? wanted : strengths[Math.floor((scale.indexOf(wanted) / scale.length) * strengths.length)]!);
  return content.map((subject, index) => ({
    ...subject, theme: themes.includes(subject.theme) ? subject.theme : themes[index % themes.length]!,
    actions: subject.actions.map((made) => ({ ...made, strength: strengthOf(made.strength) })),
  }));
}

/** Columns that a row may leave out, which a whole-row insert would otherwise set to null. */
function defaults(table: string): Record<string, unknown> {
  switch (table) {
    case 'action_entry': return { text: '', detail: {} };
    case 'lesson_embedding': return { evidence: '' };
    default: return {};
  }
}
