import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id, which is this library's own choice: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Fewest and most characters of a password. Length counts, not kinds of character (NCSC). */
const fewest = 12;
const most = 200;

/** The hash of a password, argon2id with its salt in it. Takes some 20 ms: never inside a transaction. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

let nobody: Promise<string> | undefined;

/** Whether a password is the one of a hash. Without a hash it takes as long and says no, so that time tells nothing. */
export async function samePassword(hashed: string | null, password: string): Promise<boolean> {
  if (hashed !== null) return verify(hashed, password.normalize('NFC'));
  nobody ??= hashPassword('nobody has this password');
  await verify(await nobody, password);
  return false;
}

// What guessers try first, without the digits and signs that people put round it.
const common = [
  'password', 'passphrase', 'letmein', 'welcome', 'iloveyou', 'administrator', 'changeme', 'trustno', 'football', 'liverpool', 'arsenal', 'chelsea', 'princess',
  'sunshine', 'monkey', 'dragon', 'superman', 'batman', 'master', 'shadow', 'charlie', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnop',
  'safeguarding', 'children', 'goldenthread', 'winter', 'spring', 'summer', 'autumn', 'january', 'february', 'september', 'october', 'november', 'december',
];
const runs = '01234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm 98765432109876543210';

function easyToGuess(plain: string): boolean {
  const letters = plain.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('3', 'e').replaceAll('@', 'a').replaceAll('$', 's');
  const word = letters.replace(/[^a-z]/g, '');
  // A common word, once or again and again, with a few signs: nothing else is left when it is taken out.
  if (common.some((each) => [plain, letters, word].some((text) => text.includes(each) && text.replaceAll(each, '').replace(/[^a-z]/g, '').length < 4))) return true;
  return new Set(plain).size < 5 || runs.includes(plain);
}

/** What is wrong with a new password, as a sentence, or null. A few that guessers try first are refused, and the person's own name. */
export function passwordProblem(password: string, who: { name: string; email: string }): string | null {
  const text = password.normalize('NFC');
  if (text === '') return 'Enter a new password';
  if (text.length < fewest) return `Your password must be ${fewest} characters or more`;
  if (text.length > most) return `Your password must be ${most} characters or fewer`;
  const plain = text.toLowerCase();
  const parts = [...who.name.toLowerCase().split(/[^\p{L}]+/u), ...who.email.toLowerCase().split(/[@.+_-]/).slice(0, -1)].filter((part) => part.length > 3);
  if (parts.some((part) => plain.includes(part))) return 'Your password must not have your name or e-mail address in it';
  return easyToGuess(plain) ? 'Your password is too easy to guess. Use three words that have nothing to do with one another' : null;
}
