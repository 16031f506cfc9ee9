import { record } from '../../../access/record.ts';
import { formatDay, type Day } from '../../../calendar/index.ts';
import { bullets, facts, heading, strong, subheading, table, text, wordDocument, wordType, type Piece } from '../../../platform/documents/word.ts';
import { notFound, type Reply, type Visit } from '../../../web/visit/index.ts';
import { levelName, nameOf } from '../open-challenge.ts';
import { panelName } from '../open-round.ts';
import { stateOf } from '../return/read-questions.ts';
import { memberWords } from './day-page.tsx';
import { dayWords } from './read-day.ts';
import { readSheet, type Sheet, type SheetEntry } from './read-sheet.ts';

/** The panel's sheet of a day as a Word document, to take along and write on. */
export function sheetDocument({ day, opened, standards, levels, entries }: Sheet, { today, demonstration }: { today: Day; demonstration: boolean }): Promise<Buffer> {
  const { round } = opened;
  return wordDocument({
    title: 'Challenge day', under: `${formatDay(day.heldOn)} · ${round.reference} ${round.name}`, made: `${round.board}. Made from the record on ${formatDay(today)}.`, board: round.board, description: 'Sheet of a challenge day', running: `${round.reference} · For the panel`,
  }, [
    ...(demonstration ? [strong('Demonstration: everything in this document is invented.', 'B10E1E')] : []),
    facts([{ name: 'Where', value: day.place }, { name: 'Panel', value: panelName(opened) }, { name: 'Standing', value: dayWords[day.status] }]),
    subheading(day.status === 'held' ? 'Who was there' : 'Who sits on the panel'), ...bullets(day.panel.map(memberWords), 'Nobody.'),
    ...(day.notes === '' ? [] : [subheading('Notes'), ...text(day.notes)]),
    ...entries.flatMap((entry, index) => entryPieces(entry, index + 1)),
  ]);

  function entryPieces(entry: SheetEntry, number: number): Piece[] {
    const grade = (standard: string) => entry.grades.find((each) => each.standard === standard);
    return [
      heading(`${number}. ${entry.name}`), ...(entry.reason === '' ? [] : text(`Chosen because: ${entry.reason}`)),
      table(['Standard', 'Own grade', 'Panel’s grade'], [56, 22, 22], standards.map(({ key, name }) => [name, levelName(levels, grade(key)?.own ?? null), grade(key)?.moderated == null ? '' : levelName(levels, grade(key)!.moderated)])),
      subheading('Questions'),
      ...(entry.questions.length === 0 ? text('Nothing has been asked in writing.') : [table(['Standard', 'Question', 'Reply', 'Notes'], [20, 32, 28, 20], entry.questions.map((question) => [
        nameOf(standards, question.standard), `${question.question}${stateOf(question) === 'draft' ? '\nDraft, not sent' : ''}`, question.reply, question.settledText,
      ]))]),
      ...(entry.said === '' ? [] : [subheading('What was said'), ...text(entry.said)]),
    ];
  }
}

/** Taking the sheet out is recorded. */
export async function sheetAsWord(visit: Visit): Promise<Reply> {
  const sheet = await readSheet(visit);
  if (sheet === null) return notFound;
  const { round } = sheet.opened;
  const content = await sheetDocument(sheet, { today: visit.today, demonstration: visit.me.demonstration });
  await record(visit.tx, visit.now, { deed: 'took out the sheet of a challenge day', subjectKind: 'challenge day', subjectId: sheet.day.id, detail: { reference: round.reference } });
  return { kind: 'download', name: `${round.reference} challenge day ${sheet.day.heldOn}.docx`, type: wordType, content };
}
