// Builds dist. With --if-changed only where something it is made from has changed since: a start has not to wait for nothing.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const markFile = `${root}dist/.mark`;
const madeFrom = ['src', 'frameworks', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Names, sizes and times of all that dist is made from. */
async function mark() {
  const hash = createHash('sha256');
  for (const name of madeFrom) {
    const files = (await readdir(root + name, { recursive: true }).catch(() => [''])).sort();
    for (const { path, of } of await Promise.all(files.map(async (file) => ({ path: `${name}/${file}`, of: await stat(`${root}${name}${file === '' ? '' : `/${file}`}`) })))) {
      if (of.isFile()) hash.update(`${path} ${of.size} ${of.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

const now = await mark();
const before = await readFile(markFile, 'utf8').catch(() => '');
if (!process.argv.includes('--if-changed') || before !== now) {
  for (const script of ['node_modules/typescript/bin/tsc -p tsconfig.build.json', 'scripts/build-assets.mjs', 'scripts/keep-packs.mjs']) {
    const { status } = spawnSync(process.execPath, script.split(' '), { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
  await writeFile(markFile, now);
}
