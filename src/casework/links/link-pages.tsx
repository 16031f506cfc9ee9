import { sql } from 'kysely';
import { formatDay, formatInstant } from '../../calendar/index.ts';
import type { FormDefinition, Section } from '../../framework/schema/form.ts';
import { checkAnswers, FormSection, parseAnswers, progress, readBack, readResponse, sectionAfter, saveResponse, startAnswers, writeFields, type Answers, type Problem as FormProblem, type IdentityAnswer, type Response, type Setting } from '../../forms/index.ts';
import { record } from '../../access/record.ts';
import { editionOf, type Edition } from '../../people/framework-edition.ts';
import { append, readProcess } from '../../process/index.ts';
import { ChangedMeanwhile, cleanLine, newId, newToken, post, tokenHash, type Tx } from '../../platform/index.ts';
import { retie } from '../../thread/line/knot.ts';
import { Button, ErrorSummary, Facts, TextField, problemAt, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, sent, type OpenVisit, type Reply } from '../../web/visit/index.ts';
import type { Day } from '../../calendar/index.ts';
import { fillSection, settingFor } from '../forms/fill.ts';
import { ConflictPage } from '../forms/conflict-page.tsx';
import { PartItem } from '../forms/part-item.tsx';
import { definitionOf, reckoningFor } from '../review/open-review.ts';
import { called } from '../summaries/called.ts';
import { summaryLetter } from '../summaries/request-summaries.ts';
import { identityWords, takeOut } from '../vault/vault.ts';

/** A personal link that holds, with the request that it answers. */
interface Holding {
  tx: Tx;
  partnershipId: string;
  partnershipName: string;
  linkId: string;
  caseId: string;
  holderName: string;
  holderEmail: string;
  edition: Edition;
  form: FormDefinition;
  response: Response;
  stored: Answers;
  setting: Setting;
  request: { id: string; processId: string; step: string; agency: string; status: string; dueOn: Day; returnedReason: string | null; reference: string };
}

/** Runs what a link holder asks for, in a transaction of the holder's own role, or tells why the link does not hold. */
async function withLink(visit: OpenVisit, deed: (holding: Holding) => Promise<Reply>): Promise<Reply> {
  const token = visit.params['token'] ?? '';
  return visit.app.database.run({ role: 'gt_link' }, async (tx) => {
    const { rows } = await sql<{ partnership_id: string; id: string; purpose: string; subject_id: string; case_id: string; holder_name: string; holder_email: string; expires_at: Date; standing: string }>`
      select * from gt.open_link(${tokenHash(token)}, ${visit.now})`.execute(tx);
    const link = rows[0];
    if (link === undefined || link.purpose !== 'summary') return noSuchLink();
    if (link.standing !== 'open') return endedLink(link.standing, link.expires_at);
    const response = await readResponse(tx, link.subject_id);
    const request = await tx.selectFrom('summary_request as s').innerJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 's.partnership_id').onRef('a.id', '=', 's.agency_id'))
      .select(['s.id', 's.process_id', 's.step', 'a.name as agency', 's.status', 's.due_on', 's.returned_reason', 's.reference']).where('s.response_id', '=', link.subject_id).executeTakeFirst();
    if (response === null || request === undefined) return noSuchLink();
    if (request.status === 'withdrawn') return endedLink('withdrawn', link.expires_at);
    const edition = await editionOf(tx, link.partnership_id, response.frameworkId, response.frameworkVersion);
    const form = edition.pack.forms.find((each) => each.key === response.form)!;
    const partnership = await tx.selectFrom('partnership').select('name').executeTakeFirstOrThrow();
    return deed({
      tx, partnershipId: link.partnership_id, partnershipName: partnership.name, linkId: link.id, caseId: link.case_id, holderName: link.holder_name, holderEmail: link.holder_email,
      edition, form, response, stored: startAnswers(form, newId, response.answers), setting: await settingFor(tx, edition.pack, visit.today),
      request: { id: request.id, processId: request.process_id, step: request.step, agency: request.agency, status: request.status, dueOn: request.due_on as Day, returnedReason: request.returned_reason, reference: request.reference },
    });
  });
}

const noSuchLink = (): Reply => page('This link does not work', (
  <>
    <h1 class="govuk-heading-l">This link does not work</h1>
    <p class="govuk-body">It may be incomplete. Copy the whole link from the mail into your browser.</p>
    <p class="govuk-body">If it still does not work, ask the office that wrote to you for a new one.</p>
  </>
), { status: 404 });

const endedLink = (standing: string, expired: Date): Reply => page('This link has ended', (
  <>
    <h1 class="govuk-heading-l">This link has ended</h1>
    <p class="govuk-body">{standing === 'expired' ? `It ended on ${formatInstant(expired)}.` : standing === 'withdrawn' ? 'It is no longer asked for.' : 'It was ended by the office that sent it, or passed on to a colleague.'} What was saved with it is kept.</p>
    <p class="govuk-body">If something is still wanted of you, ask the office that wrote to you for a new link.</p>
  </>
), { status: 410 });

/** The first page of a link: what is asked, its parts, and handing in. */
export const showLink = (visit: OpenVisit): Promise<Reply> => withLink(visit, async (holding) => overview(visit, holding, [], 200));

export const showPart = (visit: OpenVisit): Promise<Reply> => withLink(visit, async (holding) => {
  const section = holding.form.sections.find((each) => each.key === visit.params['section']);
  if (section === undefined) return overview(visit, holding, [], 200);
  if (holding.request.status === 'received' || !isAsked(holding, section)) return overview(visit, holding, [], 200);
  return partPage(visit, holding, section, holding.stored, writeFields(holding.form, holding.stored, { section: section.key }), [], 200);
});

/** Whether anything of a part is asked as things stand: what other answers have made needless is no page to come to. */
const isAsked = ({ form, stored, setting }: Holding, section: Section): boolean => progress(form, stored, setting).some((part) => part.section === section.key && part.state !== 'not-asked');

export const savePart = (visit: OpenVisit): Promise<Reply> => withLink(visit, async (holding) => {
  const section = holding.form.sections.find((each) => each.key === visit.params['section']);
  if (section === undefined) return overview(visit, holding, [], 200);
  if (holding.request.status === 'received') return overview(visit, holding, [{ field: '', message: 'This has been handed in and can no longer be changed. Ask the office to return it to you if something is missing.' }], 422);
  const base = `/l/${visit.params['token']}`;
  const filled = await fillSection({
    tx: holding.tx, partnershipId: holding.partnershipId, form: holding.form, response: holding.response, stored: holding.stored, section: section.key, setting: holding.setting,
    body: visit.body, saver: { personId: null, via: 'link' }, at: visit.now, putAway: async (answers) => answers,
  });
  if (filled.outcome === 'conflict') return ConflictPage({ action: `${base}/${section.key}`, form: holding.form, conflicts: filled.conflicts, sent: visit.body, setting: holding.setting, back: { href: base, text: 'Back' } });
  if (holding.request.status === 'asked') await holding.tx.updateTable('summary_request').set({ status: 'started' }).where('id', '=', holding.request.id).execute();
  await record(holding.tx, visit.now, { deed: 'saved a summary', via: 'link', subjectKind: 'summary', subjectId: holding.request.id, caseId: holding.caseId, detail: { holder: holding.linkId, section: section.key } });
  if (filled.outcome === 'to-mend') return partPage(visit, { ...holding, response: { ...holding.response, revision: holding.response.revision + 1 } }, section, filled.answers, filled.typed, filled.problems, 422);
  if (filled.again) return goTo(`${base}/${section.key}`);
  const next = sent(visit.body, 'action') === 'stay' ? undefined : sectionAfter(holding.form, filled.answers, holding.setting, section.key);
  return goTo(next === undefined ? base : `${base}/${next.key}`, next === undefined ? 'Saved. You can come back with the same link.' : undefined);
});

/** Hands the summary in. The same link sent twice finds it handed in and changes nothing. */
export const handIn = (visit: OpenVisit): Promise<Reply> => withLink(visit, async (holding) => {
  const base = `/l/${visit.params['token']}`;
  if (holding.request.status === 'received') return goTo(base);
  const problems = checkAnswers(holding.form, holding.stored, holding.setting);
  if (problems.length > 0) return overview(visit, holding, problems.map((problem) => ({ field: `part-${problem.field.split('.')[0]}`, message: problem.message })), 422);
  const saved = await saveResponse(holding.tx, holding.partnershipId, { id: holding.response.id, caseId: holding.caseId, basedOn: holding.response.revision, answers: holding.response.answers, status: 'submitted' }, { personId: null, via: 'link' }, visit.now);
  if (!saved) return overview(visit, holding, [{ field: '', message: 'Somebody else saved at the same time. Look at the parts again, then hand in.' }], 409);
  await receive(visit, holding);
  return goTo(base, 'Handed in. Thank you.');
});

/** From here the product acts: it writes the event, keeps the thread and tells the office. */
async function receive(visit: OpenVisit, holding: Holding): Promise<void> {
  const { tx, request } = holding;
  await sql`set local role gt_worker`.execute(tx);
  const process = await readProcess(tx, request.processId, definitionOf);
  if (process === null) throw new Error('the review of this request is gone');
  await append(tx, process, [{ type: 'replied', step: request.step, request: request.id }], { personId: null, actingFor: null, at: visit.now }, await reckoningFor(visit.app, tx, holding.partnershipId));
  const involved = involvedIn(holding.form, holding.stored);
  await tx.updateTable('summary_request').set({ status: 'received', received_at: visit.now, involved, returned_reason: null }).where('id', '=', request.id).execute();
  await retie(tx, request.id, { state: involved === false ? 'Received: not involved' : 'Received' });
  await record(tx, visit.now, { deed: 'handed in a summary', via: 'link', subjectKind: 'summary', subjectId: request.id, caseId: holding.caseId, detail: { holder: holding.linkId } });
}

/** Whether the agency was involved, by the question that means so. */
export function involvedIn(form: FormDefinition, answers: Answers): boolean | null {
  for (const section of form.sections) {
    for (const question of section.questions) {
      if (question.means !== 'was-involved') continue;
      const held = answers[section.key];
      const value = held === undefined || Array.isArray(held) ? undefined : (held as { values: Record<string, unknown> }).values[question.key];
      return value === 'yes' ? true : value === 'no' ? false : null;
    }
  }
  return null;
}

/** Letters of a colleague's name or address. */
const mostLetters = 200;

/** Passes the link to a colleague: theirs is a new one, this one ends, and the record tells who passed it to whom. */
export const passOn = (visit: OpenVisit): Promise<Reply> => withLink(visit, async (holding) => {
  const problems: FieldProblem[] = [];
  const name = cleanLine(sent(visit.body, 'colleague'));
  const email = sent(visit.body, 'colleagueEmail');
  if (name === '') problems.push({ field: 'colleague', message: "Enter your colleague's name" });
  else if (name.length > mostLetters) problems.push({ field: 'colleague', message: `The name must be ${mostLetters} characters or fewer` });
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) problems.push({ field: 'colleagueEmail', message: 'The e-mail address must be like name@example.com' });
  else if (email.length > mostLetters) problems.push({ field: 'colleagueEmail', message: `The e-mail address must be ${mostLetters} characters or fewer` });
  if (holding.request.status === 'received') problems.push({ field: '', message: 'It has been handed in already.' });
  if (problems.length > 0) return overview(visit, holding, problems, 422);
  const { tx, request } = holding;
  await sql`set local role gt_worker`.execute(tx);
  const made = newToken();
  // Pressed twice, the first passes it on: the second finds the link ended.
  const old = await tx.updateTable('personal_link').set({ revoked_at: visit.now, revoked_reason: `Passed on to ${name}` }).where('id', '=', holding.linkId).where('revoked_at', 'is', null).returning('expires_at').executeTakeFirst();
  if (old === undefined) throw new ChangedMeanwhile();
  await tx.insertInto('personal_link').values({
    partnership_id: holding.partnershipId, id: newId(), token_hash: made.hash, purpose: 'summary', subject_id: holding.response.id, case_id: holding.caseId,
    holder_name: name, holder_email: email, created_at: visit.now, expires_at: old.expires_at, passed_from: holding.linkId,
  }).execute();
  await tx.updateTable('summary_request').set({ holder_name: name, holder_email: email }).where('id', '=', request.id).execute();
  await post(tx, holding.partnershipId, visit.now, [summaryLetter(visit.app.settings.baseUrl, request.reference, request.dueOn, called(holding.form), { id: request.id, holderName: name, holderEmail: email, agencyName: request.agency, token: made.token }, { why: 'passed', by: holding.holderName, at: visit.now })]);
  await record(tx, visit.now, { deed: 'passed a link on', via: 'link', subjectKind: 'summary', subjectId: request.id, caseId: holding.caseId, detail: { from: holding.holderName, to: name } });
  visit.app.wake('deliver-mail');
  return page('Passed on', (
    <>
      <h1 class="govuk-heading-l">Passed on to {name}</h1>
      <p class="govuk-body">{name} gets a mail with a personal link. Your link has ended. What you saved is there for {name} to go on with.</p>
    </>
  ));
});

/** Shows who the request is about: without names no agency can search its records. Each look is recorded. */
export const showIdentities = (visit: OpenVisit): Promise<Reply> => withLink(visit, async (holding) => {
  const { tx } = holding;
  const notification = await tx.selectFrom('incident').select('id').where('case_id', '=', holding.caseId).executeTakeFirst();
  const identity = notification === undefined ? null : ((await takeOut(tx, visit.app.key, { partnershipId: holding.partnershipId, caseId: holding.caseId }, notification.id)) as IdentityAnswer[] | null);
  await record(tx, visit.now, { deed: 'opened the vault', via: 'link', subjectKind: 'summary', subjectId: holding.request.id, caseId: holding.caseId, detail: { holder: holding.holderName, reason: 'To search the records of the agency' } });
  const labels = [...new Set((identity ?? []).map((each) => each.label))];
  const question = (each: IdentityAnswer) => holding.edition.pack.forms.flatMap((form) => form.sections).find((section) => section.key === each.section)?.questions.find((one) => one.key === each.question)?.label ?? each.question;
  return page('Who this is about', (
    <>
      <h1 class="govuk-heading-l">Who this is about</h1>
      <p class="govuk-body">For searching your agency's records, and for nothing else. That you looked is recorded.</p>
      {labels.length === 0 && <p class="govuk-body">No names were entered. Ask the office that wrote to you.</p>}
      {labels.map((label) => <><h2 class="govuk-heading-m">{label || 'The incident'}</h2><Facts rows={identity!.filter((each) => each.label === label).map((each) => ({ name: question(each), value: identityWords(each.value) }))} /></>)}
    </>
  ), { back: { href: `/l/${visit.params['token']}`, text: 'Back to all parts' } });
});

function partPage(visit: OpenVisit, holding: Holding, section: Section, answers: Answers, typed: ReturnType<typeof writeFields>, problems: readonly FormProblem[], status: 200 | 422): Reply {
  const base = `/l/${visit.params['token']}`;
  const number = holding.form.sections.indexOf(section) + 1;
  return page(section.title, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{holding.request.agency}, part {number} of {holding.form.sections.length}</span>
      <form action={`${base}/${section.key}`} method="post" noValidate>
        <input type="hidden" name="revision" value={holding.response.revision} />
        <FormSection form={holding.form} section={section} answers={answers} typed={typed} problems={problems} offered={holding.setting} defaultAction="next" />
        <div class="govuk-button-group">
          <Button name="action" value="next">Save and continue</Button>
          <Button name="action" value="stay" look="secondary">Save and come back later</Button>
        </div>
      </form>
    </>
  ), { back: { href: base, text: 'Back to all parts' }, status });
}

function overview(visit: OpenVisit, holding: Holding, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const base = `/l/${visit.params['token']}`;
  const { request } = holding;
  const received = request.status === 'received';
  const rows = readBack(holding.form, parseAnswers(holding.response.answers), holding.setting);
  return page(`${holding.form.name}: ${request.agency}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{holding.partnershipName}, {request.reference}</span>
      <h1 class="govuk-heading-l">{holding.form.name}: {request.agency}</h1>
      {received ? (
        <div class="govuk-panel govuk-panel--confirmation"><h2 class="govuk-panel__title">Handed in</h2><div class="govuk-panel__body">Thank you. You need do nothing more.</div></div>
      ) : (
        <>
          <p class="govuk-body-l">You answer for {request.agency}. Please hand in by <strong>{formatDay(request.dueOn)}</strong>{request.dueOn < visit.today ? ', which has passed: it still helps if it comes late' : ''}.</p>
          {request.status === 'returned' && request.returnedReason && <div class="govuk-inset-text"><strong>The office asks for more:</strong> {request.returnedReason}</div>}
          <p class="govuk-body">{holding.form.about} Each part is saved as you go; you can come back with the same link.</p>
          <form action={`${base}/who`} method="post"><Button look="secondary">Show who this is about</Button></form>
          <ul class="govuk-task-list">
            {progress(holding.form, holding.stored, holding.setting).map((part) => (
              <PartItem part={part} href={`${base}/${part.section}`} />
            ))}
          </ul>
          <form action={`${base}/hand-in`} method="post"><Button>Hand in</Button></form>
          <details class="govuk-details" {...(problemAt(problems, 'colleague') || problemAt(problems, 'colleagueEmail') ? { open: true } : {})}>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">A colleague should answer instead</span></summary>
            <div class="govuk-details__text">
              <form action={`${base}/pass-on`} method="post" noValidate>
                <p class="govuk-body">Your colleague gets a link of their own, and yours ends. What you saved stays.</p>
                <TextField name="colleague" label="Your colleague's name" value={sent(visit.body, 'colleague')} error={problemAt(problems, 'colleague')} />
                <TextField name="colleagueEmail" label="Your colleague's e-mail" type="email" value={sent(visit.body, 'colleagueEmail')} error={problemAt(problems, 'colleagueEmail')} />
                <Button look="secondary">Pass it on</Button>
              </form>
            </div>
          </details>
        </>
      )}
      {received && <><h2 class="govuk-heading-m">What you handed in</h2><Facts rows={rows.map((row) => ({ name: row.question, value: row.text }))} /></>}
    </>
  ), { status });
}
