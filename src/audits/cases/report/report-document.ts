import { dayInLondon, formatDay, type Day } from '../../../calendar/index.ts';
import { bullets, facts, heading, strong, subheading, table, text, wordDocument, type Piece } from '../../../platform/documents/word.ts';
import { named } from '../../../thread/board-pack.ts';
import { kindName } from '../audit/words.tsx';
import { lineKindsOf } from '../plan/lines.ts';
import { comesOutTheSame, methodWords } from '../sample/read-sample.ts';
import { distributionWords, type QuestionOverCases, type Said } from './overview.ts';
import type { Report } from './read-report.ts';

const mean = ({ mean: of }: QuestionOverCases): string => (of === null ? '' : of.toFixed(1));
const pointOf = (question: QuestionOverCases): string => `${question.words} (${distributionWords(question)})`;
const saidOf = ({ pseudonym, words, text: content }: Said): string => `${pseudonym}, ${words}: ${content}`;

/** The overview report as a Word document, drafted from the record: nothing stands in it that is not kept. */
export function reportDocument(report: Report, { today, demonstration }: { today: Day; demonstration: boolean }): Promise<Buffer> {
  const { open, cases, overview, findings } = report;
  const { audit } = open;
  return wordDocument({
    title: `Overview report: ${audit.title}`, under: `${audit.reference} · ${audit.board}`, made: `Drafted from the record on ${formatDay(today)}.`, board: audit.board, description: 'Overview report of a case audit', running: `${audit.reference} · For members`,
  }, [
    ...(demonstration ? [strong('Demonstration: everything in this document is invented.', 'B10E1E')] : []),
    ...(audit.status === 'workshop' ? [strong('Draft: the audit has not been reported.')] : []),
    facts([
      { name: 'Kind', value: kindName(open) }, ...(audit.group ? [{ name: 'Group', value: audit.group }] : []), { name: 'Agencies', value: report.agencies.map(({ name }) => name).join('\n') },
      ...(audit.previous ? [{ name: 'Repeats', value: `${audit.previous.reference}: ${audit.previous.title}` }] : []), ...(audit.workshopOn ? [{ name: 'Workshop', value: formatDay(audit.workshopOn) }] : []),
    ]),
    heading('Key lines of enquiry'), table(['Line', 'Looks at'], [70, 30], audit.lines.map((line) => [line.text, named(lineKindsOf(open.pack), line.about)])),
    ...methodPieces(report),
    heading('Strengths'), ...bullets(overview.strengths.map(pointOf), 'No question lies above the middle of its scale.'),
    heading('Areas to improve'), ...bullets(overview.weak.map(pointOf), 'No question lies at or below the middle of its scale.'),
    heading('Joint grades'),
    table(['Question', 'Spread', 'Mean'], [58, 30, 12], overview.questions.filter((question) => question.distribution.length > 0).map((question) => [question.words, distributionWords(question), mean(question)])),
    ...cases.flatMap((each, index): Piece[] => [subheading(`Case ${each.pseudonym}`), table(['Question', 'Joint grade', 'As the agencies scored'], [46, 18, 36], overview.questions.filter((question) => question.grades[index] !== '').map((question) => {
      const row = each.rows.find((one) => one.key === question.key);
      return [question.words, question.grades[index] ?? '', (row?.cells ?? []).map((cell) => `${cell.who}: ${cell.text}`).join('\n')];
    }))]),
    heading('Views of children and families'), ...viewPieces(report),
    heading('What was agreed'), ...bullets([...audit.workshopNotes.split('\n').filter(Boolean), ...overview.agreed.map(saidOf)], 'Nothing was recorded.'),
    heading('Dissent'), ...bullets(overview.dissent.map(saidOf), 'None was recorded.'),
    heading('Findings'), ...bullets(findings.map((finding) => `${finding.reference}: ${finding.text}`), 'None has been written yet.'),
    heading('Feedback to practitioners'), ...bullets(report.feedback.map((each) => `${each.pseudonym}: ${each.givenTo}, ${each.agency}, on ${formatDay(each.givenOn)}`), 'None has been given yet.'),
    heading('Workshop'), ...text(audit.workshopPresent || 'No workshop was needed.'), ...(audit.workshopMissing ? [subheading('Begun without'), ...text(audit.workshopMissing)] : []),
  ]);
}

function methodPieces({ sample, cases }: Report): Piece[] {
  if (sample === null) return [];
  const same = comesOutTheSame(sample);
  return [heading('How the cases were drawn'), facts([
    { name: 'Method', value: methodWords[sample.method] }, ...(sample.reason ? [{ name: 'Reason', value: sample.reason }] : []), ...(sample.seed ? [{ name: 'Seed', value: sample.seed }] : []),
    { name: 'List', value: `${sample.listed.length} cases of ${sample.holder ?? 'an agency'}, given on ${formatDay(dayInLondon(sample.at))}` }, { name: 'Digest of the list', value: sample.listDigest },
    { name: 'Cases', value: cases.map(({ pseudonym }) => pseudonym).join(', ') }, ...(same === null ? [] : [{ name: 'Drawn again', value: same ? 'The same cases come out.' : 'Other cases come out.' }]),
  ])];
}

function viewPieces({ views, open: { audit } }: Report): Piece[] {
  const heard = views.flatMap((view) => [subheading(`${view.whose}${view.pseudonym ? `, case ${view.pseudonym}` : ''}`), ...text(`${formatDay(view.heardOn)}. ${view.how}`), ...text(view.said), ...text(`What was done: ${view.done || 'nothing yet'}`)]);
  const none = audit.noVoiceReason === '' ? text('None was recorded.') : text(`Nobody was asked. ${audit.noVoiceReason} Approved by ${audit.noVoiceApprovedByName ?? 'nobody yet'}.`);
  return heard.length > 0 ? heard : none;
}
