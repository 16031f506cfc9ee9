import { formatDay, parseDay } from '../../calendar/index.ts';

/** Shorter parts of a name stand in too many other words' place, so they have to be written as they stand in the vault. */
const fewestLetters = 3;

const plain = (text: string): string => ` ${text.normalize('NFKD').replace(/\p{M}|\p{Cf}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(' ')} `;

/**
 * Which of a case's identities a text names: each part of a name as a word of its own, a line of an address with its number,
 * a day however it is written, and a number with or without its blanks. Case, accents and marks that nobody sees do not
 * matter. A town alone names nobody, so a part of an address without a number is not looked for.
 * @returns the parts that were found, each once, as they stand in the vault
 */
export function namesInWords(text: string, identities: readonly unknown[]): string[] {
  const words = plain(text);
  const asWritten = new Set(text.split(/[^\p{L}\p{M}]+/u));
  const digits = text.replace(/(?<=\d)[\s-]+(?=\d)/g, '');
  const found = (part: string): boolean => plain(part).trim() !== '' && words.includes(plain(part));
  return [...new Set(identities.flatMap((identity) => {
    if (typeof identity !== 'string') return [];
    const day = parseDay(identity);
    if (day !== null) {
      const [year, month, date] = day.split('-').map(Number);
      return [formatDay(day), day, `${date}/${month}/${year}`, identity.split('-').toReversed().join('/')].some(found) ? [formatDay(day)] : [];
    }
    const number = identity.replace(/\D/g, '');
    if (!/\p{L}/u.test(identity)) return number.length > 4 && digits.includes(number) ? [identity] : [];
    if (number !== '') return identity.split(/[,\n]/).map((line) => line.trim()).filter((line) => /\d/.test(line) && /\p{L}/u.test(line) && found(line));
    return identity.split(/[^\p{L}\p{M}]+/u).filter((part) => (part.length >= fewestLetters ? found(part) : part.length > 1 && asWritten.has(part)));
  }))];
}
