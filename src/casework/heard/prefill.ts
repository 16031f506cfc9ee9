import type { Pack } from '../../framework/index.ts';
import { onceOf, readResponse, saveResponse } from '../../forms/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { RunningProcess } from '../../process/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { isHeard } from './forums.ts';
import { wordsAt } from './keep-heard.ts';

/** Puts what was said into the form of the step that writes it down, for its keeper to go over; does nothing where that step has none. */
export async function formsWithWords({ tx, me, now }: Pick<Visit, 'tx' | 'me' | 'now'>, process: RunningProcess, pack: Pack, words: string): Promise<void> {
  const { definition } = process;
  const row = isHeard(definition) ? await tx.selectFrom('step_form').select('response_id').where('process_id', '=', process.id).where('step', '=', definition.heard.said).executeTakeFirst() : undefined;
  const response = row === undefined ? null : await readResponse(tx, row.response_id);
  const form = pack.forms.find((each) => each.key === response?.form);
  const place = form === undefined ? null : wordsAt(form);
  if (response === null || place === null) return;
  const section = onceOf(response.answers, place.section);
  await saveResponse(tx, me.partnershipId, {
    id: response.id, caseId: response.caseId, basedOn: response.revision, status: 'draft',
    answers: { ...response.answers, [place.section]: { ...section, values: { ...section.values, [place.question]: words } } },
  }, { personId: me.personId, via: 'account' }, now);
}

/** What was said, for the first answer of the task that writes it down; '' where the step is another, or nobody put it. */
export async function wordsFor(tx: Tx, { id, definition }: RunningProcess, step: string): Promise<string> {
  if (definition.heard?.said !== step) return '';
  return (await tx.selectFrom('forum_issue').select('words').where('process_id', '=', id).executeTakeFirst())?.words ?? '';
}
