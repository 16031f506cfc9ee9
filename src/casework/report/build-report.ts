import { formatDay } from '../../calendar/index.ts';
import { toBeConfirmed } from '../../framework/index.ts';
import { onceOf, type Answers } from '../../forms/index.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';
import { standingDecision } from '../../process/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { holdWords } from '../proceedings/holds-warning.tsx';
import { readHoldsInForce } from '../proceedings/read-proceedings.ts';
import { readFacts } from '../decision/read-facts.ts';
import { bodyDeciding } from '../decision/their-decision.tsx';
import { meant } from '../forms/meant.ts';
import { answerWords, nameOfRole } from '../review/names.ts';
import type { OpenReview } from '../review/open-review.ts';
import { criteriaSets } from '../steps/views-step.tsx';
import type { ReviewReport } from './report.ts';

const metWords = { met: 'The criteria are met.', possibly: 'The criteria may be met: something is not known.', 'not-met': 'The criteria are not met.' } as const;

/** Makes the report from the record as it stands: nothing is typed in again. Null for a process that takes no decision. */
export async function buildReport(visit: Visit, review: OpenReview): Promise<Omit<ReviewReport, 'mayName'> | null> {
  const { process, edition } = review;
  const decision = process.definition.decisions[0];
  if (decision === undefined) return null;
  const { pack } = edition;
  const body = bodyDeciding(review, decision);
  const facts = await readFacts(visit, review, decision);
  const person = (id: string | null) => facts.names.get(id ?? '') ?? 'a member of the team';
  const taken = standingDecision(process.state, decision.key);
  const whoRecorded = ({ by, actingFor }: NonNullable<typeof taken>) => `${person(by)}${actingFor === null ? '' : `, acting for ${person(actingFor)}`}`;
  const before = taken?.supersedes === null || taken === undefined ? null : process.state.decisions.find((each) => each.seq === taken.supersedes);
  const rows = facts.notified;
  const labels = [...new Set(rows.filter((row) => row.entry !== '').map((row) => `${row.section}: ${row.entry}`))];
  const sets = pack.criteria.filter((set) => decision.criteria.includes(set.key));
  const received = facts.summaries.filter((summary) => summary.standing === 'received');
  return {
    title: `${process.definition.name} report`, reference: process.reference, board: pack.board, framework: `Under ${pack.name}, version ${edition.version}.`,
    preparedOn: visit.today, demonstration: visit.me.demonstration,
    dates: [
      ...process.definition.anchors.flatMap((anchor) => (process.state.anchors[anchor.key] === undefined ? [] : [{ name: anchor.name, value: formatDay(process.state.anchors[anchor.key]!) }])),
      ...process.definition.steps.flatMap((step) => {
        const done = process.state.steps[step.key]?.doneOn;
        return done ? [{ name: step.name, value: formatDay(done) }] : [];
      }),
    ],
    incident: rows.filter((row) => row.entry === '').map((row) => ({ name: row.question, value: row.text })),
    children: labels.map((label) => ({ label, facts: rows.filter((row) => `${row.section}: ${row.entry}` === label).map((row) => ({ name: row.question, value: row.text })) })),
    agencies: facts.summaries.map((summary) => ({
      agency: summary.agency, answered: summary.standing === 'received' ? 'Answered' : 'Has not answered',
      involvement: summary.standing !== 'received' ? '' : summary.involved === false ? 'Not involved' : keyAnswers(pack.forms.find((form) => form.key === summary.form)!, summary.answers),
    })),
    criteria: [
      ...sets.filter((set) => set.per === 'case').map((set) => ({
        set: set.name, result: null,
        items: set.items.map((item) => {
          const answer = taken?.criteria[set.key]?.[item.key];
          return { text: item.text, answer: answer === undefined ? 'Not answered' : answerWords[answer.answer]!, reason: answer?.reason ?? '' };
        }),
      })),
      ...facts.perChild.flatMap(({ set, children }) => children.map((child) => ({
        set: `${set.name}: ${child.label}`, result: child.met === null ? null : metWords[child.met],
        items: set.items.map((item) => ({ text: item.text, answer: answerWords[child.answers[item.key] ?? ''] ?? 'Not answered', reason: '' })),
      }))),
    ],
    views: facts.views.map((view) => ({
      member: `${person(view.person)}${view.actingFor === null ? '' : `, for ${person(view.actingFor)}`}`, dissent: view.dissent,
      items: criteriaSets(review, Object.keys(view.criteria)).flatMap((set) => set.items.flatMap((item) => {
        const answer = view.criteria[set.key]?.[item.key];
        return answer === undefined ? [] : [{ criterion: item.text, answer: answerWords[answer.answer]!, reason: answer.reason }];
      })),
    })),
    decision: taken === undefined ? null : {
      question: decision.question, outcome: decision.outcomes.find((outcome) => outcome.key === taken.outcome)?.name ?? taken.outcome, justification: taken.justification,
      aims: decision.aims.map((aim) => ({ question: aim.question, answer: taken.aims[aim.key] ?? '' })), takenBy: body === null ? whoRecorded(taken) : `${body} (recorded here by ${whoRecorded(taken)})`, takenOn: taken.on,
      present: taken.present.map((each) => `${person(each.person)}, ${nameOfRole(pack, each.role)}${each.actingFor === null ? '' : `, deputy for ${person(each.actingFor)}`}`),
      dissent: taken.dissent.map((each) => each.text),
      conflicts: process.state.conflicts.map((conflict) => `${person(conflict.person)}: ${conflict.text}${conflict.steppedAside ? ' Stepped aside.' : ''}`),
      supersedes: before === null || before === undefined ? null : `The decision of ${formatDay(before.on)}. ${taken.reason}`,
    },
    immediateActions: facts.urgent.map(({ what, agency }) => ({ what, who: agency ?? 'As notified', by: 'At once' })),
    goodPractice: received.flatMap((summary) => meant(pack.forms.find((form) => form.key === summary.form)!, summary.answers, 'good-practice').map((text) => `${summary.agency}: ${text}`)),
    learning: (await visit.tx.selectFrom('finding').select(['reference', 'text', 'kind']).where('origin_process_id', '=', process.id).orderBy('reference').execute()).map((finding) => `${finding.reference}: ${finding.text}`),
    holds: (await readHoldsInForce(visit.tx, process.caseId, visit.today)).map(holdWords),
    doubts: process.definition.clocks.filter((clock) => toBeConfirmed(clock.rule) || clock.ambiguous).map((clock) => `${clock.name}: ${clock.rule.note ?? clock.rule.source}${clock.rule.doubts.length > 0 ? ` (${clock.rule.doubts.join(', ')})` : ''}`),
  };
}

/** The long answers of a summary, each under its question, for one cell of the report. */
function keyAnswers(form: FormDefinition, answers: Answers): string {
  return form.sections.filter((section) => section.repeats === undefined).flatMap((section) => section.questions.filter((question) => question.type === 'long-text' && question.means === undefined)
    .flatMap((question) => {
      const value = onceOf(answers, section.key).values[question.key];
      return typeof value === 'string' ? [`${question.label} ${value}`] : [];
    })).join('\n');
}
