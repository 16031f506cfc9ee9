import { formatDay, parseDay } from '../../calendar/index.ts';
import { keyedDigest, newId, newSecretKey, seal, secretKeyFromBytes, unseal, type SecretKey, type Tx } from '../../platform/index.ts';

/**
 * The identity vault: names, dates of birth, addresses and numbers, sealed with a key of the case, which is itself sealed
 * with the installation's key. Whoever calls these functions has asked for permission and writes the record.
 */
export interface Vault {
  partnershipId: string;
  caseId: string;
}

const keyContext = (vault: Vault) => `case-key ${vault.partnershipId} ${vault.caseId}`;
const entryContext = (vault: Vault, subjectId: string) => `vault ${vault.partnershipId} ${vault.caseId} ${subjectId}`;

/** Makes the key of a new case. @returns it, for whoever has something to put away at once */
export async function makeVault(tx: Tx, installation: SecretKey, vault: Vault): Promise<SecretKey> {
  const key = newSecretKey();
  await tx.insertInto('case_key').values({ partnership_id: vault.partnershipId, case_id: vault.caseId, sealed_key: seal(installation, key, keyContext(vault)) }).execute();
  return key;
}

async function caseKey(tx: Tx, installation: SecretKey, vault: Vault): Promise<SecretKey> {
  const row = await tx.selectFrom('case_key').select('sealed_key').where('case_id', '=', vault.caseId).executeTakeFirstOrThrow();
  return secretKeyFromBytes(unseal(installation, row.sealed_key, keyContext(vault)));
}

/** Whether the installation's key is the one with which the key of a case was sealed. Throws, or says no, where it is another. */
export const opensCaseKey = (installation: SecretKey, vault: Vault, sealed: Uint8Array): boolean => unseal(installation, sealed, keyContext(vault)).length > 0;

/** Puts identities away for a subject (a form response). Earlier ones stay, sealed. */
export async function putAway(tx: Tx, installation: SecretKey, vault: Vault, subjectId: string, identities: unknown, personId: string | null, at: Date): Promise<void> {
  await sealAway(tx, await caseKey(tx, installation, vault), vault, subjectId, identities, personId, at);
}

/** The same, with the key of the case in hand. */
export async function sealAway(tx: Tx, key: SecretKey, vault: Vault, subjectId: string, identities: unknown, personId: string | null, at: Date): Promise<void> {
  await tx.insertInto('vault_entry').values({
    partnership_id: vault.partnershipId, id: newId(), case_id: vault.caseId, subject_id: subjectId,
    sealed: seal(key, JSON.stringify(identities), entryContext(vault, subjectId)), at, person_id: personId,
  }).execute();
}

const fileContext = (vault: Vault, fileId: string) => `paper ${vault.partnershipId} ${vault.caseId} ${fileId}`;

/** A file, sealed with the key of the case, and as it was. */
export const sealBytes = async (tx: Tx, installation: SecretKey, vault: Vault, fileId: string, bytes: Uint8Array): Promise<Buffer> => seal(await caseKey(tx, installation, vault), bytes, fileContext(vault, fileId));
export const unsealBytes = async (tx: Tx, installation: SecretKey, vault: Vault, fileId: string, sealed: Uint8Array): Promise<Buffer> => unseal(await caseKey(tx, installation, vault), sealed, fileContext(vault, fileId));

/** Takes out what was put away last for a subject; null where nothing was. */
export async function takeOut(tx: Tx, installation: SecretKey, vault: Vault, subjectId: string): Promise<unknown> {
  const row = await tx.selectFrom('vault_entry').select('sealed').where('case_id', '=', vault.caseId).where('subject_id', '=', subjectId)
    .orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (row === undefined) return null;
  return JSON.parse(unseal(await caseKey(tx, installation, vault), row.sealed, entryContext(vault, subjectId)).toString());
}

/** Everything that was ever put away for a case, for holding words against it; empty where nothing was. */
export async function takeOutAll(tx: Tx, installation: SecretKey, vault: Vault): Promise<unknown[]> {
  const rows = await tx.selectFrom('vault_entry').select(['subject_id', 'sealed']).where('case_id', '=', vault.caseId).execute();
  if (rows.length === 0) return [];
  const key = await caseKey(tx, installation, vault);
  return rows.map((row) => JSON.parse(unseal(key, row.sealed, entryContext(vault, row.subject_id)).toString()) as unknown);
}

/** What a name and a day of birth come down to for comparing: order, case, accents and blanks do not matter. */
export function sameness(name: string, dateOfBirth: string): string {
  const words = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort();
  return `${words.join(' ')}|${dateOfBirth}`;
}

export interface MatchKey {
  kind: 'name-and-birth' | 'nhs-number';
  digest: Buffer;
}

/** The keyed digests by which the same child is found again. They tell nothing but "equal". */
export function matchKeys(installation: SecretKey, partnershipId: string, child: { name?: string; dateOfBirth?: string; nhsNumber?: string }): MatchKey[] {
  const digest = (text: string) => keyedDigest(installation, `${partnershipId} ${text}`);
  const keys: MatchKey[] = [];
  if (child.name && child.dateOfBirth) keys.push({ kind: 'name-and-birth', digest: digest(sameness(child.name, child.dateOfBirth)) });
  const number = child.nhsNumber?.replace(/\D/g, '') ?? '';
  if (number.length === 10) keys.push({ kind: 'nhs-number', digest: digest(number) });
  return keys;
}

/** An identity as it is read: a day in words. */
export const identityWords = (value: unknown): string => {
  const day = typeof value === 'string' ? parseDay(value) : null;
  return day === null ? String(value) : formatDay(day);
};
