import { sql } from 'kysely';

/** Over `forum_issue as f`: nobody has answered it, and nothing that goes on deals with it. */
export const waitsToBeTakenUp = sql<boolean>`(f.set_aside = '' and (f.process_id is null or f.ended_untold))`;
