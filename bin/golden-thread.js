#!/usr/bin/env node
// Runs the command line with the pinned Node, whatever Node called it, and builds the product where that has not been done.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const pinned = at('node_modules/node/bin/node');
const node = existsSync(pinned) ? pinned : process.execPath;
if (!existsSync(at('dist/cli.js'))) {
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: at('.'), stdio: ['ignore', 'inherit', 'inherit'] });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const run = spawnSync(node, [at('dist/cli.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(run.status ?? 1);
