import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Who holds a folder: a process number alone would be given again, after a restart always to somebody else. */
interface Holder {
  pid: number;
  /** When the process was started, in the system's own terms: boot and tick. Empty where the system does not tell. */
  started: string;
}

/**
 * Takes a folder for this process alone, through a file `lock` in it; gives back what lets it go again.
 * Fails where another living process holds it. A lock whose process is gone, after a crash or a power cut, is taken
 * over. Processes that cannot see each other (two machines, two containers, on one shared folder) are not told apart.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const path = join(folder, 'lock');
  const mine = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) } satisfies Holder);
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    // Linking a finished file into place either takes the lock with its content or finds it taken: nothing between.
    while (!(await linked(draft, path))) await clearIfStale(folder, path);
  } finally {
    await rm(draft, { force: true });
  }
  return () => rmSync(path, { force: true });
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

/** Moves a dead process's lock out of the way, or fails naming the living one. */
async function clearIfStale(folder: string, path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(ignoring('ENOENT'));
  if (text === undefined) return;
  const holder = parse(text);
  if (holder && (await lives(holder))) throw new Error(`The folder ${folder} is in use by process ${holder.pid}.`);
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(ignoring('ENOENT'));
  const moved = await readFile(aside, 'utf8').catch(ignoring('ENOENT'));
  // Another process may have cleared the same lock and taken its own just now: then what was moved is that one's.
  if (moved !== undefined && moved !== text) await linked(aside, path);
  await rm(aside, { force: true });
}

async function lives({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    // EPERM: it lives, and is somebody else's.
    if (codeOf(cause) !== 'EPERM') return false;
  }
  return started === (await startOf(pid));
}

async function startOf(pid: number): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The program's name, in brackets, may hold spaces; the start is the twentieth word after it (proc_pid_stat(5)).
  const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${boot.trim()} ${tick}`.trim();
}

function parse(text: string): Holder | undefined {
  const found = /^\{"pid":(\d+),"started":"([^"]*)"\}$/.exec(text);
  return found ? { pid: Number(found[1]), started: found[2] ?? '' } : undefined;
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}

function ignoring(code: string): (cause: unknown) => undefined {
  return (cause) => {
    if (codeOf(cause) !== code) throw cause;
    return undefined;
  };
}
