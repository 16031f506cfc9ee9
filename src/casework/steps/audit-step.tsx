import { formatDay, type Day } from '../../calendar/index.ts';
import type { Step } from '../../framework/schema/process.ts';
import { AreaField, Button, Facts, problemAt, readText, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { bringInAgencies } from '../team/bring-in-agencies.ts';
import { act } from '../review/act.ts';
import type { OpenReview } from '../review/open-review.ts';
import { notTheirs, NotTheirs } from './not-theirs.tsx';
import { StepFrame } from './step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from './step-page.ts';
import { NotNow } from './task-step.tsx';

/** The round or case audit that was opened for a step, as far as the step needs to know. */
interface Opened {
  href: string;
  reference: string;
  stands: string;
  over: boolean;
}

async function readOpened({ tx }: Visit, { process }: OpenReview, step: Step): Promise<Opened | null> {
  if (step.act.kind === 'round') {
    const round = await tx.selectFrom('audit_round').select(['id', 'reference', 'status', 'due_on']).where('process_id', '=', process.id).where('step', '=', step.key).orderBy('made_at', 'desc').executeTakeFirst();
    return round === undefined ? null : { href: `/audits/rounds/${round.id}`, reference: round.reference, over: round.status !== 'open', stands: round.status === 'open' ? `Open, returns are due on ${formatDay(round.due_on as Day)}` : 'Closed' };
  }
  const audit = await tx.selectFrom('case_audit').select(['id', 'reference', 'status', 'due_on']).where('process_id', '=', process.id).where('step', '=', step.key).where('status', '<>', 'withdrawn').orderBy('made_at', 'desc').executeTakeFirst();
  const over = audit?.status === 'reported' || audit?.status === 'closed';
  return audit === undefined ? null : { href: `/audits/cases/${audit.id}`, reference: audit.reference, over, stands: over ? 'Reported' : `Under way, due on ${formatDay(audit.due_on as Day)}` };
}

/** A round of self-assessment or an audit of case files: opened from here, done among the audits, and recorded as done once it is over. */
export const auditStep: StepPage = {
  show: (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    const problems: FieldProblem[] = [];
    const opened = await readOpened(visit, review, step);
    if (opened?.over !== true) problems.push({ field: '', message: opened === null ? 'It has not been opened yet.' : `${opened.reference} is not over yet.` });
    const note = readText(visit.body, 'note', { what: 'The note', most: 2000 }, problems);
    if (problems.length > 0) return shown(visit, review, step, problems, 422);
    await bringInAgencies(visit, review);
    const done = await act(visit, review, { type: 'step-done', step: step.key, note: [opened?.reference, note].filter(Boolean).join('. '), answers: [] });
    return 'problems' in done ? shown(visit, review, step, done.problems, 422) : goTo(reviewHref(review), `"${step.name}" is done.`);
  },
};

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const stands = review.process.state.steps[step.key]!;
  const opened = await readOpened(visit, review, step);
  const asked = `process=${review.process.id}&step=${step.key}`;
  const isRound = step.act.kind === 'round';
  const why = await notTheirs(visit, review, step);
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems}>
      {opened && <Facts rows={[{ name: isRound ? 'Round' : 'Case audit', value: <a class="govuk-link" href={opened.href}>{opened.reference}</a> }, { name: 'Standing', value: opened.stands }]} />}
      {stands.standing === 'done' ? <Facts rows={[{ name: 'Done on', value: formatDay(stands.doneOn!) }]} />
        : stands.standing !== 'open' ? <NotNow review={review} step={step} />
        : opened === null ? <a class="govuk-button" role="button" draggable={false} href={isRound ? `/audits/rounds/new?${asked}` : `/audits/cases/new?${asked}`}>{isRound ? 'Open the round' : 'Plan the case audit'}</a>
        : opened.over && why !== null ? <NotTheirs why={why} /> : opened.over && (
          <PostForm action={stepHref(review, step)}>
            <AreaField name="note" label="Anything to add (optional)" rows={3} value={sent(visit.body, 'note')} error={problemAt(problems, 'note')} />
            <Button>Record as done</Button>
          </PostForm>
        )}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews' });
}
