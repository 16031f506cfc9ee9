import { carryForward, onceOf, parseAnswers, type Answers, type SectionAnswers } from '../../forms/index.ts';
import { newId } from '../../platform/index.ts';
import { counterpartAnswers } from './counterparts.ts';
import type { OpenReturn } from './the-return.ts';

/** A section as it stands: what was saved, or, before the first save, what is brought forward. */
export interface Draft {
  section: string;
  /** 0 before the first save. */
  revision: number;
  answers: SectionAnswers;
  /** Paths of answers that were brought forward and that nobody has confirmed. */
  unconfirmed: readonly string[];
  updatedAt: Date | null;
  updatedBy: string;
}

export interface Drafts {
  bySection: ReadonlyMap<string, Draft>;
  /** All sections' answers together. */
  answers: Answers;
  unconfirmed: ReadonlySet<string>;
  /** Where an unconfirmed answer comes from, where it is not the last round's: by path. */
  from: ReadonlyMap<string, string>;
}

/**
 * All sections of a return. One that nobody has saved yet holds the last round's answers, and where there is none, those that the
 * respondent gave elsewhere to a question that asks the same; the tool may have changed since. Nothing is written by looking.
 */
export async function readDrafts({ tx, ret, setting }: Pick<OpenReturn, 'tx' | 'ret' | 'setting'>): Promise<Drafts> {
  const rows = await tx.selectFrom('return_section').selectAll().where('return_id', '=', ret.id).execute();
  const saved = new Map(rows.map((row) => [row.section, row]));
  const lacking = ret.form.sections.map(({ key }) => key).filter((key) => !saved.has(key));
  const openPaths = rows.some((row) => row.unconfirmed.length > 0);
  const brought = ret.status === 'submitted' || !ret.round.open || (lacking.length === 0 && !openPaths) ? nothingBrought : await bringForward({ tx, ret, setting }, lacking);
  const bySection = new Map(ret.form.sections.map(({ key }): [string, Draft] => {
    const row = saved.get(key);
    if (row === undefined) return [key, { section: key, revision: 0, answers: brought.answers[key] ?? { values: {}, criteria: {} }, unconfirmed: brought.unconfirmed.filter((path) => path.startsWith(`${key}.`)), updatedAt: null, updatedBy: '' }];
    return [key, { section: key, revision: row.revision, answers: parseAnswers({ it: row.answers })['it']!, unconfirmed: row.unconfirmed, updatedAt: row.updated_at, updatedBy: row.updated_by }];
  }));
  const all = [...bySection.values()];
  return { bySection, answers: Object.fromEntries(all.map((draft) => [draft.section, draft.answers])), unconfirmed: new Set(all.flatMap((draft) => draft.unconfirmed)), from: brought.from };
}

interface Brought {
  answers: Answers;
  unconfirmed: readonly string[];
  from: ReadonlyMap<string, string>;
}
const nothingBrought: Brought = { answers: {}, unconfirmed: [], from: new Map() };

async function bringForward({ tx, ret, setting }: Pick<OpenReturn, 'tx' | 'ret' | 'setting'>, lacking: readonly string[]): Promise<Brought> {
  const earlier = ret.previousId === null ? [] : await tx.selectFrom('return_section').select(['section', 'answers']).where('return_id', '=', ret.previousId).execute();
  const previous = parseAnswers(Object.fromEntries(earlier.map((row) => [row.section, row.answers])));
  const elsewhere = await counterpartAnswers(tx, ret, ret.form.sections.filter(({ repeats }) => repeats === undefined).map(({ key }) => key));
  const from = new Map([...elsewhere.from].filter(([path]) => !isAnswered(previous, path)));
  if (lacking.length === 0) return { ...nothingBrought, from };
  const form = { ...ret.form, sections: ret.form.sections.filter(({ key }) => lacking.includes(key)) };
  const combined = Object.fromEntries(form.sections.map(({ key, repeats }) => [key, repeats ? (previous[key] ?? []) : {
    values: { ...onceOf(elsewhere.answers, key).values, ...onceOf(previous, key).values }, criteria: onceOf(previous, key).criteria,
  }]));
  const { answers, unconfirmed } = carryForward(form, combined, setting, newId);
  return { answers, unconfirmed, from };
}

function isAnswered(answers: Answers, path: string): boolean {
  const [section = '', question = ''] = path.split('.');
  return Object.hasOwn(onceOf(answers, section).values, question);
}
