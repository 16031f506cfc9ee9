import { readYaml, type Path } from '../fault.ts';
import { FormDefinition } from '../schema/form.ts';
import { shapeFaults } from '../shape/shape-faults.ts';
import { pathAt, textsOf } from '../write/pack-files.ts';
import { checkTexts } from './check-texts.ts';

/** Something wrong in a form, at its path. */
export interface FormFault {
  path: Path;
  rule: string;
  message: string;
}
export type CheckedForm = { ok: true; form: FormDefinition } | { ok: false; faults: FormFault[] };

/**
 * Holds a form that stands outside a framework, such as an audit tool that a board made, against the rules that every form of a
 * framework is held against.
 * @param lines the kinds of line of enquiry that its sections may name
 */
export function checkForm(value: unknown, lines: readonly string[] = []): CheckedForm {
  const file = 'forms/tool.yaml';
  const texts = textsOf({ [file]: value, 'audits.yaml': { lineKinds: lines.map((key) => ({ key })) } });
  const read = Object.entries(texts).map(([name, text]) => readYaml(name, text).text);
  const [text] = read;
  const shape = text === undefined ? [] : shapeFaults(text, FormDefinition);
  const faults = shape.length > 0 ? shape : checkTexts(read);
  if (faults.length === 0) return { ok: true, form: FormDefinition.parse(value) };
  return { ok: false, faults: faults.map(({ line, column, rule, message }) => ({ path: pathAt(texts[file] ?? '', line, column), rule, message })) };
}
