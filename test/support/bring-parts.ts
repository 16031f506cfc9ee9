import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The oldest PostgreSQL that the product supports, and so the oldest that tests may run on. */
const OLDEST_POSTGRES = 15;

/** The browser without its window: the same engine, and a third less of the machine than the whole browser, whose window nobody sees. */
const BROWSER = 'chromium-headless-shell';
const PACKAGES = ['postgresql', 'fonts-liberation', 'clamav-daemon'];

/** Where the parts are that the tests need and npm cannot bring. */
export interface TestParts {
  /** Folder that holds `initdb` and `postgres`. */
  postgresBin: string;
  /** Path of the browser's executable. */
  chromium: string;
}

/**
 * Finds PostgreSQL's server, Chromium and clamd, and installs them with apt where they are missing, or only the slower browser is
 * here, and this user may.
 * Fails with a message that says what is missing and how to install it; the tests never run without them.
 */
export function bringParts(): TestParts {
  if (missing().length > 0 || findChromium() === '/usr/bin/chromium') installFromDebian();
  const still = missing();
  if (still.length > 0) throw new Error(howToInstall(still));
  return { postgresBin: findPostgres() ?? '', chromium: findChromium() ?? '' };
}

/** The folder of the newest PostgreSQL server here that is new enough; `POSTGRES_BIN` overrules the search. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const installed = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = installed.filter((name) => Number(name) >= OLDEST_POSTGRES).sort((a, b) => Number(b) - Number(a));
  const folders = [process.env['POSTGRES_BIN'] ?? '', ...newestFirst.map((name) => join(debian, name, 'bin')), ...searchPath()];
  return folders.find((folder) => folder !== '' && isServer(folder));
}

/** The browser's executable; `CHROMIUM_PATH` overrules the search. */
export function findChromium(): string | undefined {
  const named = [process.env['CHROMIUM_PATH'] ?? '', `/usr/bin/${BROWSER}`, '/usr/bin/chromium'];
  const others = searchPath().flatMap((folder) => [BROWSER, 'chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)));
  return [...named, ...others].find((path) => path !== '' && mayRun(path));
}

/** The virus scanner's executable; `CLAMD_PATH` overrules the search. */
export function findClamd(): string | undefined {
  return [process.env['CLAMD_PATH'] ?? '', '/usr/sbin/clamd', ...searchPath().map((folder) => join(folder, 'clamd'))].find((path) => path !== '' && mayRun(path));
}

function isServer(folder: string): boolean {
  if (!mayRun(join(folder, 'initdb')) || !mayRun(join(folder, 'postgres'))) return false;
  const version = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)/.exec(version)?.[1]) >= OLDEST_POSTGRES;
}

function missing(): string[] {
  const parts: string[] = [];
  if (findPostgres() === undefined) parts.push(`a PostgreSQL server, version ${OLDEST_POSTGRES} or later`);
  if (findChromium() === undefined) parts.push('the Chromium browser');
  if (findClamd() === undefined) parts.push('the virus scanner clamd');
  return parts;
}

function installFromDebian(): void {
  const asRoot = rootPrefix();
  if (asRoot === undefined || !searchPath().some((folder) => mayRun(join(folder, 'apt-get')))) return;
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300'];
  run([...apt, 'update']);
  const install = (packages: string[]): void => run([...apt, 'install', '-y', '--no-install-recommends', ...packages]);
  install(PACKAGES);
  install([BROWSER]);
  // A Debian that has no browser without a window has the whole one.
  if (findChromium() === undefined) install(['chromium']);
}

/** The words that make a command run as root: none for root, `sudo -n` for who may without a password, else nothing. */
function rootPrefix(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
}

/** What apt says is shown, so that a failure to install can be understood; `missing` judges the outcome. */
function run([command = '', ...words]: string[]): void {
  spawnSync(command, words, { stdio: ['ignore', 'inherit', 'inherit'] });
}

function howToInstall(parts: string[]): string {
  return [
    `The tests cannot run: this machine lacks ${parts.join(' and ')}.`,
    'On Debian, install what is missing with:',
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${[...PACKAGES, BROWSER].join(' ')}`,
    'Elsewhere, set POSTGRES_BIN to the folder of initdb and postgres, CHROMIUM_PATH to the browser, and CLAMD_PATH to the scanner.',
  ].join('\n');
}

function searchPath(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
