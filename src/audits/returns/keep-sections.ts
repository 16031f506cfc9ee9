import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import { newId } from '../../platform/index.ts';
import type { Answers, SectionAnswers } from '../../forms/index.ts';
import { giveAgain } from '../evidence/given.ts';
import { gradesOf } from '../tools/grades.ts';
import { countsOf, onlyWhatIsAsked, standingsOf } from './standing.ts';
import type { Drafts } from './drafts.ts';
import type { OpenReturn } from './the-return.ts';

/** A section with new answers, or with answers that were confirmed. */
export interface Kept {
  section: string;
  answers: SectionAnswers;
  unconfirmed: readonly string[];
}

/** The page of a browser that saves, and which of its savings this is. */
export interface Sender {
  page: string;
  seq: number;
}

/**
 * Keeps sections at a new revision each, and reckons the return's counts and grades anew. The return is locked: nobody saves in between.
 * @returns the sections' new revisions
 */
export async function keepSections(open: OpenReturn, drafts: Drafts, kept: readonly Kept[], sender: Sender, deed: string): Promise<Map<string, number>> {
  const { tx, ret, now, who } = open;
  const own = { partnership_id: ret.partnershipId, return_id: ret.id, board_id: ret.boardId, agency_id: ret.agencyId };
  const revisions = new Map(kept.map(({ section }) => [section, (drafts.bySection.get(section)?.revision ?? 0) + 1]));
  await tx.insertInto('return_section').values(kept.map((each) => ({
    ...own, section: each.section, answers: JSON.stringify(each.answers), unconfirmed: [...each.unconfirmed], revision: revisions.get(each.section)!, updated_at: now, updated_by: who,
  }))).onConflict((conflict) => conflict.columns(['partnership_id', 'return_id', 'section']).doUpdateSet((excluded) => ({
    answers: excluded.ref('excluded.answers'), unconfirmed: excluded.ref('excluded.unconfirmed'), revision: excluded.ref('excluded.revision'), updated_at: excluded.ref('excluded.updated_at'), updated_by: excluded.ref('excluded.updated_by'),
  }))).execute();
  // What was brought forward is revision 0: the common ground of two who make the first saving at once.
  const firsts = kept.filter(({ section }) => revisions.get(section) === 1);
  await tx.insertInto('return_revision').values([
    ...firsts.map(({ section }) => ({ ...own, section, revision: 0, answers: JSON.stringify(drafts.bySection.get(section)?.answers ?? { values: {}, criteria: {} }), at: now, by_name: '', page: '', seq: 0 })),
    ...kept.map((each) => ({ ...own, section: each.section, revision: revisions.get(each.section)!, answers: JSON.stringify(each.answers), at: now, by_name: who, page: sender.page, seq: sender.seq })),
  ]).execute();
  if (ret.previousId !== null && firsts.length > 0) await giveAgain(open, ret.previousId, firsts.map(({ section }) => section));
  await reckonAnew(open, drafts, kept);
  if (ret.status === 'not-started') await tx.insertInto('return_entry').values({ ...own, id: newId(), kind: 'opened', text: '', at: now, by_name: who }).execute();
  await record(tx, now, { deed, via: open.via, subjectKind: 'return', subjectId: ret.id, detail: { sections: kept.map(({ section }) => section), ...(open.via === 'link' ? { holder: open.linkId } : {}) } });
  return revisions;
}

/** Counts and grades from the answers as they now stand. Grades are those of what was saved; an answer that is only brought forward is no answer yet. */
async function reckonAnew({ tx, ret, now, setting }: OpenReturn, drafts: Drafts, kept: readonly Kept[]): Promise<void> {
  const answers: Answers = { ...drafts.answers, ...Object.fromEntries(kept.map((each) => [each.section, each.answers])) };
  const changed = new Set(kept.map(({ section }) => section));
  const unconfirmed = new Set([...[...drafts.bySection.values()].filter(({ section }) => !changed.has(section)), ...kept].flatMap((each) => each.unconfirmed));
  const counts = countsOf(standingsOf(ret.form, answers, unconfirmed, setting));
  const saved = Object.fromEntries(Object.entries(answers).filter(([section]) => changed.has(section) || (drafts.bySection.get(section)?.revision ?? 0) > 0));
  const grades = gradesOf(ret.form, onlyWhatIsAsked(ret.form, saved));
  if (grades.length > 0) {
    await tx.insertInto('return_grade').values(grades.map(({ standard, level, score }) => ({
      partnership_id: ret.partnershipId, return_id: ret.id, round_id: ret.round.id, board_id: ret.boardId, agency_id: ret.agencyId, area: ret.area, standard, own_level: level, own_score: score,
    }))).onConflict((conflict) => conflict.columns(['partnership_id', 'return_id', 'standard']).doUpdateSet((excluded) => ({ own_level: excluded.ref('excluded.own_level'), own_score: excluded.ref('excluded.own_score') }))).execute();
  }
  await tx.updateTable('audit_return').set({
    ...counts, revision: sql<number>`revision + 1`, ...(ret.status === 'not-started' ? { status: 'under-way' } : {}), ...(ret.startedAt === null ? { started_at: now } : {}),
  }).where('id', '=', ret.id).execute();
}
