import { describe, expect, it } from 'vitest';
import { hashPassword, passwordProblem, samePassword } from './password.ts';

const who = { name: 'Priya Raman', email: 'p.manager@suffolk.example' };

describe('a new password', () => {
  it.each(['correct horse battery', 'golden thread demonstration', 'the password is under the mat', 'zwölf Äpfel im Korb', 'x7#qP9!mK2$vL4'])('is taken: %s', (password) => {
    expect(passwordProblem(password, who)).toBeNull();
  });

  it.each([
    ['', 'Enter a new password'],
    ['eleven char', '12 characters or more'],
    ['a b'.repeat(80), '200 characters or fewer'],
    ['password1234', 'too easy'],
    ['P@ssw0rd2026!', 'too easy'],
    ['Safeguarding1!', 'too easy'],
    ['summersummer2026', 'too easy'],
    ['aaaaaaaaaaaaaa', 'too easy'],
    ['qwertyuiopas', 'too easy'],
    ['123456789012', 'too easy'],
    ['priya loves tea', 'your name or e-mail'],
    ['a fine manager here', 'your name or e-mail'],
  ])('is refused: %s', (password, why) => {
    expect(passwordProblem(password, who)).toContain(why);
  });
});

describe('a kept password', () => {
  it('is an argon2id hash with the cost that OWASP names, and is known again however its letters are composed', async () => {
    const kept = await hashPassword('café by the river');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await samePassword(kept, 'cafe\u0301 by the river')).toBe(true);
    expect(await samePassword(kept, 'cafe by the river')).toBe(false);
  });

  it('is never right where there is none', async () => {
    expect(await samePassword(null, 'nobody has this password')).toBe(false);
  });
});
