import type { Day } from '../../calendar/index.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';
import type { Setting } from '../../forms/index.ts';
import type { App, Sent, UploadedFile } from '../../web/visit/index.ts';
import type { Tx } from '../../platform/index.ts';
import { asAsked } from '../tools/as-asked.ts';
import { readTool } from '../tools/editions.ts';
import { readSetting } from './setting.ts';

export type ReturnStatus = 'not-started' | 'under-way' | 'submitted' | 'returned';

/** A return as it stands, with the round that asks for it. */
export interface AuditReturn {
  id: string;
  partnershipId: string;
  boardId: string;
  boardName: string;
  respondentId: string;
  agencyId: string | null;
  name: string;
  area: string;
  contactName: string;
  contactEmail: string;
  status: ReturnStatus;
  previousId: string | null;
  startedAt: Date | null;
  submittedAt: Date | null;
  submittedBy: string;
  signedBy: string;
  signedPost: string;
  returnedReason: string;
  revision: number;
  round: { id: string; reference: string; name: string; dueOn: Day; open: boolean };
  toolKey: string;
  toolEdition: number;
  /** The tool as it is put to this respondent. */
  form: FormDefinition;
}

/** A return before somebody who may read it or fill it in, by an account or a personal link. */
export interface OpenReturn {
  app: App;
  tx: Tx;
  now: Date;
  today: Day;
  params: Readonly<Record<string, string>>;
  query: Sent;
  body: Sent;
  files: readonly UploadedFile[];
  via: 'account' | 'link';
  /** The name of whoever is here, as it goes into the history. */
  who: string;
  personId: string | null;
  linkId: string | null;
  /** Where the pages of this return lie, for this door. */
  base: string;
  /** The sections that a colleague was asked for; null where all are open. */
  only: ReadonlySet<string> | null;
  /** May answer; otherwise only reads. */
  fills: boolean;
  ret: AuditReturn;
  setting: Setting;
}

/** Answers are taken until the return is handed in, and for as long as its round is open. */
export const takesAnswers = ({ ret }: Pick<OpenReturn, 'ret'>): boolean => ret.status !== 'submitted' && ret.round.open;
/** Why no answers are taken, in words for whoever tries. */
export const closedBecause = ({ ret }: Pick<OpenReturn, 'ret'>): string => (ret.status === 'submitted'
  ? `The return was handed in${ret.submittedBy === '' ? '' : ` by ${ret.submittedBy}`} and can no longer be changed. Ask the board to return it to you if something is missing.`
  : 'The round has been closed. What was saved is kept; ask the board if it still wants your answers.');
/** The sections that whoever is here may open. */
export const sectionsFor = ({ ret, only }: Pick<OpenReturn, 'ret' | 'only'>) => ret.form.sections.filter((section) => only === null || only.has(section.key));

/**
 * Reads a return; null where it is not there or not for whoever asks.
 * @param locked holds the return until the transaction ends, so that those who save or hand in at once come one after another
 */
export async function readReturn(tx: Tx, id: string, today: Day, locked: boolean): Promise<{ ret: AuditReturn; setting: Setting } | null> {
  const asked = tx.selectFrom('audit_return').selectAll().where('id', '=', id);
  const row = await (locked ? asked.forUpdate() : asked).executeTakeFirst();
  if (row === undefined) return null;
  const round = await tx.selectFrom('audit_round as o').innerJoin('board as b', (join) => join.onRef('b.partnership_id', '=', 'o.partnership_id').onRef('b.id', '=', 'o.board_id'))
    .select(['o.id', 'o.reference', 'o.name', 'o.due_on', 'o.status', 'o.tool_id', 'b.name as board', 'b.framework_id', 'b.framework_version']).where('o.id', '=', row.round_id).executeTakeFirst();
  const tool = round === undefined ? null : await readTool(tx, round.tool_id);
  if (round === undefined || tool === null) return null;
  const form = asAsked(tool.form, row);
  const ret: AuditReturn = {
    id: row.id, partnershipId: row.partnership_id, boardId: row.board_id, boardName: round.board, respondentId: row.respondent_id, agencyId: row.agency_id, name: row.name, area: row.area,
    contactName: row.contact_name, contactEmail: row.contact_email, status: row.status as ReturnStatus, previousId: row.previous_id, startedAt: row.started_at, submittedAt: row.submitted_at, submittedBy: row.submitted_by,
    signedBy: row.signed_by, signedPost: row.signed_post, returnedReason: row.returned_reason, revision: row.revision,
    round: { id: round.id, reference: round.reference, name: round.name, dueOn: round.due_on as Day, open: round.status === 'open' }, toolKey: tool.key, toolEdition: tool.edition, form,
  };
  return { ret, setting: await readSetting(tx, form, row.partnership_id, { frameworkId: round.framework_id, version: round.framework_version }, today) };
}
