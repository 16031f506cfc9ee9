import { record } from '../../access/record.ts';
import { isId, newId } from '../../platform/index.ts';
import { readText, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, sentAll, type Reply, type Visit } from '../../web/visit/index.ts';
import { challengePage, pageSize } from './challenge-page.tsx';
import { roundChallengeHref } from './open-challenge.ts';
import { openRoundChallenge } from './open-round.ts';

/** Chooses returns for the panel, with the reason for the choice, or takes them off again with a reason (RED-62). */
export async function chooseReturns(visit: Visit): Promise<Reply> {
  const opened = await openRoundChallenge(visit);
  if (opened === null) return notFound;
  if (!opened.panel) return forbidden;
  const { tx, me, now, body } = visit;
  const { round, challenge } = opened;
  const takesOff = sent(body, 'do') === 'leave';
  const problems: FieldProblem[] = [];
  if (challenge?.which === 'all') return challengePage(visit, [{ field: '', message: 'The framework has every return questioned: there is nothing to choose.' }]);
  const ids = sentAll(body, 'chosen').filter(isId).slice(0, pageSize);
  if (ids.length === 0) problems.push({ field: 'chosen', message: 'Choose at least one return' });
  const reason = readText(body, 'reason', { what: 'The reason', missing: takesOff ? 'Enter why they are not questioned after all' : 'Enter why these were chosen', most: 1000 }, problems);
  if (problems.length > 0) return challengePage(visit, problems);
  const returns = await tx.updateTable('audit_return').set({ to_challenge: !takesOff, challenge_reason: takesOff ? '' : reason }).where('round_id', '=', round.id).where('status', '=', 'submitted').where('to_challenge', '=', takesOff).where('id', 'in', ids).returning(['id', 'agency_id']).execute();
  if (returns.length === 0) return challengePage(visit, [{ field: '', message: takesOff ? 'None of these was chosen.' : 'All of these were chosen already.' }]);
  await tx.insertInto('return_entry').values(returns.map((each) => ({ partnership_id: me.partnershipId, id: newId(), return_id: each.id, board_id: round.boardId, agency_id: each.agency_id, kind: takesOff ? 'not-chosen' : 'chosen', text: reason, at: now, by_name: me.name }))).execute();
  await record(tx, now, { deed: takesOff ? 'took returns off the challenge' : 'chose returns for the challenge', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, returns: returns.length, reason } });
  return goTo(roundChallengeHref(round.id), `${returns.length} ${returns.length === 1 ? 'return is' : 'returns are'} ${takesOff ? 'no longer to be questioned' : 'to be questioned'}.`);
}
