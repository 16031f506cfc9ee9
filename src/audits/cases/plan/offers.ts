import { sql } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import { dueDay, isDivision } from '../../../calendar/index.ts';
import type { Pack } from '../../../framework/index.ts';
import { editionOf, editionOfBoard, type Edition } from '../../../people/framework-edition.ts';
import { isId, type Tx } from '../../../platform/index.ts';
import { sent, type Visit } from '../../../web/visit/index.ts';
import { boardsBy } from '../../policies.ts';
import { toolOfFramework } from '../../tools/editions.ts';

/** A tool that a case audit can use: an edition of the board, or a form of the framework that is not among them yet. */
export interface OfferedTool {
  value: string;
  label: string;
}

/** The step of a running process that asks for the audit. */
interface AskedBy {
  processId: string;
  reference: string;
  step: string;
  kind: string;
  form: string;
  dueOn: Day;
}

export interface PlanOffers {
  boards: { id: string; name: string }[];
  boardId: string;
  edition: Edition;
  groups: { id: string; name: string }[];
  agencies: { id: string; name: string }[];
  plans: { id: string; reference: string; name: string; kind: string }[];
  earlier: { id: string; reference: string; title: string }[];
  tools: OfferedTool[];
  /** Questions that were booked for a case audit of the board and wait for one. */
  booked: string[];
  askedBy: AskedBy | null;
}

/** What a new audit can be given: null where the visitor keeps the audits of no board. */
export async function planOffers(visit: Visit, onBoard?: string): Promise<PlanOffers | null> {
  const { tx, me, query } = visit;
  const kept = (await boardsBy(visit))('manage-audits');
  if (kept.size === 0) return null;
  const asking = onBoard === undefined ? await readAsking(visit) : null;
  const wanted = onBoard ?? asking?.boardId ?? (sent(query, 'board') || await boardOfCause(visit));
  const boards = await tx.selectFrom('board').select(['id', 'name']).where('id', 'in', [...kept]).orderBy('name').execute();
  const board = boards.find((each) => each.id === wanted) ?? (asking === null && onBoard === undefined ? boards[0] : undefined);
  if (board === undefined) return null;
  const edition = await editionOfBoard(tx, me.partnershipId, board.id);
  return {
    boards, boardId: board.id, edition, askedBy: asking?.askedBy ?? null,
    groups: await tx.selectFrom('work_group').select(['id', 'name']).where('board_id', '=', board.id).orderBy('name').execute(),
    agencies: await tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute(),
    plans: await tx.selectFrom('audit_plan').select(['id', 'reference', 'name', 'kind']).where('board_id', '=', board.id).where('status', 'not in', ['closed', 'dropped']).orderBy('reference').execute(),
    earlier: await tx.selectFrom('case_audit').select(['id', 'reference', 'title']).where('board_id', '=', board.id).where('status', 'in', ['reported', 'closed']).orderBy('reference', 'desc').execute(),
    booked: (await tx.selectFrom('audit_booking').select('question').where('board_id', '=', board.id).where('audit_id', 'is', null).orderBy('booked_at').limit(50).execute()).map(({ question }) => question),
    tools: await offeredTools(tx, board.id, edition, asking?.askedBy.form ?? null),
  };
}

/** The board of the audit of the programme, or of the earlier case audit, that the address names. */
async function boardOfCause({ tx, query }: Visit): Promise<string> {
  for (const [table, name] of [['audit_plan', 'plan'], ['case_audit', 'again']] as const) {
    const id = sent(query, name);
    if (isId(id)) return (await tx.selectFrom(table).select('board_id').where('id', '=', id).executeTakeFirst())?.board_id ?? '';
  }
  return '';
}

async function offeredTools(tx: Tx, boardId: string, { pack, frameworkId, version }: Edition, form: string | null): Promise<OfferedTool[]> {
  const editions = await tx.selectFrom('audit_tool').select(['id', 'key', 'name', 'edition', 'taken_from']).where('board_id', '=', boardId).where('status', '=', 'published')
    .where((where) => where.or([sql<boolean>`definition ->> 'tool' = 'case-audit'`, ...(form === null ? [] : [where('key', '=', form)])])).orderBy('name').orderBy('edition', 'desc').execute();
  const own = pack.forms.filter((each) => (each.tool === 'case-audit' || each.key === form) && !editions.some((edition) => edition.key === each.key && edition.taken_from === `${frameworkId} ${version}`));
  return [...editions.map(({ id, name, edition }) => ({ value: id, label: `${name}, edition ${edition}` })), ...own.map(({ key, name }) => ({ value: `form:${key}`, label: `${name}, of the framework` }))];
}

/** The edition behind an offered tool; a form of the framework becomes an edition when it is first used. */
export async function editionBehind(visit: Visit, { boardId, edition, tools }: PlanOffers, value: string): Promise<string | null> {
  if (!tools.some((tool) => tool.value === value)) return null;
  if (!value.startsWith('form:')) return value;
  const form = edition.pack.forms.find((each) => each.key === value.slice('form:'.length));
  return form === undefined ? null : toolOfFramework(visit.tx, visit.me.partnershipId, boardId, form, `${edition.frameworkId} ${edition.version}`, visit.now);
}

async function readAsking({ tx, me, query, today, app }: Visit): Promise<{ boardId: string; askedBy: AskedBy } | null> {
  const id = sent(query, 'process');
  if (!isId(id)) return null;
  const process = await tx.selectFrom('process').select(['id', 'board_id', 'reference', 'definition', 'framework_id', 'framework_version']).where('id', '=', id).executeTakeFirst();
  if (process === undefined) return null;
  const { pack } = await editionOf(tx, me.partnershipId, process.framework_id, process.framework_version);
  const step = stepOf(pack, process.definition, sent(query, 'step'));
  if (step?.act.kind !== 'case-audit') return null;
  const { division } = await tx.selectFrom('partnership').select('division').executeTakeFirstOrThrow();
  if (!isDivision(division)) throw new Error(`no division: ${division}`);
  return { boardId: process.board_id, askedBy: { processId: process.id, reference: process.reference, step: step.key, kind: step.act.audit, form: step.act.form, dueOn: dueDay(today, step.act.replyWithin, { calendar: app.calendar(), division }) } };
}

const stepOf = (pack: Pack, definition: string, step: string) => pack.processes.find((each) => each.key === definition)?.steps.find((each) => each.key === step);
