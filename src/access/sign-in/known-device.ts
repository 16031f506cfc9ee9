import { timingSafeEqual } from 'node:crypto';
import { keyedDigest, newToken, type SecretKey } from '../../platform/index.ts';

/** The cookie that says who came in from a browser before. It opens nothing: it only says whose guesses are counted apart. */
export const deviceCookie = 'gt_device';
/** How long a device stays known, in seconds. */
export const deviceKnownFor = 31_536_000;
/** People who may share one browser and stay known to it. */
const mostPeople = 5;

const proof = (key: SecretKey, account: Buffer, since: string, nonce: string): Buffer => keyedDigest(key, `device ${account.toString('hex')} ${since} ${nonce}`);

/** The mark of a device in its cookie, if it was given for this account, by this installation, within a year; otherwise null. */
export function knownDevice(key: SecretKey, cookie: string | undefined, account: Buffer, now: Date): string | null {
  for (const mark of (cookie ?? '').split('~').slice(0, mostPeople)) {
    const [since, nonce, signed] = mark.split('.');
    if (since === undefined || nonce === undefined || signed === undefined) continue;
    const given = Buffer.from(signed, 'base64url');
    const right = proof(key, account, since, nonce);
    const age = now.getTime() / 1000 - Number.parseInt(since, 36);
    if (given.length === right.length && timingSafeEqual(given, right) && age < deviceKnownFor) return mark;
  }
  return null;
}

/** The device's cookie after somebody came in: their mark first, those of up to four others after it. */
export function rememberDevice(key: SecretKey, cookie: string | undefined, account: Buffer, now: Date): string {
  const marks = (cookie ?? '').split('~').filter((mark) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(mark));
  const known = knownDevice(key, cookie, account, now);
  if (known !== null) return [known, ...marks.filter((mark) => mark !== known)].slice(0, mostPeople).join('~');
  const since = Math.floor(now.getTime() / 1000).toString(36);
  const nonce = newToken().token;
  return [`${since}.${nonce}.${proof(key, account, since, nonce).toString('base64url')}`, ...marks].slice(0, mostPeople).join('~');
}
