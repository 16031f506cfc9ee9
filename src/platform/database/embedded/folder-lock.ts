import { rmSync } from 'node:fs';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A process, and when it was started: numbers are given again, after a restart always to somebody else. */
interface Holder {
  pid: number;
  /** The system's own terms, boot and tick. Empty where the system does not tell (only Linux does). */
  started: string;
}

/** Two that start at the same instant may each see the other and both step back; so they try again. */
const TRIES = 6;

/**
 * Takes a folder for this process alone and gives back what lets it go again; fails where another living process
 * has it. What a dead process left, after a crash or a power cut, is cleared away. Processes that cannot see each
 * other (two machines, or containers with their own process numbers, on one shared folder) are not told apart.
 *
 * Each process leaves a file that bears its own name, and only then looks for others': of two, at least one sees
 * the other. A dead one's file bears a name that nobody else will ever have, so it can be removed without a race.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const me = await holderOf(process.pid);
  const path = join(folder, nameOf(me));
  for (let attempt = 1; ; attempt += 1) {
    if (!(await created(path))) throw inUse(folder, me);
    const other = await livingOther(folder, me);
    if (!other) return () => rmSync(path, { force: true });
    await rm(path, { force: true });
    if (attempt === TRIES) throw inUse(folder, other);
    await pause(10 + Math.random() * 60);
  }
}

/** False if the file is there already: one of this name can only be this process's own. */
async function created(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close();
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

function inUse(folder: string, { pid }: Holder): Error {
  return new Error(`The folder ${folder} is in use by process ${pid}.`);
}

/** Another living process that has left its file here; clears away those of the dead. */
async function livingOther(folder: string, me: Holder): Promise<Holder | undefined> {
  for (const name of await readdir(folder)) {
    const holder = holderNamed(name);
    if (!holder || name === nameOf(me)) continue;
    if (await lives(holder)) return holder;
    await rm(join(folder, name), { force: true });
  }
  return undefined;
}

async function lives({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    // EPERM: it lives, and is somebody else's.
    if (codeOf(cause) !== 'EPERM') return false;
  }
  return started === (await holderOf(pid)).started;
}

async function holderOf(pid: number): Promise<Holder> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The program's name, in brackets, may hold spaces; after it the first word is the state and the twentieth the
  // start (proc_pid_stat(5)). A zombie has ended and only waits for its parent to take note.
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const tick = words[0] === 'Z' ? undefined : words[19];
  return { pid, started: tick === undefined ? '' : `${boot.trim()}-${tick}` };
}

function nameOf({ pid, started }: Holder): string {
  return `lock.${pid}.${started}`;
}

function holderNamed(name: string): Holder | undefined {
  const found = /^lock\.(\d+)\.([\w-]*)$/.exec(name);
  return found ? { pid: Number(found[1]), started: found[2] ?? '' } : undefined;
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
}
