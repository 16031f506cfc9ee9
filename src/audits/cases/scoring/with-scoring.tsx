import { sql } from 'kysely';
import { formatInstant, type Day } from '../../../calendar/index.ts';
import type { CriteriaSet } from '../../../framework/schema/criteria.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import { parseAnswers, startAnswers, type Answers, type Setting } from '../../../forms/index.ts';
import { editionOfBoard } from '../../../people/framework-edition.ts';
import { newId, tokenHash, type Tx } from '../../../platform/index.ts';
import { named } from '../../../thread/board-pack.ts';
import { page, type OpenVisit, type Reply } from '../../../web/visit/index.ts';
import { asAsked } from '../../tools/as-asked.ts';
import { readTool } from '../../tools/editions.ts';
import type { AuditStatus } from '../audit/read-audit.ts';
import type { ScoringStatus } from '../audit/read-parts.ts';
import { lineKindsOf, readLines } from '../plan/lines.ts';

/** A personal link that holds, with the case that its holder audits. */
export interface Holding {
  tx: Tx;
  partnershipId: string;
  partnershipName: string;
  holderName: string;
  base: string;
  scoring: { id: string; auditId: string; boardId: string; status: ScoringStatus; dueOn: Day; declaration: string; agency: string };
  audit: { reference: string; title: string; about: string; status: AuditStatus; lines: { text: string; about: string }[] };
  pseudonym: string;
  form: FormDefinition;
  setting: Setting;
  stored: Answers;
  revision: number;
}

/**
 * Runs what an auditor asks for in a transaction of the link's own role, or tells why the link does not hold.
 * @param deed `change` where it writes: the workshop then waits for it, or it finds that the workshop has begun
 */
export async function withScoring(visit: OpenVisit, kind: 'read' | 'change', deed: (holding: Holding) => Promise<Reply>): Promise<Reply> {
  const token = visit.params['token'] ?? '';
  return visit.app.database.run({ role: 'gt_link' }, async (tx) => {
    const { rows } = await sql<{ partnership_id: string; purpose: string; subject_id: string; holder_name: string; expires_at: Date; standing: string }>`select * from gt.open_link(${tokenHash(token)}, ${visit.now})`.execute(tx);
    const link = rows[0];
    if (link === undefined || link.purpose !== 'case-scoring') return noSuchLink();
    if (link.standing !== 'open') return endedLink(link.standing === 'expired' ? `It ended on ${formatInstant(link.expires_at)}.` : 'It was ended by the office that sent it. If you got a newer mail, use the link in that one.');
    if (kind === 'change') await waitForWorkshop(tx, link.subject_id);
    const row = await tx.selectFrom('case_scoring as s')
      .innerJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 's.partnership_id').onRef('a.id', '=', 's.agency_id'))
      .innerJoin('case_audit as o', (join) => join.onRef('o.partnership_id', '=', 's.partnership_id').onRef('o.id', '=', 's.audit_id'))
      .innerJoin('audited_case as c', (join) => join.onRef('c.partnership_id', '=', 's.partnership_id').onRef('c.id', '=', 's.case_id'))
      .innerJoin('case_scores as r', (join) => join.onRef('r.partnership_id', '=', 's.partnership_id').onRef('r.scoring_id', '=', 's.id'))
      .select(['s.id', 's.audit_id', 's.board_id', 's.status', 's.due_on', 's.declaration', 'a.name as agency', 'a.kind', 'o.reference', 'o.title', 'o.about', 'o.status as stands', 'o.lines', 'c.pseudonym', 'r.answers', 'r.revision'])
      .where('s.id', '=', link.subject_id).executeTakeFirst();
    const edition = await tx.selectFrom('audit_tool').select('id').executeTakeFirst();
    const tool = edition === undefined ? null : await readTool(tx, edition.id);
    if (row === undefined || tool === null) return noSuchLink();
    const { pack } = await editionOfBoard(tx, link.partnership_id, row.board_id);
    const { name } = await tx.selectFrom('partnership').select('name').executeTakeFirstOrThrow();
    const form = asAsked(tool.form, { kind: row.kind, phase: '' });
    const agencies = await tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute();
    return deed({
      tx, partnershipId: link.partnership_id, partnershipName: name, holderName: link.holder_name, base: `/k/${token}`,
      scoring: { id: row.id, auditId: row.audit_id, boardId: row.board_id, status: row.status as ScoringStatus, dueOn: row.due_on as Day, declaration: row.declaration, agency: row.agency },
      audit: { reference: row.reference, title: row.title, about: row.about, status: row.stands as AuditStatus, lines: readLines(row.lines).map((line) => ({ text: line.text, about: named(lineKindsOf(pack), line.about) })) },
      pseudonym: row.pseudonym, form, stored: startAnswers(form, newId, parseAnswers(row.answers)), revision: row.revision,
      setting: {
        today: visit.today, criteria: pack.criteria as CriteriaSet[], agencies: agencies.map((each) => ({ value: each.id, label: each.name })),
        themes: pack.themes.flatMap((group) => group.themes.map((theme) => ({ value: theme.key, label: theme.name }))),
      },
    });
  });
}

/** The audit's row is held as long as this transaction: its workshop begins before or after, and never between. */
async function waitForWorkshop(tx: Tx, scoringId: string): Promise<void> {
  await sql`set local role gt_worker`.execute(tx);
  await sql`select a.id from case_audit a join case_scoring s on s.partnership_id = a.partnership_id and s.audit_id = a.id where s.partnership_id = gt.partnership() and s.id = ${scoringId} for share of a`.execute(tx);
  await sql`set local role gt_link`.execute(tx);
}

const noSuchLink = (): Reply => page('This link does not work', (
  <>
    <h1 class="govuk-heading-l">This link does not work</h1>
    <p class="govuk-body">It may be incomplete. Copy the whole link from the mail into your browser.</p>
    <p class="govuk-body">If it still does not work, ask the office that wrote to you for a new one.</p>
  </>
), { status: 404 });

const endedLink = (why: string): Reply => page('This link has ended', (
  <>
    <h1 class="govuk-heading-l">This link has ended</h1>
    <p class="govuk-body">{why} What was saved with it is kept.</p>
  </>
), { status: 410 });
