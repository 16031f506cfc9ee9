import type { FormDefinition } from '../../../framework/schema/form.ts';
import type { Answers } from '../../../forms/index.ts';
import { newId, newToken, type Tx } from '../../../platform/index.ts';

export interface Place {
  partnershipId: string;
  boardId: string;
}

export interface MadeRound {
  id: string;
  toolId: string;
}

let rounds = 0;

/** A round that is open, with an edition of its tool of its own. */
export async function makeRound(tx: Tx, { partnershipId, boardId }: Place, form: FormDefinition, how: { name?: string; edition?: number; status?: string; dueOn?: string; year?: number } = {}): Promise<MadeRound> {
  rounds += 1;
  const [id, toolId] = [newId(), newId()];
  const at = new Date('2026-11-02T09:00:00Z');
  const last = await tx.selectFrom('audit_tool').select('edition').where('board_id', '=', boardId).where('key', '=', form.key).orderBy('edition', 'desc').executeTakeFirst();
  await tx.insertInto('audit_tool').values({ partnership_id: partnershipId, id: toolId, board_id: boardId, key: form.key, edition: how.edition ?? (last?.edition ?? 0) + 1, name: form.name, source: 'board', definition: JSON.stringify(form), status: 'published', changed_at: at, published_on: '2026-11-02' }).execute();
  await tx.insertInto('audit_round').values({ partnership_id: partnershipId, id, board_id: boardId, reference: `RND-2026-${String(rounds).padStart(4, '0')}`, name: how.name ?? 'Section 11 2026', tool_id: toolId, year: how.year ?? 2026, opened_on: '2026-11-02', due_on: how.dueOn ?? '2026-12-18', status: how.status ?? 'open', made_at: at }).execute();
  return { id, toolId };
}

/** Somebody who answers audits: an agency, or a school without accounts. */
export async function makeRespondent(tx: Tx, { partnershipId }: Place, how: { name: string; agencyId?: string; kind?: string; area?: string }): Promise<string> {
  const id = newId();
  await tx.insertInto('respondent').values({ partnership_id: partnershipId, id, agency_id: how.agencyId ?? null, kind: how.kind ?? 'school', name: how.name, area: how.area ?? '' }).execute();
  return id;
}

/** What is asked of a respondent in a round, with a personal link to it. Answers may be there already, as from a round before. */
export async function makeReturn(tx: Tx, { partnershipId, boardId }: Place, round: MadeRound, respondentId: string, how: { name?: string; agencyId?: string; kind?: string; phase?: string; previousId?: string; status?: string; answers?: Answers; holder?: string } = {}): Promise<{ id: string; link: string }> {
  const id = newId();
  const at = new Date('2026-11-02T09:00:00Z');
  const holder = how.holder ?? 'Joan Pell';
  const email = `${holder.toLowerCase().replaceAll(' ', '.')}@school.example`;
  await tx.insertInto('audit_return').values({
    partnership_id: partnershipId, id, round_id: round.id, board_id: boardId, respondent_id: respondentId, agency_id: how.agencyId ?? null, name: how.name ?? 'Deben Primary School', kind: how.kind ?? 'school', phase: how.phase ?? '',
    status: how.status ?? 'not-started', previous_id: how.previousId ?? null, contact_name: holder, contact_email: email, ...(how.status === 'submitted' ? { submitted_at: at, submitted_by: holder, signed_by: 'A Head', signed_post: 'Headteacher' } : {}),
  }).execute();
  for (const [section, answers] of Object.entries(how.answers ?? {})) {
    await tx.insertInto('return_section').values({ partnership_id: partnershipId, return_id: id, section, board_id: boardId, agency_id: how.agencyId ?? null, answers: JSON.stringify(answers), updated_at: at, updated_by: holder }).execute();
  }
  const { token, hash } = newToken();
  await tx.insertInto('personal_link').values({ partnership_id: partnershipId, id: newId(), token_hash: hash, purpose: 'return', subject_id: id, holder_name: holder, holder_email: email, created_at: at, expires_at: new Date('2027-03-01T00:00:00Z') }).execute();
  return { id, link: `/a/${token}` };
}
