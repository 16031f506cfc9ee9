import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { newSecretKey, secretKeyFromHex, type SecretKey } from './seal.ts';

/**
 * The installation's own key: from the setting SECRET_KEY, or, where none is set, made once and kept in
 * `DATA_DIR/secret.key`, readable by its owner alone. Whoever loses it loses every vault.
 */
export async function installationKey(setting: string | undefined, dataDir: string): Promise<SecretKey> {
  if (setting !== undefined) return secretKeyFromHex(setting);
  const file = join(dataDir, 'secret.key');
  const kept = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw cause;
  });
  if (kept !== null) return secretKeyFromHex(kept.trim());
  await makeFolder(dataDir);
  const key = newSecretKey();
  const handle = await open(file, 'wx', 0o600);
  await handle.writeFile(`${key.toString('hex')}\n`);
  await handle.sync();
  await handle.close();
  return key;
}
