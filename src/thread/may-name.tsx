import { CheckboxField, problemAt, type FieldProblem } from '../web/fields/index.ts';
import { WarningText } from '../web/govuk/index.ts';
import type { Visit } from '../web/visit/index.ts';

/** What stands in the way of words that leave a case: some that may name somebody, told to those alone who may open the vault. */
export interface MayName {
  /** Null where the visitor may not open the vault: then they are told no more than that somebody else has to look. */
  words: readonly string[] | null;
}

/** What words are about that go beyond the team of a case. */
export interface Leaving {
  /** The review from which they are drawn; null where they come from none. */
  processId: string | null;
  /** What they become part of, as the record tells of it. */
  subjectKind: 'finding' | 'recommendation' | 'lesson' | 'action' | 'process';
  subjectId: string;
  reference: string;
  text: string;
}

/**
 * Holds words against the identities of the case from which they are drawn; null where they may go. The vault is a case's: what
 * keeps the thread is handed this by whoever keeps that.
 */
export type Hold = (visit: Visit, leaving: Leaving) => Promise<MayName | null>;

/** Why the words do not go yet, for the head of the page. `deed` is what somebody else would have to do: "agree the finding". */
export const mayNameProblems = (mayName: MayName | null, deed: string): FieldProblem[] => (mayName === null ? [] : [{
  field: mayName.words === null ? '' : 'named',
  message: mayName.words === null ? `These words may name somebody. Change them, or ask somebody who may open the identity vault to ${deed}` : 'Confirm that these words name nobody, or change them',
}]);

/** The words, and the question whether everybody may read them; inside the form that sends them. */
export function MayNameField({ mayName, problems, id, label = 'May everybody read these words?', yes = 'Yes, here they name nobody of the case' }: { mayName: MayName | null; problems: readonly FieldProblem[]; id?: string; label?: string; yes?: string }) {
  if (mayName === null || mayName.words === null) return null;
  const words = mayName.words.join('; ');
  return (
    <>
      <WarningText>Also in the identity vault of this case: {words}</WarningText>
      <CheckboxField name="named" {...(id === undefined ? {} : { id })} label={label} choices={[{ value: words, label: yes }]} values={[]} error={problemAt(problems, 'named')} />
    </>
  );
}
