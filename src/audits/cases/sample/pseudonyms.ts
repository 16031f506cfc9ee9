/** A line of a list that cannot be taken, and why. */
export interface Fault {
  line: number;
  why: string;
}

const mostLength = 40;
export const mostListed = 5000;
const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

/** What in a line could tell who somebody is; null where nothing does. A pseudonym is a number or code that only the agency can read. */
export function tellsWho(text: string): string | null {
  if (/@/.test(text)) return 'it looks like an e-mail address';
  if (/\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/.test(text)) return 'it looks like a National Insurance number';
  if (/(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/.test(text)) return 'it looks like an NHS number';
  if (/(?<!\d)(\d{1,2}[./\- ]\d{1,2}[./\- ](19|20)?\d{2}|(19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})(?!\d)/.test(text)) return 'it looks like a date of birth';
  if (new RegExp(String.raw`\b\d{1,2}(st|nd|rd|th)?[ -](${months})[a-z]*[ -](19|20)?\d{2}\b`, 'i').test(text)) return 'it looks like a date of birth';
  if (/\p{Lu}[\p{L}'’.-]*[ ,]+(\p{L}\.? )?\p{Lu}[\p{L}'’-]*\p{L}/u.test(text)) return 'it looks like a name';
  return null;
}

/** Reads a list of pseudonyms, one a line. What might name somebody is refused, line by line, and nothing is taken then. */
export function readPseudonyms(lines: readonly string[]): { listed: string[]; faults: Fault[] } {
  const listed: string[] = [];
  const faults: Fault[] = [];
  for (const [index, raw] of lines.entries()) {
    const text = raw.trim().replace(/\s+/g, ' ');
    if (text === '') continue;
    const fault = (why: string) => faults.push({ line: index + 1, why });
    const telling = text.length > mostLength ? `it is longer than ${mostLength} characters` : tellsWho(text);
    if (telling !== null) fault(telling);
    else if (!/^[\p{L}\p{N} ._/:#-]+$/u.test(text)) fault('it holds other signs than letters, digits, spaces and . _ / : # -');
    else if (listed.includes(text)) fault('it is in the list already');
    else listed.push(text);
  }
  return { listed, faults };
}
