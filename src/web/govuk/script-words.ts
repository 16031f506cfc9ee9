import type { Attributes } from './attributes.ts';

/** A sentence for each plural form that a language has. */
export type Plurals = Readonly<Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string>>>;

/** The words that a component's script says in place of its own, as the data attributes that it reads them from. */
export function scriptWords(words: Readonly<Record<string, string | Plurals | undefined>>): Attributes {
  const attributes: Record<string, string> = {};
  for (const [key, word] of Object.entries(words)) {
    if (typeof word === 'string') {
      if (word !== '') attributes[`data-i18n.${key}`] = word;
    } else {
      for (const [form, sentence] of Object.entries(word ?? {})) attributes[`data-i18n.${key}.${form}`] = sentence;
    }
  }
  return attributes;
}
