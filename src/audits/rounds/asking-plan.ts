import { editionOfBoard } from '../../people/framework-edition.ts';
import { isId } from '../../platform/index.ts';
import { sent, type Visit } from '../../web/visit/index.ts';
import type { Askable, KeptBoard } from './askable.ts';

/** The audit of the programme for which a round is opened. */
export interface AskingPlan {
  id: string;
  boardId: string;
  reference: string;
  name: string;
  /** The forms with which audits of its kind are done. */
  tools: readonly string[];
}

/** The audit of the programme that the address names; null where it names none that goes on. */
export async function readAskingPlan({ tx, me, query }: Visit): Promise<AskingPlan | null> {
  const id = sent(query, 'plan');
  if (!isId(id)) return null;
  const plan = await tx.selectFrom('audit_plan').select(['id', 'board_id', 'reference', 'name', 'kind']).where('id', '=', id).where('status', 'not in', ['closed', 'dropped']).executeTakeFirst();
  if (plan === undefined) return null;
  const { pack } = await editionOfBoard(tx, me.partnershipId, plan.board_id);
  return { id, boardId: plan.board_id, reference: plan.reference, name: plan.name, tools: pack.audits.kinds.find((kind) => kind.key === plan.kind)?.tools ?? [] };
}

/** What the framework would put for it: the assessment whose form is a tool of its kind. */
export function askableFor(plan: AskingPlan, askable: readonly Askable[], boards: readonly KeptBoard[]): Askable | undefined {
  const pack = boards.find((board) => board.id === plan.boardId)?.edition.pack;
  return askable.find(({ boardId, source }) => boardId === plan.boardId && 'assessment' in source && plan.tools.includes(pack?.assessments?.find((each) => each.key === source.assessment)?.form ?? ''));
}
