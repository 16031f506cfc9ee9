import type { Pack } from '../../framework/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import type { Visit } from '../../web/visit/index.ts';
import { roundFor, type Round } from '../rounds/read-round.ts';
import { levelsOf, type Level } from '../tools/grades.ts';
import { readTool, type ToolEdition } from '../tools/editions.ts';
import { gradeAlike } from './heat/step.ts';
import { readAnswered, readTally, summarise, type Answered, type StandardSummary, type TallyRow } from './tally.ts';

/** What a round has shown, for the people of its board. */
export interface Results {
  round: Round;
  keeps: boolean;
  pack: Pack;
  /** How the framework has the returns of this round questioned; null where it does not say. */
  challenge: Challenge | null;
  tool: ToolEdition;
  levels: Level[];
  standards: readonly { key: string; name: string }[];
  /** The round before, where its tool grades alike: only then is there a trend. */
  previousId: string | null;
  answered: Answered;
  tally: TallyRow[];
  summaries: StandardSummary[];
}

type Assessment = NonNullable<Pack['assessments']>[number];
export type Challenge = NonNullable<Assessment['challenge']>;

export const challengeOf = (pack: Pack, assessment: string | null): Challenge | null => pack.assessments?.find((each) => each.key === assessment)?.challenge ?? null;

/** The results of the round that an address names, its grades counted area by area where a page shows areas; null where it is not there or not for the visitor. A fixed number of queries. */
export async function openResults(visit: Visit, { byArea }: { byArea: boolean } = { byArea: false }): Promise<Results | null> {
  const found = await roundFor(visit);
  if (found === null) return null;
  const { tx, me } = visit;
  const { round, keeps } = found;
  const tool = await readTool(tx, round.toolId);
  if (tool === null) return null;
  const { pack } = await editionOfBoard(tx, me.partnershipId, round.boardId);
  const challenge = challengeOf(pack, round.assessment);
  const levels = levelsOf(tool.form);
  const previousId = await previousAlike(visit, round, levels);
  const standards = tool.form.standards ?? [];
  const tally = await readTally(tx, round.id, previousId, byArea);
  return {
    round, keeps, pack, challenge, tool, levels, standards, previousId, answered: await readAnswered(tx, round.id, challenge?.which === 'all'),
    tally, summaries: summarise(standards, levels, tally, round.id, previousId),
  };
}

/** The round before, where its tool grades as this one's does. */
export async function previousAlike({ tx }: Pick<Visit, 'tx'>, { previousId }: Pick<Round, 'previousId'>, levels: readonly Level[]): Promise<string | null> {
  if (previousId === null) return null;
  const previous = await tx.selectFrom('audit_round').select('tool_id').where('id', '=', previousId).executeTakeFirst();
  const tool = previous === undefined ? null : await readTool(tx, previous.tool_id);
  return tool !== null && gradeAlike(levels, levelsOf(tool.form)) ? previousId : null;
}

export const resultsHref = (roundId: string, part = ''): string => `/audits/rounds/${roundId}/results${part}`;
/** What is still in the way of a report: a return that was to be questioned has no moderated grade (RED-62). */
export const toModerate = ({ answered }: Results): number => answered.toQuestion - answered.moderated;
export const standardNumber = (results: Pick<Results, 'standards'>, key: string): number => results.standards.findIndex((standard) => standard.key === key) + 1;
