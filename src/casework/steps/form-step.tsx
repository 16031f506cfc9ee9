import { record } from '../../access/record.ts';
import type { FormDefinition, Section } from '../../framework/schema/form.ts';
import type { Step } from '../../framework/schema/process.ts';
import { checkAnswers, FormSection, IN_THE_VAULT, joinIdentity, progress, readBack, readResponse, saveResponse, sectionAfter, startAnswers, writeFields, type Answers, type IdentityAnswer, type Problem as FormProblem, type Response } from '../../forms/index.ts';
import { newId } from '../../platform/index.ts';
import { actsAs, leadsOf } from '../../process/index.ts';
import { retie } from '../../thread/line/knot.ts';
import { Button, ErrorSummary, Facts } from '../../web/fields/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { fillSection, settingFor } from '../forms/fill.ts';
import { ConflictPage } from '../forms/conflict-page.tsx';
import { PartItem } from '../forms/part-item.tsx';
import { asksIdentity, findDuplicates, keepForm, keepIncident } from '../incidents/keep-incident.ts';
import { act } from '../review/act.ts';
import { actorOn, type OpenReview } from '../review/open-review.ts';
import { takeOut } from '../vault/vault.ts';
import { StepFrame } from './step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from './step-page.ts';

interface Open {
  form: FormDefinition;
  response: Response;
  /** The form records the incident itself. */
  incident: boolean;
  /** With identities where the visitor may fill the form in. */
  stored: Answers;
  may: boolean;
}

/** A form of the process itself, section by section: save and return, check, then hand in. */
export const formStep: StepPage = {
  async show(visit, review, step) {
    const open = await openForm(visit, review, step);
    if (open === null) return notFound;
    const section = open.form.sections.find((each) => each.key === sent(visit.query, 'section'));
    if (section !== undefined && open.may) return sectionPage(visit, review, step, open, section, open.stored, writeFields(open.form, open.stored, { section: section.key }), [], 200);
    return overview(visit, review, step, open, [], 200);
  },
  async take(visit, review, step) {
    const open = await openForm(visit, review, step);
    if (open === null) return notFound;
    const section = open.form.sections.find((each) => each.key === sent(visit.query, 'section'));
    if (section === undefined) return handIn(visit, review, step, open);
    if (!open.may) return overview(visit, review, step, open, [], 422);
    const setting = await settingFor(visit.tx, review.edition.pack, visit.today);
    const filled = await fillSection({
      tx: visit.tx, partnershipId: visit.me.partnershipId, form: open.form, response: open.response, stored: open.stored, section: section.key, setting,
      body: visit.body, saver: { personId: visit.me.personId, via: 'account' }, at: visit.now,
      putAway: (answers) => (open.incident ? keepIncident(visit, review, open.form, open.response.id, answers, open.stored) : keepForm(visit, review, open.form, open.response.id, answers)),
    });
    const here = `${stepHref(review, step)}?section=${section.key}`;
    if (filled.outcome === 'conflict') return ConflictPage({ action: here, form: open.form, conflicts: filled.conflicts, sent: visit.body, setting, back: backToReview(review).back });
    await record(visit.tx, visit.now, { deed: 'saved a form', subjectKind: 'form-response', subjectId: open.response.id, caseId: review.process.caseId, detail: { form: open.form.key, section: section.key } });
    if (filled.outcome === 'to-mend') return sectionPage(visit, review, step, { ...open, response: { ...open.response, revision: open.response.revision + 1 } }, section, filled.answers, filled.typed, filled.problems, 422);
    if (filled.again) return goTo(here);
    const next = sent(visit.body, 'action') === 'stay' ? undefined : sectionAfter(open.form, filled.answers, setting, section.key);
    return goTo(next === undefined ? stepHref(review, step) : `${stepHref(review, step)}?section=${next.key}`, next === undefined ? 'Saved.' : undefined);
  },
};

async function openForm(visit: Visit, review: OpenReview, step: Step): Promise<Open | null> {
  if (step.act.kind !== 'form' || review.process.caseId === null) return null;
  const key = step.act.form;
  const form = review.edition.pack.forms.find((each) => each.key === key);
  const row = await visit.tx.selectFrom('step_form as s').leftJoin('incident as i', (join) => join.onRef('i.partnership_id', '=', 's.partnership_id').onRef('i.id', '=', 's.response_id'))
    .select(['s.response_id', 'i.id as incident']).where('s.process_id', '=', review.process.id).where('s.step', '=', step.key).executeTakeFirst();
  const response = row === undefined ? null : await readResponse(visit.tx, row.response_id);
  if (form === undefined || response === null) return null;
  const may = actsAs(actorOn(visit.me, review.process.boardId), leadsOf(step)) !== undefined && review.process.state.steps[step.key]!.standing === 'open';
  const identity = may ? ((await takeOut(visit.tx, visit.app.key, { partnershipId: visit.me.partnershipId, caseId: review.process.caseId }, response.id)) as IdentityAnswer[] | null) : null;
  const stored = identity === null ? response.answers : joinIdentity(form, { plain: response.answers, identity });
  return { form, response, incident: row!.incident !== null, stored: startAnswers(form, newId, stored), may };
}

async function sectionPage(visit: Visit, review: OpenReview, step: Step, open: Open, section: Section, answers: Answers, typed: ReturnType<typeof writeFields>, problems: readonly FormProblem[], status: 200 | 422): Promise<Reply> {
  const offered = await settingFor(visit.tx, review.edition.pack, visit.today);
  const number = open.form.sections.indexOf(section) + 1;
  return page(section.title, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{open.form.name}, part {number} of {open.form.sections.length}</span>
      <PostForm action={`${stepHref(review, step)}?section=${section.key}`}>
        <input type="hidden" name="revision" value={open.response.revision} />
        <FormSection form={open.form} section={section} answers={answers} typed={typed} problems={problems} offered={offered} defaultAction="next" />
        <div class="govuk-button-group">
          <Button name="action" value="next">Save and continue</Button>
          <Button name="action" value="stay" look="secondary">Save and come back later</Button>
        </div>
      </PostForm>
    </>
  ), { back: { href: stepHref(review, step), text: 'Back to all parts' }, status, section: 'reviews' });
}

async function handIn(visit: Visit, review: OpenReview, step: Step, open: Open): Promise<Reply> {
  const setting = await settingFor(visit.tx, review.edition.pack, visit.today);
  const problems = checkAnswers(open.form, open.stored, setting);
  if (problems.length > 0) return overview(visit, review, step, open, problems, 422);
  const done = await act(visit, review, { type: 'step-done', step: step.key, note: '', answers: [] });
  if ('problems' in done) return overview(visit, review, step, open, done.problems, 422);
  await saveResponse(visit.tx, visit.me.partnershipId, { id: open.response.id, caseId: open.response.caseId, basedOn: open.response.revision, answers: open.response.answers, status: 'submitted' }, { personId: visit.me.personId, via: 'account' }, visit.now);
  if (open.incident) await retie(visit.tx, open.response.id, { state: 'Recorded' });
  return goTo(reviewHref(review), `${open.form.name}: all parts are recorded.`);
}

async function overview(visit: Visit, review: OpenReview, step: Step, open: Open, problems: readonly FormProblem[], status: 200 | 422): Promise<Reply> {
  const setting = await settingFor(visit.tx, review.edition.pack, visit.today);
  const parts = progress(open.form, open.stored, setting);
  // While it is being filled in the list of parts says what is missing; what was left open is told once it is handed in.
  const rows = readBack(open.form, open.response.answers, setting).filter((row) => row.text !== IN_THE_VAULT && (row.answered || !open.may));
  const duplicates = await findDuplicates(visit, review.process.caseId!);
  const titles = [...new Set(rows.map((row) => (row.entry === '' ? row.section : `${row.section}: ${row.entry}`)))];
  const sectionOf = (field: string) => field.split('.')[0]!;
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems.map((problem) => ({ ...problem, field: `part-${sectionOf(problem.field)}` }))}>
      {duplicates.length > 0 && (
        <div class="govuk-warning-text">
          <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
          <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span>
            This may have been notified before: {duplicates.map((each) => `${each.reference ?? 'a case that you are not on the team of'} has a child with ${each.sameBy}`).join('; ')}. Ask the board's office before you go on.
          </strong>
        </div>
      )}
      {open.may && (
        <>
          <ul class="govuk-task-list">
            {parts.map((part) => (
              <PartItem part={part} href={`${stepHref(review, step)}?section=${part.section}`} missing={problems.filter((problem) => sectionOf(problem.field) === part.section).map(({ message }) => message)} />
            ))}
          </ul>
          <PostForm action={stepHref(review, step)}><Button>{open.incident ? 'All parts are right: record the incident' : 'All parts are right: hand in'}</Button></PostForm>
        </>
      )}
      <h2 class="govuk-heading-m">{open.may ? 'What is recorded so far' : 'What is recorded'}</h2>
      {rows.length === 0 && <p class="govuk-body">Nothing yet.</p>}
      {asksIdentity(open.form) && <p class="govuk-body">Names, dates of birth, addresses and numbers are in the identity vault. {visit.me.permissions.has('open-vault') && <a class="govuk-link" href={`${reviewHref(review)}/vault`}>Open the vault</a>}</p>}
      {titles.map((title) => (
        <>
          <h3 class="govuk-heading-s">{title}</h3>
          <Facts rows={rows.filter((row) => (row.entry === '' ? row.section : `${row.section}: ${row.entry}`) === title).map((row) => ({ name: row.question, value: row.text }))} />
        </>
      ))}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews' });
}
