import { dueDay, isDivision, type Day } from '../../../calendar/index.ts';
import type { Visit } from '../../../web/visit/index.ts';
import type { OpenChallenge } from '../open-challenge.ts';

/** The last day for a reply to what is sent today, by the framework; null where it sets no time and whoever sends has to. */
export async function replyDay({ tx, app, today }: Pick<Visit, 'tx' | 'app' | 'today'>, { challenge }: Pick<OpenChallenge, 'challenge'>): Promise<Day | null> {
  if (challenge?.replyWithin === undefined) return null;
  const { division } = await tx.selectFrom('partnership').select('division').executeTakeFirstOrThrow();
  if (!isDivision(division)) throw new Error(`no division: ${division}`);
  return dueDay(today, challenge.replyWithin, { calendar: app.calendar(), division });
}
