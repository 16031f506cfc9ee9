import type { Pack } from '../../../framework/index.ts';
import { isOpen } from '../../../thread/actions/action-state.ts';
import { named, themeNames } from '../../../thread/board-pack.ts';
import type { Day } from '../../../calendar/index.ts';
import { asItStood } from './as-it-stood.ts';
import { gradedOverTime, type GradedOverTime } from './graded.ts';
import type { Reported, ReportedAction, ReportedAudit, ReportedFinding, ReportedView } from './read-reported.ts';
import { liesIn, type Stretch } from './stretch.ts';

/** How often findings bore a theme, stretch by stretch. */
export interface ThemeOverTime {
  name: string;
  counts: number[];
  /** It came up in the stretch reported on and before it. */
  again: boolean;
}

/** What the case audits of a stretch brought, as a group reads it. */
export interface SummedUp {
  stretch: Stretch;
  stretches: Stretch[];
  audits: (ReportedAudit & { findings: (ReportedFinding & { kindName: string; themeWords: string })[]; views: ReportedView[] })[];
  cases: number;
  agencies: string[];
  graded: GradedOverTime[];
  themes: ThemeOverTime[];
  /** What was agreed because of these audits. */
  actions: ReportedAction[];
  /** What is still open of those reported before. */
  earlier: ReportedAction[];
}

/** Sums up what was read over some stretches; the last of them is reported on. */
export function sumUp(read: Reported, pack: Pack, stretches: Stretch[]): SummedUp {
  const stretch = stretches.at(-1)!;
  const here = read.audits.filter(({ reportedOn }) => liesIn(stretch, reportedOn));
  // What was agreed or done after the stretch belongs to a later paper.
  const effects = new Map(pack.learning.verdicts.map(({ key, effect }) => [key, effect]));
  const actions = read.actions.filter(({ madeOn }) => madeOn <= stretch.until).map((action): ReportedAction => ({ ...action, ...asItStood(action, action.history, stretch.until, effects) }));
  const themeWords = (keys: readonly string[]): string => themeNames(pack, keys);
  return {
    stretch, stretches,
    audits: here.map((audit) => ({
      ...audit, views: read.views.filter(({ auditId }) => auditId === audit.id),
      findings: read.findings.filter(({ auditId }) => auditId === audit.id).map((finding) => ({ ...finding, kindName: named(pack.learning.findingKinds, finding.kind), themeWords: themeWords(finding.themes) })),
    })),
    cases: here.reduce((sum, { cases }) => sum + cases, 0), agencies: [...new Set(here.flatMap(({ agencies }) => agencies))].toSorted(),
    graded: gradedOverTime(read, stretches), themes: themesOverTime(read, stretches, (key) => themeWords([key])),
    actions: actions.filter(({ reportedOn }) => liesIn(stretch, reportedOn)),
    earlier: actions.filter(({ reportedOn, status }) => reportedOn <= stretch.after && isOpen(status)),
  };
}

/** The themes of findings over the stretches: what came up most in the last one first, and what came up only before at the end. */
function themesOverTime({ audits, findings }: Pick<Reported, 'audits' | 'findings'>, stretches: readonly Stretch[], nameOf: (key: string) => string): ThemeOverTime[] {
  const at = new Map(audits.map(({ id, reportedOn }) => [id, stretches.findIndex((stretch) => liesIn(stretch, reportedOn))]));
  const keys = [...new Set(findings.flatMap(({ themes }) => themes))];
  return keys.map((key): ThemeOverTime => {
    const counts = stretches.map((_, index) => findings.filter((finding) => finding.themes.includes(key) && at.get(finding.auditId) === index).length);
    return { name: nameOf(key), counts, again: counts.at(-1)! > 0 && counts.slice(0, -1).some((count) => count > 0) };
  }).toSorted((one, other) => other.counts.at(-1)! - one.counts.at(-1)! || sum(other.counts) - sum(one.counts) || one.name.localeCompare(other.name));
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
export const isLate = ({ status, dueOn }: ReportedAction, today: Day): boolean => isOpen(status) && dueOn < today;

const late = (of: readonly ReportedAction[], today: Day): string => {
  const count = of.filter((action) => isLate(action, today)).length;
  return count === 0 ? 'none is late' : counted(count, 'is late', 'are late');
};
const counted = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** The stretch in a few sentences. */
export function inShort({ audits, cases, agencies, actions, earlier, themes }: SummedUp, today: Day): string[] {
  if (audits.length === 0) return ['No case audit was reported in this time.', ...openWords(earlier, today)];
  const findings = audits.flatMap((audit) => audit.findings);
  const kinds = [...Map.groupBy(findings, ({ kindName }) => kindName)].map(([name, of]) => `${name}: ${of.length}`);
  const again = themes.filter((theme) => theme.again);
  return [
    `${counted(audits.length, 'case audit was', 'case audits were')} reported, of ${counted(cases, 'case', 'cases')} and ${counted(agencies.length, 'agency', 'agencies')}.`,
    findings.length === 0 ? 'No finding has been written yet.' : `${counted(findings.length, 'finding was', 'findings were')} made. ${kinds.join(', ')}.`,
    actions.length === 0 ? 'No action has been agreed because of them yet.' : `${counted(actions.length, 'action was', 'actions were')} agreed because of them; ${counted(actions.filter(({ status }) => isOpen(status)).length, 'is', 'are')} open, ${late(actions, today)}.`,
    ...openWords(earlier, today),
    ...(again.length === 0 ? [] : [`Found before and found again: ${again.map(({ name }) => name).join('; ')}.`]),
  ];
}

const openWords = (earlier: readonly ReportedAction[], today: Day): string[] =>
  (earlier.length === 0 ? [] : [`${counted(earlier.length, 'action', 'actions')} of earlier case audits ${earlier.length === 1 ? 'is' : 'are'} still open, ${late(earlier, today)}.`]);
