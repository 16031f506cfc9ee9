import { dueDay, formatDay, type Day } from '../../calendar/index.ts';
import { openResponse } from '../../forms/store/responses.ts';
import { newId, newToken, post } from '../../platform/index.ts';
import { tie } from '../../thread/line/knot.ts';
import type { Step } from '../../framework/schema/process.ts';
import type { Problem } from '../../process/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { act } from '../review/act.ts';
import { bringInAgencies } from '../team/bring-in-agencies.ts';
import { called, capital, type Called } from './called.ts';
import type { OpenReview } from '../review/open-review.ts';

/** Days beyond the last day of reply for which a personal link still opens: a late summary is better than none. */
const linkGraceDays = 30;

export interface Asked {
  agencyId: string;
  agencyName: string;
  holderName: string;
  holderEmail: string;
}

/**
 * Asks all agencies for their summary in one go: a request, an empty form and a personal link for each, and one mail to each
 * named professional. The mail holds the reference and the link, and nothing of the case (SUF-72).
 */
export async function requestSummaries(visit: Visit, review: OpenReview, step: Step, asked: readonly Asked[]): Promise<{ due: Day } | { problems: Problem[] }> {
  if (step.act.kind !== 'request' || review.process.caseId === null) throw new Error('not a step that asks for summaries');
  const { tx, now, today, app, me } = visit;
  const { process, edition } = review;
  const due = dueDay(today, step.act.replyWithin, review.on);
  const form = edition.pack.forms.find((each) => step.act.kind === 'request' && each.key === step.act.form);
  const words = called(form);
  const made = asked.map((each) => ({ ...each, id: newId(), responseId: newId(), ...newToken() }));
  const done = await act(visit, review, { type: 'requested', step: step.key, requests: made.map((each) => ({ id: each.id, agency: each.agencyId })) });
  if ('problems' in done) return done;
  for (const each of made) {
    await openResponse(tx, process.partnershipId, {
      id: each.responseId, caseId: process.caseId, form: step.act.form, frameworkId: edition.frameworkId, frameworkVersion: edition.version, answers: {},
    }, { personId: me.personId, via: 'account' }, now);
    await tx.insertInto('summary_request').values({
      partnership_id: process.partnershipId, id: each.id, case_id: process.caseId!, process_id: process.id, step: step.key, agency_id: each.agencyId,
      response_id: each.responseId, reference: process.reference, holder_name: each.holderName, holder_email: each.holderEmail, status: 'asked', asked_at: now, due_on: due,
    }).execute();
    await giveLink(visit, process.caseId!, each.responseId, each, due);
    await tie(tx, process.partnershipId, {
      id: each.id, kind: 'summary', reference: `${process.reference} ${each.agencyName}`, title: `${form?.name ?? capital(words.one)}: ${each.agencyName}`, state: `Asked, due ${formatDay(due)}`, happenedOn: today, caseId: process.caseId,
    }, [process.id]);
  }
  await tx.insertInto('involved_agency').values(made.map((each) => ({ partnership_id: process.partnershipId, case_id: process.caseId!, agency_id: each.agencyId })))
    .onConflict((conflict) => conflict.doNothing()).execute();
  await bringInAgencies(visit, review);
  await post(tx, process.partnershipId, now, made.map((each) => summaryLetter(app.settings.baseUrl, process.reference, due, words, each)));
  return { due };
}

/** Makes a personal link for a holder. Only its digest is kept. */
export async function giveLink(visit: Pick<Visit, 'tx' | 'now' | 'me'>, caseId: string, responseId: string, holder: { holderName: string; holderEmail: string; hash: Buffer }, due: Day, passedFrom: string | null = null): Promise<void> {
  await visit.tx.insertInto('personal_link').values({
    partnership_id: visit.me.partnershipId, id: newId(), token_hash: holder.hash, purpose: 'summary', subject_id: responseId, case_id: caseId,
    holder_name: holder.holderName, holder_email: holder.holderEmail, created_at: visit.now,
    expires_at: new Date(Math.max(Date.parse(due), visit.now.getTime()) + linkGraceDays * 86_400_000), passed_from: passedFrom,
  }).execute();
}

/** Why somebody gets a link again: the office sends a new one, returns the summary for more, or a colleague passes theirs on. */
export type Again = { at: Date } & ({ why: 'anew' | 'returned' } | { why: 'passed'; by: string });

/** The mail that asks one professional. */
export function summaryLetter(baseUrl: string, reference: string, due: Day, { one }: Called, each: { id: string; holderName: string; holderEmail: string; agencyName: string; token: string }, again?: Again) {
  const returned = again?.why === 'returned';
  return {
    key: `summary ${each.id} ${again === undefined ? 'asked' : `${again.why} ${again.at.toISOString()}`} ${each.holderEmail}`, toName: each.holderName, toEmail: each.holderEmail,
    subject: returned ? `${reference}: more is asked of ${each.agencyName} for its ${one}` : `${reference}: ${each.agencyName} is asked for its ${one} by ${formatDay(due)}`,
    body: `${each.holderName}

${returned ? `The ${one} of your agency for ${reference} has come back to you: something more is asked. The page of your link says what.`
    : `${again?.why === 'passed' ? `${again.by} has passed this on to you. ` : ''}Your agency is asked for its ${one} in ${reference}, by ${formatDay(due)}.`}

Your personal link. It needs no account. Do not forward this mail: if a colleague should answer, pass the link on from its page, so that there is a trace of it.
${baseUrl}/l/${each.token}

You can save what you have and come back to it.
`,
  };
}
