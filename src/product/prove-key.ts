import { sql } from 'kysely';
import { opensCaseKey } from '../casework/index.ts';
import { seal, unseal, type Database, type SecretKey } from '../platform/index.ts';

const context = 'key check';
const words = 'the key of this installation';

/** The secret key is not the one with which this installation's data is sealed. */
export class WrongKey extends Error {
  constructor() {
    super(`The secret key is not the one with which this installation's identity vaults and one-time codes are sealed, and without that they never open again.
  Where SECRET_KEY is set: put back the value that it had.
  Where it is not set: the key lies in secret.key in DATA_DIR. Put back that file from where it is kept, or point DATA_DIR to where it lies; a new one is made where none is found.
  Nothing was changed. docs/operations.md says more under "The secret key".`);
  }
}

/**
 * Proves the installation's key by the value that was sealed at its first start or, where there is none yet, by the key of a
 * case. Throws `WrongKey` where that does not open.
 * @returns whether the value is there
 */
export async function proveKey(database: Database, key: SecretKey): Promise<boolean> {
  const kept = await database.run({ role: 'gt_worker' }, (tx) => tx.selectFrom('key_check').select('sealed').executeTakeFirst());
  if (kept !== undefined) {
    if (!opens(() => unseal(key, kept.sealed, context).toString() === words)) throw new WrongKey();
    return true;
  }
  const { rows: [ofCase] } = await database.run({ role: 'gt_worker' }, (tx) => sql<{ partnership_id: string; case_id: string; sealed_key: Buffer }>`select * from gt.a_case_key()`.execute(tx));
  if (ofCase !== undefined && !opens(() => opensCaseKey(key, { partnershipId: ofCase.partnership_id, caseId: ofCase.case_id }, ofCase.sealed_key))) throw new WrongKey();
  return false;
}

/** Seals a value with a key that was proved, where none is there yet. Of two processes that start at once one does, and the other holds its own against it. */
export async function keepKeyProof(database: Database, key: SecretKey): Promise<void> {
  await database.run({ role: 'gt_worker' }, (tx) => tx.insertInto('key_check').values({ sealed: seal(key, words, context) }).onConflict((conflict) => conflict.doNothing()).execute());
  await proveKey(database, key);
}

function opens(deed: () => boolean): boolean {
  try {
    return deed();
  } catch {
    return false;
  }
}
