import { FormDefinition } from '../../../framework/schema/form.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import type { DemonstrationBoard } from '../found-board.ts';

const first = FormDefinition.parse({
  key: 'demonstration-supervision', name: 'Supervision and support of staff (invented)', suppliedBy: 'board', tool: 'self-assessment', about: 'An invented tool of the demonstration. It asks agencies how they look after the people who work with children.',
  guidance: 'Invented guidance, 2025', rule: { source: 'Invented for the demonstration', force: 'local', confidence: 'S' },
  standards: [{ key: 'supervision', name: 'Staff who work with children are supervised' }, { key: 'listening', name: 'Staff are listened to' }],
  scales: [{ key: 'grade', name: 'Grade', levels: [
    { value: 'not-begun', label: 'Not begun', score: 1, describes: 'Nothing is in place yet' }, { value: 'begun', label: 'Begun', score: 2, describes: 'Something is in place, and not for everybody' },
    { value: 'in-place', label: 'In place', score: 3, describes: 'It is in place for everybody' }, { value: 'working', label: 'Known to work', score: 4, describes: 'It is in place, and looked at each year' },
  ] }],
  sections: [
    { key: 'supervision', title: 'Supervision', standard: 'supervision', questions: [
      { key: 'regular', type: 'scale', scale: 'grade', label: 'Every member of staff who works with children has supervision at set times', guidance: 'Think of agency staff and volunteers too.', required: true, evidence: true },
      { key: 'missing', type: 'long-text', label: 'What is missing?', when: { question: 'regular', is: ['not-begun', 'begun'] } },
      { key: 'night', type: 'scale', scale: 'grade', label: 'Staff who work at night have somebody to call', notApplicable: true, askedOf: ['police', 'acute-trust'] },
    ] },
    { key: 'listening', title: 'Listening to staff', standard: 'listening', questions: [
      { key: 'worries', type: 'scale', scale: 'grade', label: 'Staff know how to raise a worry, and are told what became of it', required: true },
      { key: 'survey', type: 'yes-no-not-known', label: 'Were staff asked about it in the last year?' },
    ] },
  ],
});
const next: FormDefinition = { ...first, sections: first.sections.map((section) => (section.key === 'listening' ? { ...section, questions: section.questions.map((question) => (question.key === 'survey' ? { ...question, label: 'Were staff asked about it in the last twelve months?' } : question)) } : section)) };
const caseTool = FormDefinition.parse({
  key: 'demonstration-case-audit', name: 'Audit of case files: hearing the child (invented)', suppliedBy: 'board', tool: 'case-audit', about: 'An invented tool of the demonstration.', rule: { source: 'Invented for the demonstration', force: 'local', confidence: 'S' },
  standards: [{ key: 'voice', name: 'The child is heard' }], scales: first.scales,
  sections: [{ key: 'voice', title: 'The voice of the child', standard: 'voice', questions: [{ key: 'seen', type: 'scale', scale: 'grade', label: 'The child was seen alone, and what they said is in the file' }, { key: 'how', type: 'long-text', label: 'What shows it?' }] }],
});

/** A board's own audit tools: one in use with a draft of its next edition, one for case files, and two questions that ask the same. All invented. */
export async function fillAuditTools(tx: Tx, { partnershipId, boardId, people }: DemonstrationBoard, on: Date): Promise<void> {
  const by = people['manager'] ?? null;
  const edition = async (form: FormDefinition, number: number, draft: boolean) => tx.insertInto('audit_tool').values({
    partnership_id: partnershipId, id: newId(), board_id: boardId, key: form.key, edition: number, name: form.name, source: 'board', definition: JSON.stringify(form), status: draft ? 'draft' : 'published', changed_at: on, changed_by: by,
    published_on: draft ? null : on.toISOString().slice(0, 10),
  }).execute();
  await edition(next, 2, true);
  await edition(first, 1, false);
  await edition(caseTool, 1, false);
  await tx.insertInto('audit_crosswalk').values({ partnership_id: partnershipId, id: newId(), from_tool: first.key, from_question: 'supervision/missing', to_tool: caseTool.key, to_question: 'voice/how', made_at: on, made_by: by }).execute();
}
