import { formatDay, type Day } from '../../../calendar/index.ts';
import type { Line } from './lines.ts';

/** What of a planned audit can be changed. */
export interface Planned {
  title: string;
  about: string;
  lines: readonly Line[];
  voiceAsked: string;
  dueOn: Day;
  remindDays: readonly number[];
  /** Who audits, and with which edition of which tool. */
  auditing: readonly { agencyId: string; agency: string; toolId: string }[];
}

/** What is different between two plans of one audit, a line each; nothing where they say the same. */
export function changedWords(before: Planned, after: Planned): string[] {
  const lines = (of: Planned) => of.lines.map(({ text, about, priority }) => `${text} (${[about, priority].filter(Boolean).join(', ')})`);
  const [was, is] = [lines(before), lines(after)];
  return [
    ...(before.title === after.title ? [] : [`Title: “${before.title}” is now “${after.title}”`]),
    ...(before.about === after.about ? [] : ['The guidance for the auditors is another']),
    ...was.filter((line) => !is.includes(line)).map((line) => `No longer asked: ${line}`), ...is.filter((line) => !was.includes(line)).map((line) => `Now asked: ${line}`),
    ...(before.voiceAsked === after.voiceAsked ? [] : [`Views are asked of: ${after.voiceAsked || 'nobody named'}`]),
    ...(before.dueOn === after.dueOn ? [] : [`Last day: ${formatDay(before.dueOn)} is now ${formatDay(after.dueOn)}`]),
    ...(before.remindDays.join() === after.remindDays.join() ? [] : [`Reminders: ${after.remindDays.join(', ') || 'none'}`]),
    ...before.auditing.filter((one) => !after.auditing.some((each) => each.agencyId === one.agencyId)).map(({ agency }) => `No longer audits: ${agency}`),
    ...after.auditing.filter((one) => !before.auditing.some((each) => each.agencyId === one.agencyId)).map(({ agency }) => `Now audits: ${agency}`),
    ...after.auditing.filter((one) => before.auditing.some((each) => each.agencyId === one.agencyId && each.toolId !== one.toolId)).map(({ agency }) => `Another tool: ${agency}`),
  ];
}
