import { sql } from 'kysely';
import { record } from '../../../access/record.ts';
import { checkAnswers, readBack, readSubmission, sectionAfter } from '../../../forms/index.ts';
import { newId, post } from '../../../platform/index.ts';
import { readText, type FieldProblem } from '../../../web/fields/index.ts';
import { goTo, sent, type OpenVisit, type Reply } from '../../../web/visit/index.ts';
import { auditHref } from '../audit/words.tsx';
import { asidePage, beganPage, declarationPage, partPage, scoringPage, tooLatePage, twicePage } from './link-pages.tsx';
import { saveScores } from './save-scores.ts';
import { withScoring, type Holding } from './with-scoring.tsx';

const isOver = ({ audit }: Holding): boolean => audit.status !== 'auditing';

/** The page that stands instead of any other, for whoever has not declared yet, stood aside, or comes too late. */
function instead(holding: Holding, { body, method }: { body: OpenVisit['body']; method: 'GET' | 'POST' }): Reply | null {
  if (holding.scoring.status === 'stood-aside') return asidePage(holding, method === 'GET' ? 200 : 410);
  if (isOver(holding)) return beganPage(holding, method === 'GET' ? 200 : 409);
  if (holding.scoring.status === 'asked') return declarationPage(holding, body, method === 'GET' ? [] : [{ field: 'involved', message: 'Say first whether you had any part in the case' }]);
  return null;
}

export const showScoring = (visit: OpenVisit): Promise<Reply> => withScoring(visit, 'read', async (holding) => instead(holding, { body: {}, method: 'GET' }) ?? scoringPage(holding, [], 200));

export const showPart = (visit: OpenVisit): Promise<Reply> => withScoring(visit, 'read', async (holding) => {
  const section = holding.form.sections.find((each) => each.key === visit.params['section']);
  const other = instead(holding, { body: {}, method: 'GET' });
  if (other !== null) return other;
  return section === undefined || holding.scoring.status === 'submitted' ? scoringPage(holding, [], 200) : partPage(holding, section, { answers: holding.stored });
});

/** The auditor's word that they had no part in the case; with a part in it they stand aside, and the office asks somebody else. */
export const declare = (visit: OpenVisit): Promise<Reply> => withScoring(visit, 'change', async (holding) => {
  const { tx, scoring } = holding;
  if (scoring.status !== 'asked' || isOver(holding)) return instead(holding, { body: visit.body, method: 'POST' }) ?? goTo(holding.base);
  const problems: FieldProblem[] = [];
  const involved = sent(visit.body, 'involved');
  if (involved !== 'yes' && involved !== 'no') problems.push({ field: 'involved', message: 'Select whether you had any part in the case' });
  const part = readText(visit.body, 'part', { what: 'Your part', most: 500, ...(involved === 'yes' ? { missing: 'Enter what your part was' } : {}) }, problems);
  if (problems.length > 0) return declarationPage(holding, visit.body, problems);
  const aside = involved === 'yes';
  const declaration = aside ? part : 'Had no part in the case';
  await tx.updateTable('case_scoring').set({ status: aside ? 'stood-aside' : 'scoring', declared_at: visit.now, declaration }).where('id', '=', scoring.id).execute();
  if (aside) await tell(visit, holding, 'an auditor stood aside', `An auditor of ${scoring.agency} stood aside from a case. Please ask somebody else.`);
  await record(tx, visit.now, { deed: aside ? 'stood aside from a case' : 'declared no part in a case', via: 'link', subjectKind: 'case audit', subjectId: scoring.auditId, detail: { scoring: scoring.id } });
  return aside ? asidePage({ ...holding, scoring: { ...scoring, status: 'stood-aside', declaration } }, 200) : goTo(holding.base);
});

export const savePart = (visit: OpenVisit): Promise<Reply> => withScoring(visit, 'change', async (holding) => {
  const { form, scoring, base } = holding;
  const section = form.sections.find((each) => each.key === visit.params['section']);
  if (section === undefined) return goTo(base);
  if (isOver(holding) && scoring.status === 'scoring') return tooLatePage(holding, typedIn(holding, section.key, visit.body));
  const other = instead(holding, { body: {}, method: 'POST' });
  if (other !== null) return other;
  if (scoring.status === 'submitted') return scoringPage(holding, [], 409);
  const saved = await saveScores(holding, section.key, visit.body, visit.now);
  if (saved.outcome === 'conflict') return twicePage(holding, section, saved.conflicts, visit.body);
  if (saved.outcome === 'to-mend') return partPage(holding, section, saved);
  if (saved.again) return goTo(`${base}/${section.key}`);
  const next = sent(visit.body, 'action') === 'stay' ? undefined : sectionAfter(form, saved.answers, holding.setting, section.key);
  return next === undefined ? goTo(base, 'Saved. You can come back with the same link.') : goTo(`${base}/${next.key}`);
});

function typedIn({ form, setting, stored }: Holding, section: string, body: OpenVisit['body']): { name: string; value: string }[] {
  const { answers } = readSubmission(form, body, { ...setting, mode: 'save', page: { section }, before: stored, newId });
  return readBack(form, answers, setting).filter((row) => row.page.section === section).map((row) => ({ name: row.question, value: row.text }));
}

/** Hands the scoring in. Sent twice, it finds it handed in and changes nothing. */
export const handIn = (visit: OpenVisit): Promise<Reply> => withScoring(visit, 'change', async (holding) => {
  const { tx, scoring, form, stored, setting, base } = holding;
  if (scoring.status === 'submitted' && !isOver(holding)) return goTo(base);
  const other = instead(holding, { body: {}, method: 'POST' });
  if (other !== null) return other;
  const problems = checkAnswers(form, stored, setting);
  if (problems.length > 0) return scoringPage(holding, problems.map(({ field, message }) => ({ field: `part-${form.sections.findIndex((each) => each.key === field.split('.')[0]) + 1}-status`, message })), 422);
  await tx.updateTable('case_scoring').set({ status: 'submitted', submitted_at: visit.now }).where('id', '=', scoring.id).execute();
  await tellWhenAllAreIn(visit, holding);
  await record(tx, visit.now, { deed: 'handed in the audit of a case', via: 'link', subjectKind: 'case audit', subjectId: scoring.auditId, detail: { scoring: scoring.id } });
  return goTo(base, 'Handed in. Thank you.');
});

async function tellWhenAllAreIn(visit: OpenVisit, holding: Holding): Promise<void> {
  await sql`set local role gt_worker`.execute(holding.tx);
  const out = await holding.tx.selectFrom('case_scoring').select('id').where('audit_id', '=', holding.scoring.auditId).where('status', 'in', ['asked', 'scoring']).limit(1).executeTakeFirst();
  await sql`set local role gt_link`.execute(holding.tx);
  if (out === undefined) await tell(visit, holding, 'all who were asked have handed in', 'All auditors who were asked have handed in. The workshop can begin.');
}

/** Tells whoever planned the audit. A link reads nobody's address, so the product looks it up itself. */
async function tell(visit: OpenVisit, { tx, partnershipId, scoring, audit }: Holding, subject: string, words: string): Promise<void> {
  await sql`set local role gt_worker`.execute(tx);
  const keeper = await tx.selectFrom('case_audit as a').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'a.partnership_id').onRef('p.id', '=', 'a.made_by'))
    .select(['p.name', 'p.email']).where('a.id', '=', scoring.auditId).where('p.active', '=', true).executeTakeFirst();
  if (keeper !== undefined) {
    await post(tx, partnershipId, visit.now, [{
      key: `case-audit ${subject} ${scoring.id}`, toName: keeper.name, toEmail: keeper.email, subject: `${audit.reference}: ${subject}`, body: `${words}\n\n${visit.app.settings.baseUrl}${auditHref(scoring.auditId, '/auditors')}\n`,
    }]);
    visit.app.wake('deliver-mail');
  }
  await sql`set local role gt_link`.execute(tx);
}
