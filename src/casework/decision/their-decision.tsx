import { formatDay } from '../../calendar/index.ts';
import { bodyThatDecides } from '../../framework/business.ts';
import type { Decision } from '../../framework/schema/process.ts';
import type { TakenDecision } from '../../process/index.ts';
import { AreaField, DateField, problemAt, readDay, readText, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { sent, type Visit } from '../../web/visit/index.ts';
import { nameOfBody } from '../review/names.ts';
import type { OpenReview } from '../review/open-review.ts';

/** The outside body whose decision is only recorded here, by its name; null where the decision is for our own people. */
export function bodyDeciding({ process, edition }: OpenReview, decision: Decision): string | null {
  const body = bodyThatDecides(process.definition, decision);
  return body === null ? null : nameOfBody(edition.pack, body);
}

/** Says before the form that nobody decides here. */
export const NotDecidedHere = ({ body }: { body: string }) => (
  <InsetText>{body} decides this, and nobody else. Record here what it decided, and why. Where it did not say how it answered one of the criteria, leave that open: answer that it is not known, or “Maybe”.</InsetText>
);

/** Asks when the outside body decided, and how we know. */
export const TheirFields = ({ body, visit, problems }: { body: string; visit: Visit; problems: readonly FieldProblem[] }) => (
  <>
    <DateField name="theirs.on" label="On what day was it decided?" hint={`By: ${body}. Time counts from that day.`} typed={typedDay(visit.body, 'theirs.on')} error={problemAt(problems, 'theirs.on')} />
    <AreaField name="theirs.how" label="How were we told?" hint="For example in a letter or in minutes, from whom and of which day." rows={2} value={sent(visit.body, 'theirs.how')} error={problemAt(problems, 'theirs.how')} />
  </>
);

export function readTheirs(visit: Visit, problems: FieldProblem[]): { theirs?: NonNullable<TakenDecision['theirs']> } {
  const on = readDay(visit.body, 'theirs.on', 'The day of the decision', problems);
  const how = readText(visit.body, 'theirs.how', { what: 'How we were told', most: 1000, missing: 'Say how we were told of the decision' }, problems);
  return on === null ? {} : { theirs: { on, how } };
}

/** `MAPPA Strategic Management Board on 3 November 2026 (In a letter)`. */
export const theirsWords = (body: string, { on, how }: NonNullable<TakenDecision['theirs']>): string => `${body} on ${formatDay(on)} (${how.trim().replace(/\.$/, '')})`;
