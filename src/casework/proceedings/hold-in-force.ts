import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../calendar/index.ts';

/** The rule of `holdStanding` as a condition on a row of disclosure_hold named `h`. A test holds the two together. */
export const holdInForce = (today: Day): RawBuilder<boolean> =>
  sql<boolean>`(h.placed_on <= ${today}::date and (h.lifted_on is null or h.lifted_on > ${today}::date) and (h.until_on is null or h.until_on >= ${today}::date))`;
