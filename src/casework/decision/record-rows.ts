import { formatDay, formatInstant } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Decision } from '../../framework/schema/process.ts';
import type { Agreement, TakenDecision } from '../../process/index.ts';
import { followedWords } from '../review/in-words.ts';
import { answerWords, nameOfRole } from '../review/names.ts';
import type { OpenReview } from '../review/open-review.ts';
import { bodyDeciding, theirsWords } from './their-decision.tsx';

interface Row {
  name: string;
  value: string;
}
type NameOf = (id: string | null) => string;

/** Question and outcome, by the outcome's name. */
export const outcomeRow = (decision: Decision, { outcome }: Pick<TakenDecision, 'outcome'>): Row => ({ name: decision.question, value: decision.outcomes.find(({ key }) => key === outcome)?.name ?? outcome });

/** Why a decision was taken, and what of it goes against the criteria or is done elsewhere. `heading`: what its reasons are called. */
export const reasonRows = ({ justification, departure, instead }: Pick<TakenDecision, 'justification' | 'departure' | 'instead'>, heading: string): Row[] => [
  { name: heading, value: justification },
  ...(departure === '' ? [] : [{ name: 'Why it departs from the criteria', value: departure }]),
  ...(instead === '' ? [] : [{ name: 'Who does what is not started here', value: instead }]),
];

/** Who took part, in which role and for whom. */
export const presentRow = ({ present }: Pick<TakenDecision, 'present'>, pack: Pack, nameOf: NameOf): Row => ({
  name: 'Taking part', value: present.map((each) => `${nameOf(each.person)}, ${nameOfRole(pack, each.role)}${each.actingFor === null ? '' : `, deputy for ${nameOf(each.actingFor)}`}`).join('\n') || 'Nobody else was recorded',
});

/** The questions that the decision answers in words; only these of them, where some are named. */
export const aimRows = (decision: Decision, { aims }: Pick<TakenDecision, 'aims'>, only?: readonly string[]): Row[] =>
  decision.aims.filter(({ key }) => only?.includes(key) ?? true).map(({ key, question }) => ({ name: question, value: aims[key] ?? '' }));

/** Who agreed in which role, for whom and when. */
export const agreedBy = ({ role, person, actingFor, on }: Agreement, pack: Pack, nameOf: NameOf): string =>
  `${nameOf(person)}, ${nameOfRole(pack, role)}${actingFor === null ? '' : `, acting for ${nameOf(actingFor)}`}, on ${formatDay(on)}`;

/** The whole record of a decision, or of one that is proposed, row by row. `referenceOf`: the reference of a process by its id. */
export function recordRows(record: Omit<TakenDecision, 'supersededBy'>, { review, decision, sets, nameOf, referenceOf }: { review: OpenReview; decision: Decision; sets: readonly CriteriaSet[]; nameOf: NameOf; referenceOf(process: string): string }): Row[] {
  const body = bodyDeciding(review, decision);
  return [
    outcomeRow(decision, record), ...reasonRows(record, body === null ? 'Justification' : 'Its reasons'),
    ...(body === null || record.theirs === undefined ? [] : [{ name: 'Decided by', value: theirsWords(body, record.theirs) }]),
    { name: body === null ? 'Recorded by' : 'Recorded here by', value: `${nameOf(record.by)}${record.actingFor === null ? '' : `, acting for ${nameOf(record.actingFor)}`}, ${formatInstant(new Date(record.agreements[0]?.at ?? record.at))}` },
    ...(record.agreements.length === 0 ? [] : [{ name: 'Agreed by', value: record.agreements.map((each) => `${agreedBy(each, review.edition.pack, nameOf)}${each.text === '' ? '' : `: ${each.text}`}`).join('\n') }]),
    ...(record.agreements.length > 0 && decision.present.length === 0 ? [] : [presentRow(record, review.edition.pack, nameOf)]),
    ...(record.dissent.length > 0 ? [{ name: 'Dissent', value: record.dissent.map((each) => each.text).join('\n') }] : []),
    ...(record.reason ? [{ name: 'Why it takes the place of an earlier one', value: record.reason }] : []),
    ...record.followed.map((each) => ({ name: `What becomes of ${referenceOf(each.process)}`, value: followedWords(each) })),
    ...aimRows(decision, record),
    ...sets.flatMap((set) => set.items.map((item) => {
      const answer = record.criteria[set.key]?.[item.key];
      return { name: `${set.name}: ${item.text}`, value: answer === undefined ? '' : `${answerWords[answer.answer]}. ${answer.reason}` };
    })),
  ];
}
