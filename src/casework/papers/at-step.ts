import type { Step } from '../../framework/schema/process.ts';
import { actsAs, leadsOf } from '../../process/index.ts';
import { sent, type Visit } from '../../web/visit/index.ts';
import { actorOn, type OpenReview } from '../review/open-review.ts';
import { readPapers, type PapersAtStep } from './read-papers.ts';

/** Whoever runs the review or acts at the step attaches papers, before it is done or after, as long as it is needed. */
export const mayAttach = ({ me }: Visit, { process }: OpenReview, step: Step): boolean =>
  (step.papers ?? []).length > 0 && process.state.status === 'running' && process.state.steps[step.key]!.standing !== 'not-needed'
  && (me.permissions.has('run-review') || actsAs(actorOn(me, process.boardId), leadsOf(step)) !== undefined);

export async function papersAtStep(visit: Visit, review: OpenReview, step: Step): Promise<PapersAtStep> {
  return {
    all: await readPapers(visit.tx, review.process.id), mayAttach: mayAttach(visit, review, step), mayOpenVault: visit.me.permissions.has('open-vault'),
    limitMegabytes: visit.app.settings.uploadLimitBytes / 1024 / 1024, problems: [], paper: visit.body['paper'] === undefined ? null : sent(visit.body, 'paper'), title: sent(visit.body, 'paper-title'),
  };
}
