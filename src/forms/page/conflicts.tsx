import { RadioField } from '../../web/fields/index.ts';
import { conflictField, type ConflictWords } from '../conflict-words.ts';

/** What two people changed in different ways, one by one, for the second to choose. What was saved first is chosen already. */
export function Conflicts({ conflicts }: { conflicts: readonly ConflictWords[] }) {
  return (
    <>
      {conflicts.map(({ conflict, base, mine, theirs }) => (
        <RadioField
          key={conflict.path} name={conflictField(conflict)} label={conflict.label} value="theirs"
          hint={<span class="gt-pre">Before: {base}</span>}
          choices={[
            { value: 'mine', label: 'Keep yours', hint: <span class="gt-pre">{mine}</span> },
            { value: 'theirs', label: 'Keep what was saved first', hint: <span class="gt-pre">{theirs}</span> },
          ]}
        />
      ))}
    </>
  );
}
