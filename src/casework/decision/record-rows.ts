import { formatDay, formatInstant } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Decision } from '../../framework/schema/process.ts';
import type { Agreement, TakenDecision } from '../../process/index.ts';
import { answerWords, nameOfRole } from '../review/names.ts';
import type { OpenReview } from '../review/open-review.ts';
import { bodyDeciding, theirsWords } from './their-decision.tsx';

/** What is told of a decision in words: the outcome, why, and what of it goes against the criteria or is done elsewhere. */
export function wordsOfDecision(decision: Decision, taken: Pick<TakenDecision, 'outcome' | 'justification' | 'departure' | 'instead'>, body: string | null = null): { name: string; value: string }[] {
  return [
    { name: decision.question, value: decision.outcomes.find((outcome) => outcome.key === taken.outcome)?.name ?? taken.outcome },
    { name: body === null ? 'Justification' : 'Its reasons', value: taken.justification },
    ...(taken.departure === '' ? [] : [{ name: 'Why it departs from the criteria', value: taken.departure }]),
    ...(taken.instead === '' ? [] : [{ name: 'Who does what is not started here', value: taken.instead }]),
  ];
}

/** Who agreed in which role, for whom and when. */
export const agreedBy = ({ role, person, actingFor, on }: Agreement, pack: Pack, nameOf: (id: string | null) => string): string =>
  `${nameOf(person)}, ${nameOfRole(pack, role)}${actingFor === null ? '' : `, acting for ${nameOf(actingFor)}`}, on ${formatDay(on)}`;

/** The whole record of a decision, or of one that is proposed, row by row. */
export function recordRows(record: Omit<TakenDecision, 'supersededBy'>, { review, decision, sets, nameOf }: { review: OpenReview; decision: Decision; sets: readonly CriteriaSet[]; nameOf: (id: string | null) => string }): { name: string; value: string }[] {
  const body = bodyDeciding(review, decision);
  return [
    ...wordsOfDecision(decision, record, body),
    ...(body === null || record.theirs === undefined ? [] : [{ name: 'Decided by', value: theirsWords(body, record.theirs) }]),
    { name: body === null ? 'Recorded by' : 'Recorded here by', value: `${nameOf(record.by)}${record.actingFor === null ? '' : `, acting for ${nameOf(record.actingFor)}`}, ${formatInstant(new Date(record.agreements[0]?.at ?? record.at))}` },
    ...(record.agreements.length === 0 ? [] : [{ name: 'Agreed by', value: record.agreements.map((each) => `${agreedBy(each, review.edition.pack, nameOf)}${each.text === '' ? '' : `: ${each.text}`}`).join('\n') }]),
    ...(record.agreements.length > 0 && decision.present.length === 0 ? [] : [{ name: 'Taking part', value: record.present.map((each) => `${nameOf(each.person)}, ${nameOfRole(review.edition.pack, each.role)}${each.actingFor === null ? '' : `, deputy for ${nameOf(each.actingFor)}`}`).join('\n') || 'Nobody else was recorded' }]),
    ...(record.dissent.length > 0 ? [{ name: 'Dissent', value: record.dissent.map((each) => each.text).join('\n') }] : []),
    ...(record.reason ? [{ name: 'Why it takes the place of an earlier one', value: record.reason }] : []),
    ...decision.aims.map((aim) => ({ name: aim.question, value: record.aims[aim.key] ?? '' })),
    ...sets.flatMap((set) => set.items.map((item) => {
      const answer = record.criteria[set.key]?.[item.key];
      return { name: `${set.name}: ${item.text}`, value: answer === undefined ? '' : `${answerWords[answer.answer]}. ${answer.reason}` };
    })),
  ];
}
