import { isEmail } from '../../respondents/contact.ts';

/** As many addresses as are taken at once. */
export const mostAddresses = 1000;

/** The mail addresses that somebody typed or pasted, each once and in small letters; what is none is told apart. */
export function readAddresses(text: string): { addresses: string[]; wrong: string[] } {
  // "Ann Lee <ann@agency.example>" is how mail programs give an address: the name goes.
  const parts = text.split(/[,;\n]+/).flatMap((part) => (part.includes('<') ? [part.replace(/^.*<|>.*$/g, '')] : part.split(/\s+/))).map((part) => part.trim().toLowerCase()).filter((part) => part !== '');
  return { addresses: [...new Set(parts.filter(isEmail))], wrong: [...new Set(parts.filter((part) => !isEmail(part)))] };
}
