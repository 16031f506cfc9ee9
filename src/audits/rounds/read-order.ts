import { dueDay, type Day, type Division } from '../../calendar/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import { isId } from '../../platform/index.ts';
import { boxesOf, readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import { sent, sentAll, type Sent, type Visit } from '../../web/visit/index.ts';
import { SCHOOL } from '../respondents/known.ts';
import { roundStep, type Askable, type KeptBoard } from './askable.ts';
import { askableFor, type AskingPlan } from './asking-plan.ts';
import type { RoundToOpen } from './open-round.ts';
import type { Asked } from './whom.ts';

/** Reminders where the framework sets none: days before the last day, and one after it. */
const productReminders = [14, 7, 1, -3];

/** The step of a running process that asks for a round. */
export interface AskingStep {
  processId: string;
  reference: string;
  boardId: string;
  step: string;
  name: string;
  assessment: string;
  dueOn: Day;
  remindDays: readonly number[];
  /** A round that is open for it already. */
  open: { id: string; reference: string } | null;
}

/** What a round is opened for: a step of a process, an audit of the programme, or neither. */
export interface AskedFor {
  step: AskingStep | null;
  plan: AskingPlan | null;
}

/** The step that the address names; null where it names none, or none that asks for a round. */
export async function readAskingStep({ tx, me, app, today, query }: Visit): Promise<AskingStep | null> {
  const [id, key] = [sent(query, 'process'), sent(query, 'step')];
  if (!isId(id)) return null;
  const process = await tx.selectFrom('process').select(['id', 'reference', 'board_id', 'framework_id', 'framework_version', 'definition']).where('id', '=', id).where('status', '=', 'running').executeTakeFirst();
  if (process === undefined) return null;
  const { pack } = await editionOf(tx, me.partnershipId, process.framework_id, process.framework_version);
  const step = pack.processes.find((each) => each.key === process.definition)?.steps.find((each) => each.key === key);
  if (step?.act.kind !== 'round') return null;
  const { division } = await tx.selectFrom('partnership').select('division').where('partnership_id', '=', me.partnershipId).executeTakeFirstOrThrow();
  const open = await tx.selectFrom('audit_round').select(['id', 'reference']).where('process_id', '=', id).where('step', '=', key).where('status', '=', 'open').executeTakeFirst();
  return {
    processId: id, reference: process.reference, boardId: process.board_id, step: key, name: step.name, assessment: step.act.assessment,
    dueOn: dueDay(today, step.act.replyWithin, { calendar: app.calendar(), division: division as Division }), remindDays: step.act.remindDaysBefore, open: open ?? null,
  };
}

/** What stands in the form before anything is typed: by the step or the audit of the programme, or else by the framework of what is chosen. */
export function firstOrder(askable: readonly Askable[], boards: readonly KeptBoard[], { step, plan }: AskedFor, today: Day, kinds: readonly string[], query: Sent): Sent {
  const what = (plan === null ? undefined : askableFor(plan, askable, boards)) ?? askable.find((each) => (step === null ? each.value === sent(query, 'what') : each.boardId === step.boardId && 'assessment' in each.source && each.source.assessment === step.assessment)) ?? (askable.length === 1 ? askable[0] : undefined);
  const act = what !== undefined && 'assessment' in what.source ? roundStep(boards.find((board) => board.id === what.boardId)!.edition.pack.processes, what.source.assessment) : null;
  const boxes = boxesOf(step?.dueOn ?? null);
  const year = today.slice(0, 4);
  const asked = (kind: string) => what === undefined || what.answeredBy.length === 0 || what.answeredBy.includes(kind);
  return {
    what: what?.value ?? '', name: what === undefined ? '' : `${what.name} ${year}`, year, 'dueOn-day': boxes.day, 'dueOn-month': boxes.month, 'dueOn-year': boxes.year,
    remind: (step?.remindDays ?? act?.remindDaysBefore ?? productReminders).join(', '), kinds: kinds.filter(asked), schools: what !== undefined && what.answeredBy.includes(SCHOOL) ? 'yes' : 'no',
  };
}

/** Whom the form asks for. */
export function readAskedFrom(body: Sent): Asked {
  return { kinds: sentAll(body, 'kinds'), schools: sent(body, 'schools') === 'yes' ? { areas: sentAll(body, 'areas'), phases: sentAll(body, 'phases') } : null };
}

/** Reads the form; null with problems where something has to be mended. */
export function readOrder({ body, today }: Pick<Visit, 'body' | 'today'>, askable: readonly Askable[], { step, plan }: AskedFor, problems: FieldProblem[]): RoundToOpen | null {
  const what = askable.find((each) => each.value === sent(body, 'what'));
  if (what === undefined) problems.push({ field: 'what', message: 'Choose what is asked' });
  else if (step !== null && (what.boardId !== step.boardId || !('assessment' in what.source) || what.source.assessment !== step.assessment)) problems.push({ field: 'what', message: `The step ${step.name} asks for another assessment` });
  else if (plan !== null && what.boardId !== plan.boardId) problems.push({ field: 'what', message: `${plan.reference} is on the programme of another board` });
  if (step?.open) problems.push({ field: '', message: `${step.open.reference} is open for this step already.` });
  const name = readText(body, 'name', { what: 'The name', most: 200, missing: 'Enter a name for the round' }, problems);
  const year = Number(sent(body, 'year'));
  if (!/^\d{4}$/.test(sent(body, 'year')) || year < 2000 || year > 2100) problems.push({ field: 'year', message: 'The year must be like 2026' });
  const dueOn = readDay(body, 'dueOn', 'The last day', problems);
  if (dueOn !== null && dueOn <= today) problems.push({ field: 'dueOn', message: 'The last day must be in the future' });
  const remindDays = readReminders(sent(body, 'remind'), problems);
  if (what === undefined || dueOn === null || problems.length > 0) return null;
  return { boardId: what.boardId, source: what.source, name, year, dueOn, remindDays, asked: readAskedFrom(body), planId: plan?.id ?? null, processId: step?.processId ?? null, step: step?.step ?? null };
}

function readReminders(text: string, problems: FieldProblem[]): number[] {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  if (parts.length > 20 || parts.some((part) => !/^[-−]?\d{1,3}$/.test(part))) {
    problems.push({ field: 'remind', message: 'The days of reminders must be numbers with commas between them, like 14, 7, 1, -3' });
    return [];
  }
  return [...new Set(parts.map((part) => Number(part.replace('−', '-'))))].toSorted((one, other) => other - one);
}
