import type { FormDefinition } from '../../../framework/schema/form.ts';
import { shareOf } from '../../results/heat/step.ts';
import { levelsOf, type Level } from '../../tools/grades.ts';
import type { Reported, ReportedAudit } from './read-reported.ts';
import { liesIn, type Stretch } from './stretch.ts';

/** How one question was graded in the stretch reported on, and how it stood in each stretch. */
export interface GradedOverTime {
  section: string;
  words: string;
  /** How many cases have each level in the last stretch, weakest first; levels that none has are left out. */
  spread: { label: string; count: number }[];
  /** Where the mean lies between the weakest and the strongest level, from 0 to 1, stretch by stretch; null where none was graded. */
  shares: (number | null)[];
}

interface Place {
  section: string;
  words: string;
  levels: Level[];
}

/** The graded questions of a tool, by SECTION/QUESTION. */
function placesOf(form: FormDefinition): Map<string, Place> {
  const levels = (scale: string): Level[] => levelsOf({ ...form, scales: form.scales.filter(({ key }) => key === scale) });
  return new Map(form.sections.filter((section) => section.repeats === undefined).flatMap((section) => section.questions.flatMap((question) =>
    (question.type === 'scale' ? [[`${section.key}/${question.key}`, { section: section.title, words: question.label, levels: levels(question.scale!) }] as const] : []))));
}

/** The tool of an audit that asks a question: where agencies had several, what they graded together bears one name. */
const asks = (audit: ReportedAudit, question: string, tools: Reported['tools'], places: ReadonlyMap<string, Map<string, Place>>): { key: string; place: Place } | null => {
  for (const id of audit.tools) {
    const place = places.get(id)?.get(question);
    if (place !== undefined) return { key: `${tools.get(id)!.key}/${question}`, place };
  }
  return null;
};

/** Every question that was graded in the last stretch, in the order of its tool, with how it stood in those before; a question is told again by its place in the tool, whatever its edition. */
export function gradedOverTime({ audits, tools, grades }: Pick<Reported, 'audits' | 'tools' | 'grades'>, stretches: readonly Stretch[]): GradedOverTime[] {
  const places = new Map([...tools].map(([id, form]) => [id, placesOf(form)]));
  const told = grades.flatMap((grade) => {
    const audit = audits.find(({ id }) => id === grade.auditId);
    const found = audit === undefined ? null : asks(audit, grade.question, tools, places);
    return audit === undefined || found === null ? [] : [{ ...found, grade, at: stretches.findIndex((stretch) => liesIn(stretch, audit.reportedOn)) }];
  });
  const last = stretches.length - 1;
  const order = [...places].flatMap(([id, of]) => [...of.keys()].map((question) => `${tools.get(id)!.key}/${question}`));
  return [...Map.groupBy(told, ({ key }) => key)].filter(([, of]) => of.some(({ at }) => at === last)).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)).map(([, of]) => {
    const now = of.filter(({ at }) => at === last);
    const { section, words, levels } = now[0]!.place;
    const counted = (level: string): number => now.reduce((sum, { grade }) => (grade.level === level ? sum + grade.count : sum), 0);
    return {
      section, words, spread: levels.map(({ value, label }) => ({ label, count: counted(value) })).filter(({ count }) => count > 0),
      shares: stretches.map((_, at) => mean(of.filter((each) => each.at === at).flatMap(({ grade, place }) => (grade.score === null ? [] : [{ share: shareOf(place.levels, grade.score), count: grade.count }])))),
    };
  });
}

function mean(of: readonly { share: number; count: number }[]): number | null {
  const count = of.reduce((sum, each) => sum + each.count, 0);
  return count === 0 ? null : of.reduce((sum, each) => sum + each.share * each.count, 0) / count;
}

export const spreadWords = ({ spread }: Pick<GradedOverTime, 'spread'>): string => spread.map(({ label, count }) => `${label}: ${count}`).join(', ');
export const shareWords = (share: number | null): string => (share === null ? 'Not graded' : `${Math.round(share * 100)}%`);

/** How the last stretch stands against the last one before it in which the question was graded. */
export function changeWords({ shares }: Pick<GradedOverTime, 'shares'>): string {
  const [now, before] = [shares.at(-1) ?? null, shares.slice(0, -1).findLast((share) => share !== null) ?? null];
  if (now === null || before === null) return 'First graded';
  const points = Math.round(now * 100) - Math.round(before * 100);
  return points === 0 ? 'As before' : points > 0 ? `Better by ${points}` : `Weaker by ${-points}`;
}
