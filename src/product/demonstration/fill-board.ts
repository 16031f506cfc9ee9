import { addDays, dayInLondon, type Day } from '../../calendar/index.ts';
import { reckoningFor } from '../../casework/index.ts';
import type { Pack, Permission } from '../../framework/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import { newId, type Tx } from '../../platform/index.ts';
import type { App } from '../../web/visit/index.ts';
import { fillCaseAudits } from './audits/cases.ts';
import { fillImpact } from './audits/impact.ts';
import { fillResults } from './audits/results.ts';
import { fillRounds } from './audits/rounds.ts';
import { placeOf, type DemonstrationBoard } from './found-board.ts';
import { fillProgramme, tieToProgramme } from './audits/programme.ts';
import { fillSurveys } from './audits/surveys.ts';
import { fillAuditTools } from './audits/tools.ts';
import { fillLearning } from './fill-learning.ts';
import { fillMeetings } from './fill-meetings.ts';
import { playScene } from './cases/play-scene.ts';
import { scenesOf } from './cases/index.ts';
import { fillReviews } from './fill-reviews.ts';
import { firstToSignIn, inventPeople } from './invented-people.ts';
import { boardMeetings, learningGroup } from './meeting-cast.ts';

/** Fills the demonstration board with reviews at every stage and two years of learning, all invented. */
export async function fillBoard(app: App, board: DemonstrationBoard): Promise<void> {
  const today = dayInLondon(app.now());
  await app.database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, async (tx) => {
    const { pack } = await editionOf(tx, board.partnershipId, board.frameworkId, board.frameworkVersion);
    const closed = await fillReviews(tx, { board, pack, on: await reckoningFor(app, tx, board.partnershipId), today, key: app.key });
    await fillAbsences(tx, board, today);
    await fillLearning(tx, board, pack, today, closed, { owners: ['hospital', 'police', 'community', 'school', 'gp', 'probation', 'council-lead', 'ccg'], manager: 'manager', evaluator: 'lig' });
    await fillMeetings(tx, app, board, today, learningGroup);
    await fillProgramme(tx, board, pack, today);
    await fillRounds(tx, board, pack, today);
    await fillResults(tx, board, today, board.people['manager']!);
    await fillImpact(tx, board, pack, today, board.people['manager']!);
    await fillCaseAudits(tx, board, pack, today, board.people['manager']!);
    await tieToProgramme(tx, board, pack, today);
    await fillSurveys(tx, board, today);
    await fillAuditTools(tx, board, app.now());
  });
}

/** The lead of the police is away from today, so that their deputy acts for them. */
async function fillAbsences(tx: Tx, { partnershipId, people }: DemonstrationBoard, today: Day): Promise<void> {
  await tx.insertInto('absence').values({ partnership_id: partnershipId, id: newId(), person_id: people['police']!, starts_on: today, ends_on: addDays(today, 4), reason: 'Leave', recorded_by: people['police']! }).execute();
}

/** Fills a demonstration board under any framework: its own cases at every stage, and learning in its own terms. */
export async function fillPackBoard(app: App, board: DemonstrationBoard): Promise<void> {
  const today = dayInLondon(app.now());
  await app.database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, async (tx) => {
    const { pack } = await editionOf(tx, board.partnershipId, board.frameworkId, board.frameworkVersion);
    const { people } = inventPeople(pack, placeOf(pack));
    const manager = firstToSignIn(pack, people);
    const stage = { board, pack, on: await reckoningFor(app, tx, board.partnershipId), today, key: app.key, people, keeper: manager.key };
    let closed: string | null = null;
    for (const scene of scenesOf[pack.id] ?? []) {
      const review = await playScene(tx, stage, scene);
      if (review.state.status === 'closed') closed ??= review.id;
    }
    const owners = people.filter((person) => allowed(pack, person.role, 'own-action'));
    const evaluator = people.find((person) => person !== manager && allowed(pack, person.role, 'evaluate')) ?? manager;
    await fillLearning(tx, board, pack, today, closed, { owners: (owners.length > 0 ? owners : [manager]).map((person) => person.key), manager: manager.key, evaluator: evaluator.key }, 3);
    await fillMeetings(tx, app, board, today, boardMeetings(pack, people, manager));
    await fillProgramme(tx, board, pack, today);
    await fillRounds(tx, board, pack, today);
    await fillResults(tx, board, today, board.people[manager.key]!);
    await fillImpact(tx, board, pack, today, board.people[manager.key]!);
    await fillCaseAudits(tx, board, pack, today, board.people[manager.key]!);
    await tieToProgramme(tx, board, pack, today);
    await fillSurveys(tx, board, today);
  });
}

const allowed = (pack: Pack, role: string, permission: Permission): boolean => pack.roles.find((each) => each.key === role)?.permissions.includes(permission) ?? false;
