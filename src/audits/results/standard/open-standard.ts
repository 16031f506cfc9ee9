import { formatDay } from '../../../calendar/index.ts';
import { sent, type Visit } from '../../../web/visit/index.ts';
import { themeChoices } from '../../../thread/board-pack.ts';
import { levelAt } from '../../tools/grades.ts';
import { openResults, resultsHref, type Results } from '../open-results.ts';
import type { StandardSummary } from '../tally.ts';
import { caseQuestions, readCaseGrades, readCaseTools, readCrosswalked, readLinks, saysOf, type CaseAuditSays, type CaseQuestion, type StandardLink } from './case-audits.ts';
import { readClosedSurveys, readSurveySays, type SurveySays } from './surveys.ts';
import { positionOf, positionOfShare, type Voice } from './position.ts';
import { readHeard, readHeld, readSources, sourceWords, type HeldOnTheme, type Source } from './read-known.ts';

/** A voice with what it says, for the page. */
export interface Spoken extends Voice {
  says: string;
  figure: string;
  when: string;
  href: string | null;
  /** A source that the keeper set down, and may withdraw. */
  sourceId: string | null;
}

export interface OpenStandard {
  results: Results;
  standard: { key: string; name: string };
  summary: StandardSummary;
  theme: string;
  voices: Spoken[];
  links: StandardLink[];
  /** Questions of case audits and surveys that do not count yet and could be linked. */
  linkable: CaseQuestion[];
  questions: CaseQuestion[];
  held: HeldOnTheme | null;
  here: string;
}

/** Everything that speaks of one standard, side by side. A fixed number of queries. */
export async function openStandard(visit: Visit): Promise<OpenStandard | null> {
  const results = await openResults(visit);
  const standard = results?.standards.find(({ key }) => key === visit.params['standard']);
  if (results === null || standard === undefined) return null;
  const { tx, query, body } = visit;
  const asked = sent(query, 'theme') || sent(body, 'lookedAt');
  const theme = themeChoices(results.pack).some(({ value }) => value === asked) ? asked : '';
  const summary = results.summaries.find(({ key }) => key === standard.key)!;
  const grades = await readCaseGrades(tx, results);
  const tools = await readCaseTools(tx, grades);
  const links = await readLinks(tx, results, standard.key);
  const walked = await readCrosswalked(tx, results, standard.key);
  const audits = saysOf(grades, tools, standard.key, [...links, ...walked]);
  const heard = await readHeard(tx, audits.map(({ id }) => id));
  const surveys = await readClosedSurveys(tx, results);
  const surveyed = await readSurveySays(tx, surveys, standard.key, theme, [...links, ...walked]);
  const sources = await readSources(tx, results, standard.key, theme);
  const held = theme === '' ? null : await readHeld(tx, results, theme);
  const questions = caseQuestions([...tools.values(), ...surveys.map(({ form }) => form)]);
  return {
    results, standard, summary, theme, links, held, questions, here: resultsHref(results.round.id, `/standards/${encodeURIComponent(standard.key)}`),
    linkable: questions.filter((each) => each.graded && each.standard !== standard.key && !links.some((link) => link.tool === each.tool && link.question === each.question)),
    voices: [...gradeVoices(results, summary), ...audits.map(auditVoice), ...heardVoice(heard), ...surveyed.map(surveyVoice), ...sources.map(sourceVoice)],
  };
}

function gradeVoices({ levels, round }: Results, { own, panel, moderated, moved, graded }: StandardSummary): Spoken[] {
  const label = (score: number): string => levelAt(levels, score)?.label ?? score.toFixed(1);
  const beside = moved === null ? '' : moved === 0 ? ', as the agencies themselves' : `, ${Math.abs(moved).toFixed(1)} ${moved < 0 ? 'lower' : 'higher'} than the agencies themselves`;
  return [
    { key: 'own', name: 'The agencies’ own grades', position: own === null ? null : positionOf(levels, own), says: own === null ? 'No grades yet' : `${label(own)}, over ${graded.toLocaleString('en-GB')} ${graded === 1 ? 'return' : 'returns'}`, figure: own === null ? '' : own.toFixed(1), when: '', href: `${resultsHref(round.id)}?show=own`, sourceId: null },
    { key: 'moderated', name: 'The panel’s grades', position: panel === null ? null : positionOf(levels, panel), says: panel === null ? 'Nothing has been moderated' : `${label(panel)}, over ${moderated} moderated${beside}`, figure: panel === null ? '' : panel.toFixed(1), when: '', href: resultsHref(round.id, '/differences'), sourceId: null },
  ];
}

const auditVoice = ({ id, reference, title, reportedOn, share, grades, questions }: CaseAuditSays): Spoken => ({
  key: `case ${id}`, name: `Case audit ${reference}`, position: positionOfShare(share), says: `${title}: ${grades} joint ${grades === 1 ? 'grade' : 'grades'} on ${questions.length === 1 ? 'one question' : `${questions.length} questions`}`, figure: `${Math.round(share * 100)}% of the scale`,
  when: reportedOn === null ? '' : formatDay(reportedOn), href: `/audits/cases/${id}/report`, sourceId: null,
});

const surveyVoice = ({ id, reference, name, speaks, closedOn, share, answers, questions }: SurveySays): Spoken => ({
  key: `survey ${id}`, name: `${speaks === 'families' ? 'Survey of families' : 'Survey of practitioners'} ${reference}`, position: positionOfShare(share), says: `${name}: ${answers.toLocaleString('en-GB')} answered, on ${questions.length === 1 ? 'one question' : `${questions.length} questions`}`,
  figure: `${Math.round(share * 100)}% of the scale`, when: formatDay(closedOn), href: `/audits/surveys/${id}/results`, sourceId: null,
});

const heardVoice = ({ heard, acted }: { heard: number; acted: number }): Spoken[] => (heard === 0 ? [] : [{ key: 'heard', name: 'Views heard in these case audits', position: null, says: `${heard} kept, with what was done about ${acted}`, figure: String(heard), when: '', href: null, sourceId: null }]);

const sourceVoice = ({ id, kind, title, figure, says, position, source, heardOn }: Source): Spoken => ({ key: `source ${id}`, name: `${sourceWords(kind)} “${title}”`, position, says: `${says}\n${source}`, figure, when: formatDay(heardOn), href: null, sourceId: id });
