import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** 32 bytes. */
export type SecretKey = Buffer & { readonly __secret: unique symbol };

export const newSecretKey = (): SecretKey => randomBytes(32) as SecretKey;
export const secretKeyFromHex = (hex: string): SecretKey => Buffer.from(hex, 'hex') as SecretKey;
export const secretKeyFromBytes = (bytes: Uint8Array): SecretKey => {
  if (bytes.length !== 32) throw new Error('a key has 32 bytes');
  return Buffer.from(bytes) as SecretKey;
};

/** Seals text or bytes with AES-256-GCM: 12 bytes nonce, 16 bytes tag, ciphertext. `context` binds the seal to its place. */
export function seal(key: SecretKey, plain: string | Uint8Array, context: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Opens what {@link seal} sealed. Throws where key, context or bytes are not the same. */
export function unseal(key: SecretKey, sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

/** A random token for a cookie or link, and its SHA-256, which alone is stored. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(24).toString('base64url');
  return { token, hash: tokenHash(token) };
}
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A digest that only this installation can make: equal for equal text, telling nothing else. */
export const keyedDigest = (key: SecretKey, text: string): Buffer => createHmac('sha256', key).update(text).digest();
