import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { FieldProblem } from '../../web/fields/index.ts';

/** A paper attached at a step of a review. */
export interface AttachedPaper {
  id: string;
  step: string;
  /** Which of the papers that the framework asks for; '' for any other. */
  paper: string;
  title: string;
  fileName: string;
  /** Says who people are: only who may open the vault reads it. */
  identifies: boolean;
  addedAt: Date;
  addedBy: string | null;
}

/** The papers of a review, as the page of one of its steps shows them. */
export interface PapersAtStep {
  all: readonly AttachedPaper[];
  mayAttach: boolean;
  mayOpenVault: boolean;
  limitMegabytes: number;
  /** What was wrong with a paper that was sent. */
  problems: readonly FieldProblem[];
  /** Which paper was chosen in the form that came back, null where none came; and the title that was typed with it. */
  paper: string | null;
  title: string;
}

/** The papers of a review that stand, in the order in which they came. One query. */
export async function readPapers(tx: Tx, processId: string): Promise<AttachedPaper[]> {
  const { rows } = await sql<AttachedPaper>`
    select p.id, p.step, p.paper, p.title, f.name as "fileName", p.identifies, p.added_at as "addedAt", n.name as "addedBy"
    from step_paper p join stored_file f on f.partnership_id = p.partnership_id and f.id = p.file_id
      left join person n on n.partnership_id = p.partnership_id and n.id = p.added_by
    where p.partnership_id = gt.partnership() and p.process_id = ${processId} and p.withdrawn_at is null order by p.added_at, p.id`.execute(tx);
  return rows;
}
