import type { Reply, Route, Visit } from '../../web/visit/index.ts';
import { isId } from '../../platform/index.ts';
import { agenciesOf, mayAnswer } from '../policies.ts';
import { byAccount, byLink } from '../returns/doors.tsx';
import { doorOfReturn, type EvidenceDoor, type Owner } from './door.ts';
import { showEvidence, takeEvidence } from './list-page.tsx';
import { changePiece, readFileOf, showPiece } from './piece-page.tsx';

type Deed = (door: EvidenceDoor) => Promise<Reply>;

/** Evidence as an agency keeps it, apart from any return; a board opens here what was given to it. */
const kept = (deed: Deed) => async (visit: Visit): Promise<Reply> => {
  const { app, tx, now, today, params, query, body, files, me } = visit;
  return deed({
    app, tx, now, today, params, query, body, files, via: 'account', who: me.name, personId: me.personId, linkId: null, base: '/audits/evidence', back: { href: '/audits', text: 'Back to audits' },
    owner: await ownerFor(visit), keeps: true, open: null,
  });
};

/** For whom the visitor keeps evidence: the owner of the piece where they answer for it, else the agency that they answer for. */
async function ownerFor({ tx, me, params }: Visit): Promise<Owner | null> {
  const id = params['evidence'] ?? '';
  const mine = [...agenciesOf(me)].filter((agency) => mayAnswer(me, agency));
  if (mine.length === 0) return null;
  const found = isId(id) ? tx.selectFrom('respondent').innerJoin('evidence', 'evidence.respondent_id', 'respondent.id').where('evidence.id', '=', id) : tx.selectFrom('respondent');
  const row = await found.select(['respondent.partnership_id', 'respondent.id', 'respondent.agency_id']).where('respondent.agency_id', 'in', mine).orderBy('respondent.name').executeTakeFirst();
  return row === undefined ? null : { partnershipId: row.partnership_id, respondentId: row.id, agencyId: row.agency_id };
}

const pages: { method: 'GET' | 'POST'; path: string; deed: Deed }[] = [
  { method: 'GET', path: '', deed: showEvidence },
  { method: 'POST', path: '', deed: takeEvidence },
  { method: 'GET', path: '/:evidence', deed: showPiece },
  { method: 'POST', path: '/:evidence', deed: changePiece },
  { method: 'GET', path: '/:evidence/file', deed: readFileOf },
];

export const evidenceRoutes: Route[] = pages.flatMap(({ method, path, deed }): Route[] => {
  const how = { locked: method === 'POST' };
  const upload = method === 'POST' ? { upload: true } : {};
  const permission = method === 'GET' ? 'signed-in' : 'answer-audits';
  return [
    { method, path: `/audits/evidence${path}`, permission, ...upload, answer: kept(deed) },
    { method, path: `/audits/returns/:return/all/evidence${path}`, permission, ...upload, answer: byAccount((open) => deed(doorOfReturn(open)), how) },
    { method, path: `/a/:token/all/evidence${path}`, open: 'link-holder', ...upload, answer: byLink((open) => deed(doorOfReturn(open)), how) },
  ];
});
