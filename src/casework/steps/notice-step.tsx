import { formatDay, formatInstant } from '../../calendar/index.ts';
import type { Addressee, Step } from '../../framework/schema/process.ts';
import { newId, post, type Letter } from '../../platform/index.ts';
import { retie } from '../../thread/line/knot.ts';
import { boxesOf, Button, DateField, Facts, problemAt, readDay, readText, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, type Visit } from '../../web/visit/index.ts';
import { drawDocument } from '../documents/drawn-document.ts';
import { LetterToSend } from '../documents/letter-to-send.tsx';
import { AttachWithin } from '../papers/step-papers.tsx';
import { HoldsWarning } from '../proceedings/holds-warning.tsx';
import { readHoldsInForce } from '../proceedings/read-proceedings.ts';
import { act } from '../review/act.ts';
import { nameOfAddressee } from '../review/names.ts';
import type { OpenReview } from '../review/open-review.ts';
import { addressed, addTeamByRole, standings, toldAndAtWork } from '../team/add-team-by-role.ts';
import { peopleOf } from '../team/people-of.ts';
import { readInvolvedAgencies } from './involved-agencies.ts';
import { notTheirs, NotTheirs } from './not-theirs.tsx';
import { StepFrame } from './step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from './step-page.ts';
import { NotNow } from './task-step.tsx';

/**
 * Somebody is told. The product draws up the document, tells its own people by mail, and records what the person sent to
 * outside bodies: when, how, and the reference that they gave back. Recording it stops the clock.
 */
export const noticeStep: StepPage = {
  show: async (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    if (step.act.kind !== 'notice') throw new Error('not a step of this kind');
    const problems: FieldProblem[] = [];
    const sentOn = readDay(visit.body, 'sentOn', 'The day of sending', problems);
    const how = readText(visit.body, 'how', { what: 'How it was sent', most: 500, missing: 'Say how it was sent' }, problems);
    const reference = readText(visit.body, 'reference', { what: 'The reference', most: 100 }, problems);
    if (problems.length > 0 || sentOn === null) return shown(visit, review, step, problems, 422);
    const { pack } = review.edition;
    const told = [...step.act.to, ...step.act.copies];
    const done = await act(visit, review, {
      type: 'notice-sent', step: step.key, to: told.map((addressee) => nameOfAddressee(pack, addressee)), sentOn, how, reference, file: null,
    });
    if ('problems' in done) return shown(visit, review, step, done.problems, 422);
    await tellOurs(visit, review, step, told);
    if (reference !== '' && review.process.caseId !== null) {
      await visit.tx.updateTable('incident').set({ national_reference: reference, notified_at: visit.now }).where('process_id', '=', review.process.id).execute();
    }
    if (done.process.state.status === 'running') await retie(visit.tx, review.process.id, { state: `${step.name}: ${formatDay(sentOn)}` });
    return goTo(reviewHref(review), `"${step.name}" is recorded as sent.`);
  },
};

/**
 * Those who are told and have accounts here get a mail with the reference and nothing of the case. Who works on it, or will, joins the team and finds a
 * link in the mail; who is only told stays outside, as does who answered for an agency. Who was taken off the team stays off and is not told.
 */
async function tellOurs(visit: Visit, review: OpenReview, step: Step, told: readonly Addressee[]): Promise<void> {
  const { tx, now, app } = visit;
  const names = addressed(told);
  const { process, edition: { pack } } = review;
  const named = await peopleOf(tx, process.boardId, { roles: [...names.roles], groups: [...names.groups] }, now);
  if (process.caseId !== null) await addTeamByRole(tx, { partnershipId: process.partnershipId, caseId: process.caseId, boardId: process.boardId, definition: process.definition, pack, at: now, addedBy: visit.me.personId }, toldAndAtWork(names, process.definition, pack));
  const stands = process.caseId === null ? () => 'on' as const : await standings(tx, process.caseId);
  const people = named.filter((person) => stands(person.id) !== 'off');
  const agencies = told.some((addressee) => 'participants' in addressee)
    ? await readInvolvedAgencies(tx, review)
    : [];
  const batch = newId();
  await post(tx, review.process.partnershipId, now, [
    ...people.map((person): Letter => ({
      key: `told ${batch} ${person.email}`, toName: person.name, toEmail: person.email, subject: `${review.process.reference}: ${step.name}`,
      body: stands(person.id) === 'on'
        ? `"${step.name}" has been done for ${review.process.reference}.\n\nSign in to read it:\n${app.settings.baseUrl}/reviews/${review.process.id}\n`
        : `"${step.name}" has been done for ${review.process.reference}.\n\nYou are told of it, and are not on its team. What you need of it comes to you from the board's office.\n`,
    })),
    ...agencies.map((agency): Letter => ({
      key: `told ${batch} agency ${agency.email}`, toName: agency.name, toEmail: agency.email, subject: `${review.process.reference}: ${step.name}`,
      body: `"${step.name}" has been done for ${review.process.reference}, for which your agency was asked.\n\nThe board's office will tell you the outcome.\n`,
    })),
  ]);
}

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422) {
  if (step.act.kind !== 'notice') throw new Error('not a step of this kind');
  const { act: asks } = step;
  const { pack } = review.edition;
  const stands = review.process.state.steps[step.key]!;
  const sentBefore = review.process.state.notices.filter((notice) => notice.step === step.key);
  const typed = typedDay(visit.body, 'sentOn');
  const why = await notTheirs(visit, review, step);
  const holds = await readHoldsInForce(visit.tx, review.process.caseId, visit.today);
  const drawn = await drawDocument(visit, review, step);
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems} attachWithin={(stands.standing === 'open' || stands.standing === 'done') && why === null && review.process.state.status === 'running'}>
      <HoldsWarning holds={holds} href={reviewHref(review)} />
      <Facts rows={[
        { name: 'To', value: asks.to.map((addressee) => nameOfAddressee(pack, addressee)).join('\n') },
        ...(asks.copies.length > 0 ? [{ name: 'Copy to', value: asks.copies.map((addressee) => nameOfAddressee(pack, addressee)).join('\n') }] : []),
      ]} />
      {drawn !== null && <LetterToSend drawn={drawn} href={`${stepHref(review, step)}/letter.docx`} sent={sentBefore.length > 0} />}
      {sentBefore.map((notice) => <Facts rows={[
        { name: 'Sent on', value: formatDay(notice.sentOn) }, { name: 'How', value: notice.how },
        ...(notice.reference ? [{ name: asks.receipt ?? 'Reference', value: notice.reference }] : []), { name: 'Recorded', value: formatInstant(new Date(notice.at)) },
      ]} />)}
      {review.process.state.status !== 'running' ? null : stands.standing === 'waiting' || stands.standing === 'not-needed' ? <NotNow review={review} step={step} /> : why !== null ? <NotTheirs why={why} /> : (
        <PostForm action={stepHref(review, step)}>
          <AttachWithin review={review} step={step} problems={problems} />
          {sentBefore.length > 0 && <h2 class="govuk-heading-m">Record a further sending</h2>}
          <p class="govuk-body">Send it in your usual secure way, then record it here. People with an account are told by mail as you record it.</p>
          <DateField name="sentOn" label="On what day was it sent?" typed={typed.day === '' && visit.body['sentOn-day'] === undefined ? boxesOf(visit.today) : typed} error={problemAt(problems, 'sentOn')} />
          <TextField name="how" label="How was it sent?" hint="For example by secure mail, or through the national notification system." value={sent(visit.body, 'how')} error={problemAt(problems, 'how')} />
          <TextField name="reference" label={asks.receipt ?? 'Reference, if one was given'} width="20" value={sent(visit.body, 'reference')} error={problemAt(problems, 'reference')} />
          <Button>Record as sent</Button>
        </PostForm>
      )}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews' });
}
