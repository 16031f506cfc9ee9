import type { ComponentChildren } from 'preact';
import type { Pack } from '../../framework/index.ts';
import { AreaField, CheckboxField, problemAt, RadioField, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { sent, sentAll, type Sent } from '../../web/visit/index.ts';
import { choices, themeChoices } from '../board-pack.ts';

/** What is asked of a new finding, wherever it is made. Before anything is sent, `starts` fills the fields. */
export function FindingFields({ pack, body, problems, starts = {}, children }: { pack: Pack; body: Sent; problems: readonly FieldProblem[]; starts?: { kind?: string; text?: string; cites?: string; themes?: readonly string[] }; children?: ComponentChildren }) {
  const typed = body['_csrf'] !== undefined;
  const value = (name: 'kind' | 'text' | 'cites'): string => (typed ? sent(body, name) : (starts[name] ?? ''));
  return (
    <>
      <RadioField name="kind" label="What kind of finding?" choices={choices(pack.learning.findingKinds)} value={value('kind')} error={problemAt(problems, 'kind')} />
      <AreaField name="text" label="What was found?" value={value('text')} error={problemAt(problems, 'text')} />
      {children}
      <TextField name="cites" label="Where does it say so?" hint="Name the question or the passage, so that others can look it up." value={value('cites')} error={problemAt(problems, 'cites')} />
      <CheckboxField name="themes" label="Themes" choices={themeChoices(pack)} values={typed ? sentAll(body, 'themes') : (starts.themes ?? [])} small error={problemAt(problems, 'themes')} />
    </>
  );
}
