import { FormDefinition } from '../../src/framework/schema/form.ts';
import { newId } from '../../src/platform/index.ts';
import type { AuditedBoard } from './audited-board.ts';

/** A small tool of our own: two standards, graded from 1 to 3, with words beside the grades. */
export const ourTool: FormDefinition = FormDefinition.parse({
  key: 'our-tool', name: 'Our self-assessment', suppliedBy: 'board', tool: 'self-assessment',
  standards: [{ key: 'leadership', name: 'Leadership' }, { key: 'training', name: 'Training' }],
  scales: [{ key: 'grade', name: 'Grade', levels: [{ value: 'not-met', label: 'Not met', score: 1 }, { value: 'partly', label: 'Partly met', score: 2 }, { value: 'met', label: 'Fully met', score: 3 }] }],
  sections: [
    {
      key: 'leadership', title: 'Leadership', standard: 'leadership',
      questions: [
        { key: 'lead', type: 'scale', scale: 'grade', label: '1.1 Is there a named lead?', required: true },
        { key: 'lead-shown', type: 'long-text', label: 'What shows it?', maxLength: 500 },
        { key: 'board', type: 'scale', scale: 'grade', label: '1.2 Does the board hear of it?', required: true },
      ],
    },
    {
      key: 'training', title: 'Training', standard: 'training',
      questions: [
        { key: 'trained', type: 'scale', scale: 'grade', label: 'Are all staff trained?', required: true, notApplicable: true },
        { key: 'governors', type: 'yes-no', label: 'Are governors trained?', required: true, askedOf: ['school'] },
      ],
    },
  ],
  rule: { source: 'The board', force: 'local', confidence: 'GL' },
});

/** Publishes a tool on a board, as its builder does. @returns its id */
export async function publishTool({ as, board: { partnershipId, boardId } }: Pick<AuditedBoard, 'as' | 'board'>, form: FormDefinition = ourTool): Promise<string> {
  const id = newId();
  await as((tx) => tx.insertInto('audit_tool').values({ partnership_id: partnershipId, id, board_id: boardId, key: form.key, edition: 1, name: form.name, source: 'board', definition: JSON.stringify(form), status: 'published', changed_at: new Date('2020-01-01T10:00:00Z'), published_on: '2020-01-01' }).execute());
  return id;
}
