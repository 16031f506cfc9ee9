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
  subjectKind: 'finding' | 'recommendation' | 'lesson' | 'action' | 'booking' | 'process';
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

interface Field {
  /** What stands in the way; several where the words are held against several cases, each of which is confirmed by itself. */
  mayName: MayName | readonly MayName[] | null;
  problems: readonly FieldProblem[];
  id?: string;
  label?: string;
  yes?: string;
  /** What was confirmed of other cases, so that it is not asked again. */
  confirmed?: readonly string[];
}

/** The words, and the question whether everybody may read them; inside the form that sends them. */
export function MayNameField({ mayName, problems, id, label = 'May everybody read these words?', yes = 'Yes, here they name nobody of the case', confirmed = [] }: Field) {
  const asked = [...new Set([mayName].flat().flatMap((each) => (each === null || each.words === null ? [] : [each.words.join('; ')])))];
  if (asked.length === 0) return null;
  return (
    <>
      {asked.length === 1 ? <WarningText>Also in the identity vault of this case: {asked[0]}</WarningText>
        : <WarningText>Also in the identity vaults of {asked.length} cases: {asked.join('; ')}</WarningText>}
      {confirmed.filter((words) => words !== '' && !asked.includes(words)).map((words) => <input type="hidden" name="named" value={words} />)}
      <CheckboxField name="named" {...(id === undefined ? {} : { id })} label={label} choices={asked.map((words) => ({ value: words, label: asked.length === 1 ? yes : `${words}: ${yes}` }))} values={[]} error={problemAt(problems, 'named')} />
    </>
  );
}
