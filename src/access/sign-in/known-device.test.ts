import { describe, expect, it } from 'vitest';
import { newSecretKey } from '../../platform/index.ts';
import { countedAs } from './guesses.ts';
import { knownDevice, rememberDevice } from './known-device.ts';

const key = newSecretKey();
const now = new Date('2026-11-20T09:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const anna = countedAs('account anna');
const ben = countedAs('account ben');

describe('a known device', () => {
  it('is known to the account that it was used for, and to no other', () => {
    const cookie = rememberDevice(key, undefined, anna, now);
    expect(knownDevice(key, cookie, anna, now)).toBe(cookie);
    expect(knownDevice(key, cookie, ben, now)).toBeNull();
  });

  it('differs from every other device of the same person, so that one may be blocked alone', () => {
    expect(rememberDevice(key, undefined, anna, now)).not.toBe(rememberDevice(key, undefined, anna, now));
  });

  it('is known for a year', () => {
    const cookie = rememberDevice(key, undefined, anna, now);
    expect(knownDevice(key, cookie, anna, later(364))).not.toBeNull();
    expect(knownDevice(key, cookie, anna, later(366))).toBeNull();
  });

  it('may be shared: five people stay known to it, and signing in again changes nobody’s mark', () => {
    const people = Array.from({ length: 6 }, (_, n) => countedAs(`account ${n}`));
    const cookie = people.reduce((held, person) => rememberDevice(key, held, person, now), '');
    expect(people.map((person) => knownDevice(key, cookie, person, now) !== null)).toEqual([false, true, true, true, true, true]);
    const again = rememberDevice(key, cookie, people[2]!, now);
    expect(knownDevice(key, again, people[2]!, now)).toBe(knownDevice(key, cookie, people[2]!, now));
  });

  it.each(['', 'x', 'a.b.c', '~~~', 'tbd.nonce.AAAA', 'a'.repeat(5000)])('is not made up: %s', (cookie) => {
    expect(knownDevice(key, cookie, anna, now)).toBeNull();
  });

  it('was given by this installation', () => {
    expect(knownDevice(newSecretKey(), rememberDevice(key, undefined, anna, now), anna, now)).toBeNull();
  });
});
