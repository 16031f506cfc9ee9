import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readSettings, settingNames } from './settings.ts';

const faultsOf = (environment: Record<string, string>): string[] => {
  const read = readSettings(environment);
  return 'faults' in read ? read.faults : [];
};

describe('the settings', () => {
  it('need nothing to be set, and take an empty one for none', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf(Object.fromEntries(settingNames.map((name) => [name, ''])))).toEqual([]);
  });

  it.each([
    ['DATABASE_URL', 'mysql://localhost/x', 'must be the address of a PostgreSQL server: postgres://user:password@host:5432/name'],
    ['DATABASE_URL', 'postgres://', 'must be the address of a PostgreSQL server: postgres://user:password@host:5432/name'],
    ['PORT', 'x', 'must be a whole number from 0 to 65535'],
    ['PORT', '70000', 'must be a whole number from 0 to 65535'],
    ['PORT', '1.5', 'must be a whole number from 0 to 65535'],
    ['BASE_URL', 'ftp://x', 'must be an address beginning with http:// or https://'],
    ['DEMONSTRATION', 'maybe', 'must be yes or no'],
    ['SECRET_KEY', 'abc', 'must be 64 characters of 0-9 and a-f: 32 random bytes'],
    ['SMTP_URL', 'localhost', 'must begin with smtp:// or smtps://'],
    ['MAIL_FROM', 'nonsense', 'must hold an e-mail address, such as Golden Thread <no-reply@example.org>'],
    ['LOG_LEVEL', 'loud', 'must be one of trace, debug, info, warn, error, silent'],
    ['TRUST_PROXY', '1', 'must be yes or no'],
    ['DATABASE_CONNECTIONS', '1', 'must be a whole number from 2 to 200'],
    ['METRICS_TOKEN', 'short', 'must be at least 16 characters'],
    ['UPLOAD_LIMIT_MB', '0', 'must be a whole number from 1 to 200'],
  ])('name %s where it is %s', (name, value, said) => {
    expect(faultsOf({ [name]: value })).toEqual([`${name} ${said}`]);
  });

  it('name every wrong one at once', () => {
    expect(faultsOf({ PORT: 'x', LOG_LEVEL: 'loud', TRUST_PROXY: 'perhaps' })).toHaveLength(3);
  });

  it('are all listed in .env.example, which lists nothing else and is itself in order', async () => {
    const lines = (await readFile(new URL('../../.env.example', import.meta.url), 'utf8')).split('\n').filter((line) => /^[A-Z_]+=/.test(line));
    const listed = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    expect(Object.keys(listed).sort()).toEqual([...settingNames].sort());
    expect(readSettings(listed)).toEqual(readSettings({}));
  });
});
