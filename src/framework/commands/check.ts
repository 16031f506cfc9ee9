import { join } from 'node:path';
import { loadPack } from '../load.ts';

/**
 * Checks the pack in a folder, for `golden-thread framework check`.
 * @returns every fault, one line each as `file:line:column  rule  message`, or one line that says that the pack is whole
 */
export async function checkCommand(folder: string): Promise<{ text: string; ok: boolean }> {
  const read = await loadPack(folder);
  if (read.ok) {
    const { pack } = read;
    const running = pack.processes.filter((process) => process.runs).length;
    return { ok: true, text: `No faults. ${pack.id}, version ${pack.version}: ${pack.processes.length} processes (${running} run), ${pack.forms.length} forms, ${pack.roles.length} roles, ${pack.doubts.length} doubts.` };
  }
  const lines = read.faults.map((fault) => `${fault.rule === 'no-such-folder' ? fault.file : join(folder, fault.file)}:${fault.line}:${fault.column}  ${fault.rule}  ${fault.message}`);
  return { ok: false, text: [...lines, `${read.faults.length} ${read.faults.length === 1 ? 'fault' : 'faults'}.`].join('\n') };
}
