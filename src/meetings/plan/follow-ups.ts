import type { Day } from '../../calendar/index.ts';
import { toBeConfirmed, type Pack } from '../../framework/index.ts';
import type { Occurrence } from './lay-out.ts';

/** A round of self-assessment whose overview was received, with the day on which what is outstanding is looked at. */
export interface FollowedRound {
  id: string;
  reference: string;
  name: string;
  assessment: string | null;
  receivedOn: Day;
  followUpOn: Day;
}

/** What rounds bring before a group once, a while after it received their overview: every action that is not done (RED-67). */
export function followUps({ assessments }: Pack, group: string, rounds: readonly FollowedRound[], until: Day): Occurrence[] {
  return rounds.filter((round) => round.followUpOn <= until).flatMap((round): Occurrence[] => {
    const assessment = assessments?.find((each) => each.key === round.assessment);
    if (assessment === undefined || !assessment.receivedBy.includes(group)) return [];
    return [{
      line: `outstanding-${round.reference}`, name: `Outstanding actions: ${round.name}`, as: '', purpose: `Every action of ${round.reference} that is not done, agency by agency.`, rhythm: 'Once', preparedBy: null, preparerProposed: false,
      source: assessment.rule.source, toBeConfirmed: toBeConfirmed(assessment.rule), due: round.followUpOn, since: round.receivedOn, after: round.receivedOn, proposed: false, paper: `/audits/rounds/${round.id}/outstanding`,
    }];
  });
}
