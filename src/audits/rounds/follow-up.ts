import { dueDay, isDivision, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import type { Visit } from '../../web/visit/index.ts';
import type { Round } from './read-round.ts';

/** What a framework says of looking again at a round: how long after its overview was received, and who pursues what is outstanding. */
export const followUpOf = ({ assessments }: Pack, { assessment }: Pick<Round, 'assessment'>) => assessments?.find((each) => each.key === assessment)?.followUp ?? null;

/** The day on which what is outstanding of a round goes to the groups that received its overview (RED-67); null where the framework sets none. */
export async function followUpDay({ tx, me, app }: Pick<Visit, 'tx' | 'me' | 'app'>, round: Round, receivedOn: Day): Promise<Day | null> {
  const followUp = followUpOf((await editionOfBoard(tx, me.partnershipId, round.boardId)).pack, round);
  if (followUp === null) return null;
  const { division } = await tx.selectFrom('partnership').select('division').executeTakeFirstOrThrow();
  if (!isDivision(division)) throw new Error(`no division: ${division}`);
  return dueDay(receivedOn, followUp.within, { calendar: app.calendar(), division });
}
