import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id, which is this library's own choice: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

let nobody: Promise<string> | undefined;

/** Whether a password is the one of a hash. Without a hash it takes as long and says no, so that time tells nothing. */
export async function samePassword(hashed: string | null, password: string): Promise<boolean> {
  if (hashed !== null) return verify(hashed, password.normalize('NFC'));
  nobody ??= hashPassword('nobody has this password');
  await verify(await nobody, password);
  return false;
}

const common = ['password', '123456789012', 'qwertyuiop', 'letmein', 'safeguarding', 'welcome', 'administrator', 'iloveyou'];

/** What is wrong with a new password, or null. Length counts, not kinds of character (NCSC). */
export function passwordProblem(password: string, who: { name: string; email: string }): string | null {
  if (password.length < 12) return 'Your password must be 12 characters or more';
  if (password.length > 200) return 'Your password must be 200 characters or fewer';
  const plain = password.toLowerCase();
  const parts = [...who.name.toLowerCase().split(/\s+/), who.email.toLowerCase().split('@')[0]!].filter((part) => part.length > 3);
  if (parts.some((part) => plain.includes(part))) return 'Your password must not hold your name or e-mail address';
  if (common.some((each) => plain.includes(each) && plain.length < each.length + 6) || new Set(plain).size < 5) return 'Your password is too easy to guess. Three words that have nothing to do with one another are better';
  return null;
}
