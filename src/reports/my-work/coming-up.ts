import { sql, type RawBuilder } from 'kysely';
import { addDays, type Day } from '../../calendar/index.ts';
import { openSteps } from './open-steps.ts';
import type { Who } from './waiting.ts';

/** A step that comes to somebody soon, and on which nothing can be done yet. */
export interface ComingStep {
  reference: string;
  what: string;
  href: string;
  /** The day on which it opens; today or earlier where it waits for a step before it. */
  opensOn: Day;
  dueOn: Day | null;
  actingFor: string | null;
}

/** Days ahead within which a step is shown to whoever leads it. */
export const daysAhead = 14;

/** The steps that open within the days ahead, and those that would be open if what comes before them were done. */
export const comingUp = (who: Pick<Who, 'roles'>, today: Day): RawBuilder<unknown> => sql`
  select p.reference, d.name as what, '/reviews/' || p.id || '/steps/' || d.key as href, d.due_on as "dueOn", a.away as "actingFor", d.opens_on as "opensOn"
  from ${openSteps(who, today)} and d.opens_on <= ${addDays(today, daysAhead)} and (d.opens_on > ${today} or not d.ready)`;
