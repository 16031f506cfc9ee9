import { compareDays, dueDay, formatDay, type Day } from '../../calendar/index.ts';
import type { Step } from '../../framework/schema/process.ts';
import { fewestWords, isJustification, waitsBefore, waitsOn, type WaitBefore } from '../../process/index.ts';
import { readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { isInForce } from '../proceedings/hold.ts';
import { readOptionalDay } from '../proceedings/proceeding-form.tsx';
import { readProceedings } from '../proceedings/read-proceedings.ts';
import type { OpenReview } from '../review/open-review.ts';
import type { Publication } from './read-publication.ts';

/** What is recorded of a publication. */
export interface Published {
  on: Day;
  address: string;
  until: Day | null;
  /** Why although a hold was in force, and which; why before the time was up. Empty where neither was so. */
  despiteHolds: string;
  holds: string[];
  beforeTime: string;
}

/** How a publication has to wait for what is sent beforehand: at a step that publishes, or, where the framework has none, in the whole process. */
export const waitsOf = ({ process: { definition, state }, on }: OpenReview, step: Step | null): WaitBefore[] => waitsBefore(definition, state, step?.key ?? null, on);

/** A wait in a sentence. */
export const waitWords = ({ clock, sentOn, earliest }: WaitBefore): string =>
  sentOn === null || earliest === null ? `“${clock.name}”: nothing is recorded as sent` : `“${clock.name}”: sent on ${formatDay(sentOn)}, so it may be published from ${formatDay(earliest)}`;

/**
 * Reads that something is published, where, and until when. While a hold is in force that needs a justification, and before the
 * time is up that the framework sets between the copy and the publication, a reason; both are kept. Null where something is to be mended.
 */
export async function readPublished({ tx, body, today }: Visit, review: OpenReview, stands: Publication, step: Step | null, problems: FieldProblem[]): Promise<Published | null> {
  const on = readDay(body, 'publishedOn', 'The day of publication', problems);
  if (on !== null && on > today) problems.push({ field: 'publishedOn', message: 'The day must be today or in the past' });
  const address = readText(body, 'address', { what: 'The address', most: 500, missing: 'Enter the address at which it is published' }, problems);
  if (address !== '' && !isWebAddress(address)) problems.push({ field: 'address', message: 'The address must begin with https:// or http://' });
  const until = readOptionalDay(body, 'availableUntil', 'The last day', problems);
  const staysFor = step?.act.kind === 'publish' ? step.act.staysFor : undefined;
  if (until !== null && on !== null) {
    const least = staysFor === undefined ? on : dueDay(on, staysFor, review.on);
    if (compareDays(until, least) < 0) problems.push({ field: 'availableUntil', message: staysFor === undefined ? 'The last day must not be before the day of publication' : `It stays public until ${formatDay(least)} at least` });
  }
  if (review.process.caseId !== null && stands.checkedOn === null) problems.push({ field: '', message: 'Record first that it was checked whether anybody could be known by it' });
  const despite = readText(body, 'despiteHolds', { what: 'The justification', most: 4000 }, problems);
  const held = on === null || review.process.caseId === null ? [] : (await readProceedings(tx, review.process.caseId)).flatMap(({ holds }) => holds.filter((hold) => isInForce(hold, on)));
  if (held.length > 0 && !isJustification(despite)) problems.push({ field: 'despiteHolds', message: despite === '' ? `Say why it is published although ${held.length === 1 ? 'a hold is' : `${held.length} holds are`} in force` : tooShort('justification') });
  const reason = readText(body, 'beforeTime', { what: 'The reason', most: 4000 }, problems);
  const tooEarly = on === null ? [] : waitsOn(waitsOf(review, step), on);
  if (tooEarly.length > 0 && !isJustification(reason)) problems.push({ field: 'beforeTime', message: reason === '' ? `Say why it is published before the time is up. ${tooEarly.map(waitWords).join('. ')}` : tooShort('reason') });
  if (on === null || problems.length > 0) return null;
  return { on, address, until, despiteHolds: held.length > 0 ? despite : '', holds: held.map(({ id }) => id), beforeTime: tooEarly.length > 0 ? reason : '' };
}

const tooShort = (what: string): string => `The ${what} must be at least ${fewestWords} words`;
const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text);

/** What the record says of a publication: its day and address, and why it was allowed where something stood against it. */
export const publishedDetail = ({ on, address, despiteHolds, holds, beforeTime }: Published): Record<string, unknown> =>
  ({ on, address, ...(holds.length > 0 ? { justification: despiteHolds, holds } : {}), ...(beforeTime === '' ? {} : { beforeTime }) });
