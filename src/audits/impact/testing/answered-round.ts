import type { AuditedBoard } from '../../../../test/support/audited-board.ts';
import { dayInLondon, type Day } from '../../../calendar/index.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import { editionOfBoard } from '../../../people/framework-edition.ts';
import type { OnceAnswers } from '../../../forms/index.ts';
import { onlyWhatIsAsked } from '../../returns/standing.ts';
import { openRound } from '../../rounds/open-round.ts';
import { gradesOf } from '../../tools/grades.ts';

export interface Answered {
  id: string;
  returns: ReadonlyMap<string, string>;
}

/**
 * A round of the section 11 assessment that these kinds of agency have answered and that is closed; the answers by section.
 * @param on the day on which it was opened, answered and closed
 */
export function answeredRound({ as, opening, board }: AuditedBoard, name: string, on: Day, answers: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>): Promise<Answered> {
  return as(async (tx) => {
    const now = new Date(`${on}T10:00:00Z`);
    const id = await openRound({ ...opening(tx), now, today: dayInLondon(now) }, { boardId: board.boardId, source: { assessment: 'section-11' }, name, year: Number(on.slice(0, 4)), dueOn: on, remindDays: [], asked: { kinds: Object.keys(answers), schools: null } });
    const { pack } = await editionOfBoard(tx, board.partnershipId, board.boardId);
    const form: FormDefinition = pack.forms.find((each) => each.key === 'section-11-return')!;
    const rows = await tx.selectFrom('audit_return').selectAll().where('round_id', '=', id).execute();
    for (const row of rows) {
      const given = Object.entries(answers[row.kind]!).map(([section, values]): [string, OnceAnswers] => [section, { values, criteria: {} }]);
      // As a return is handed in: without what was not asked in the end.
      const said = Object.fromEntries(Object.entries(onlyWhatIsAsked(form, Object.fromEntries(given))).filter(([section]) => section in answers[row.kind]!));
      const shared = { partnership_id: board.partnershipId, return_id: row.id, board_id: board.boardId, agency_id: row.agency_id };
      for (const [section, values] of Object.entries(said)) await tx.insertInto('return_section').values({ ...shared, section, answers: JSON.stringify(values), updated_at: now, updated_by: 'A test' }).execute();
      const graded = gradesOf(form, said).filter(({ level }) => level !== null);
      if (graded.length > 0) await tx.insertInto('return_grade').values(graded.map(({ standard, level, score }) => ({ ...shared, standard, round_id: id, own_level: level, own_score: score }))).execute();
    }
    await tx.updateTable('audit_return').set({ status: 'submitted', submitted_at: now, submitted_by: 'A lead', signed_by: 'A chief', signed_post: 'Chief officer' }).where('round_id', '=', id).execute();
    await tx.updateTable('audit_round').set({ status: 'closed', closed_on: on }).where('id', '=', id).execute();
    return { id, returns: new Map(rows.map((row) => [row.kind, row.id])) };
  });
}

/** A gap in information sharing with its plan, as a return says it. */
export const gapInSharing = (change: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  'share-in-time': 'partly-met', 'share-in-time-action': 'Look at late referrals every month', 'share-in-time-owner': 'Lead of the agency', 'share-in-time-by': '2027-03-31',
  'share-lawfully': 'not-met', 'share-lawfully-action': 'Write a guide of one page', 'share-lawfully-owner': 'Caldicott guardian', 'share-lawfully-by': '2027-01-29',
  'share-received': 'met', 'standard-8-strength': 'A duty line for schools', ...change,
});
