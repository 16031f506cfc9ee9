import { formatDay, formatInstant } from '../../calendar/index.ts';
import type { Step } from '../../framework/schema/process.ts';
import { Button, problemAt, readText, Table, Tag, TextField, type FieldProblem, type TagColour } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, sentAll, type Visit } from '../../web/visit/index.ts';
import { actsAs, leadsOf } from '../../process/index.ts';
import { actorOn, type OpenReview } from '../review/open-review.ts';
import { called, type Called } from '../summaries/called.ts';
import { requestSummaries, type Asked } from '../summaries/request-summaries.ts';
import { readRequests, type RequestRow } from '../summaries/read-requests.ts';
import { StepFrame } from './step-frame.tsx';
import { backToReview, stepHref, type StepPage } from './step-page.ts';
import { NotNow } from './task-step.tsx';

/** All agencies involved are asked on one page; beneath it stands how each request stands. */
export const requestStep: StepPage = {
  show: (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    const problems: FieldProblem[] = [];
    const agencies = await offered(visit, review);
    const chosen = sentAll(visit.body, 'agency');
    if (chosen.length === 0) problems.push({ field: `agency.${agencies[0]?.id ?? ''}`, message: 'Select at least one agency' });
    const asked = agencies.filter((agency) => chosen.includes(agency.id)).map((agency): Asked => {
      const holderName = readText(visit.body, `name.${agency.id}`, { what: 'The name', most: 200, missing: `Enter who answers for ${agency.name}` }, problems);
      const holderEmail = readText(visit.body, `email.${agency.id}`, { what: 'The e-mail address', most: 200, missing: `Enter an e-mail address for ${agency.name}` }, problems);
      if (holderEmail !== '' && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(holderEmail)) problems.push({ field: `email.${agency.id}`, message: `The e-mail address for ${agency.name} must be like name@example.com` });
      return { agencyId: agency.id, agencyName: agency.name, holderName, holderEmail };
    });
    if (problems.length > 0) return shown(visit, review, step, problems, 422);
    const done = await requestSummaries(visit, review, step, asked);
    if ('problems' in done) return shown(visit, review, step, done.problems, 422);
    visit.app.wake('deliver-mail');
    return goTo(stepHref(review, step), `${asked.length} ${asked.length === 1 ? 'agency was asked for its' : 'agencies were asked for their'} ${askedFor(review, step)[asked.length === 1 ? 'one' : 'many']} by ${formatDay(done.due)}.`);
  },
};

interface OfferedAgency {
  id: string;
  name: string;
  involved: boolean;
  leadName: string;
  leadEmail: string;
}

/** What the agencies are asked for at the step. */
export const askedFor = (review: OpenReview, step: Step): Called => called(review.edition.pack.forms.find((form) => step.act.kind === 'request' && form.key === step.act.form));

/** Agencies that have not been asked yet, those named in the notification first, each with its nominated lead. */
async function offered(visit: Visit, review: OpenReview): Promise<OfferedAgency[]> {
  const answering = review.edition.pack.roles.filter((role) => role.answersForAgency).map((role) => role.key);
  const rows = await visit.tx.selectFrom('agency as a')
    .leftJoin('involved_agency as i', (join) => join.onRef('i.partnership_id', '=', 'a.partnership_id').onRef('i.agency_id', '=', 'a.id').on('i.case_id', '=', review.process.caseId))
    .leftJoin('membership as m', (join) => join.onRef('m.partnership_id', '=', 'a.partnership_id').onRef('m.agency_id', '=', 'a.id').on('m.role', 'in', ['', ...answering]).on('m.ends_on', 'is', null))
    .leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .select(['a.id', 'a.name', 'i.agency_id as involved', 'p.name as lead_name', 'p.email as lead_email'])
    .where('a.active', '=', true).orderBy('a.name').execute();
  const asked = new Set(review.process.state.requests.filter((request) => request.standing !== 'withdrawn').map((request) => request.agency));
  const seen = new Map<string, OfferedAgency>();
  for (const row of rows) {
    if (asked.has(row.id) || seen.has(row.id)) continue;
    seen.set(row.id, { id: row.id, name: row.name, involved: row.involved !== null, leadName: row.lead_name ?? '', leadEmail: row.lead_email ?? '' });
  }
  return [...seen.values()].sort((a, b) => Number(b.involved) - Number(a.involved) || a.name.localeCompare(b.name));
}

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422) {
  const standing = review.process.state.steps[step.key]!.standing;
  const agencies = await offered(visit, review);
  const requests = await readRequests(visit.tx, review.process.id, step.key);
  const may = actsAs(actorOn(visit.me, review.process.boardId), leadsOf(step)) !== undefined;
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems}>
      {standing === 'waiting' || standing === 'not-needed' ? <NotNow review={review} step={step} /> : (
        <>
          {requests.length > 0 && <Requests requests={requests} today={visit.today} words={askedFor(review, step)} />}
          {may && agencies.length > 0 && <AskForm visit={visit} review={review} step={step} agencies={agencies} problems={problems} more={requests.length > 0} />}
        </>
      )}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews', wide: true });
}

const standings: Record<RequestRow['status'], { words: string; colour: TagColour }> = {
  asked: { words: 'Asked', colour: 'grey' }, started: { words: 'Begun', colour: 'blue' }, received: { words: 'Received', colour: 'green' },
  returned: { words: 'Returned for more', colour: 'yellow' }, withdrawn: { words: 'Withdrawn', colour: 'grey' },
};

/** How every request stands, on one page. */
export function Requests({ requests, today, words }: { requests: readonly RequestRow[]; today: string; words: Called }) {
  return (
    <Table caption={`How the ${words.many} stand`} heads={['Agency', 'Who answers', 'Stands', 'Due', 'Reminded', 'Handed in']} rows={requests.map((request) => {
      const late = request.dueOn < today && request.status !== 'received' && request.status !== 'withdrawn';
      return [
        <a class="govuk-link" href={`/summaries/${request.id}`}>{request.agency}</a>,
        <>{request.holderName}<br /><span class="gt-secondary">{request.holderEmail}</span></>,
        <><Tag colour={standings[request.status].colour}>{standings[request.status].words}</Tag>{late && <> <Tag colour="red">Late</Tag></>}{request.involved === false && <><br />Not involved</>}</>,
        formatDay(request.dueOn), request.reminders === 0 ? 'No' : request.reminders === 1 ? 'Once' : `${request.reminders} times`, request.receivedAt === null ? '–' : formatInstant(request.receivedAt),
      ];
    })} />
  );
}

function AskForm({ visit, review, step, agencies, problems, more }: { visit: Visit; review: OpenReview; step: Step; agencies: readonly OfferedAgency[]; problems: readonly FieldProblem[]; more: boolean }) {
  const again = visit.body['_csrf'] !== undefined;
  const chosen = new Set(again ? sentAll(visit.body, 'agency') : more ? [] : agencies.filter((agency) => agency.involved).map((agency) => agency.id));
  return (
    <PostForm action={stepHref(review, step)}>
      <h2 class="govuk-heading-m">{more ? 'Ask further agencies' : 'Ask these agencies'}</h2>
      <p class="govuk-body">{more ? 'Tick who is to be asked as well; their nominated leads are filled in.' : agencies.some((agency) => agency.involved) ? 'Agencies known to be involved are ticked, and their nominated leads filled in.' : 'Tick who is asked; their nominated leads are filled in.'} Each gets a mail with a personal link. The mail says nothing of the case.</p>
      {agencies.map((agency) => (
        <fieldset class="govuk-fieldset gt-ask">
          <legend class="govuk-visually-hidden">{agency.name}</legend>
          <div class="govuk-checkboxes govuk-checkboxes--small gt-ask__agency" data-module="govuk-checkboxes">
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" type="checkbox" name="agency" value={agency.id} id={`agency-${agency.id}`} checked={chosen.has(agency.id)} />
              <label class="govuk-label govuk-checkboxes__label" for={`agency-${agency.id}`}>{agency.name}</label>
            </div>
          </div>
          <TextField name={`name.${agency.id}`} label="Who answers" value={again ? sent(visit.body, `name.${agency.id}`) : agency.leadName} error={problemAt(problems, `name.${agency.id}`)} />
          <TextField name={`email.${agency.id}`} label="E-mail" type="email" value={again ? sent(visit.body, `email.${agency.id}`) : agency.leadEmail} error={problemAt(problems, `email.${agency.id}`)} />
        </fieldset>
      ))}
      <Button>Ask for {askedFor(review, step).many}</Button>
    </PostForm>
  );
}
