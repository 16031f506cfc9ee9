import type { Day } from '../../calendar/index.ts';
import { addTeamByRole } from '../../casework/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { append, startProcess, type RunningProcess } from '../../process/index.ts';
import { tie } from '../../thread/line/knot.ts';
import type { Ground } from './ground.ts';

/** The local review that a demonstration rapid review called for: its terms are agreed, and its clock stands still for a trial. */
export async function fillLocalReview(tx: Tx, { board, pack, on }: Ground, from: RunningProcess, decidedOn: Day, pausedOn: Day): Promise<void> {
  const { partnershipId, boardId, frameworkId, frameworkVersion, people } = board;
  const definition = pack.processes.find((process) => process.key === 'local-review')!;
  const by = (key: string, day: Day) => ({ personId: people[key]!, actingFor: null, at: new Date(`${day}T11:00:00Z`) });
  const review = await startProcess(tx, { id: newId(), partnershipId, boardId, caseId: from.caseId, frameworkId, frameworkVersion, definition, startedByProcess: from.id, anchors: { decided: decidedOn } }, by('chair', decidedOn), on);
  await tie(tx, partnershipId, { id: review.id, kind: 'process', reference: review.reference, title: definition.name, state: 'Running', happenedOn: decidedOn, caseId: from.caseId }, [from.id]);
  if (from.caseId !== null) await addTeamByRole(tx, { partnershipId, caseId: from.caseId, boardId, definition, pack, at: by('chair', decidedOn).at, addedBy: people['chair']! });
  const agreed = await append(tx, review, [{ type: 'step-done', step: 'agree-terms', note: 'The questions, the method and the reviewer are agreed.', answers: [] }], by('crg', pausedOn), on);
  await append(tx, agreed, [{ type: 'clock-paused', clock: 'publish', from: pausedOn, reason: 'The Crown Prosecution Service asks that nothing is published before the trial.', approvedBy: 'Margaret Ashdown, Independent Chair' }], by('manager', pausedOn), on);
}
