import { formatDay } from '../../../calendar/index.ts';
import { Button, ButtonLink, DateField, ErrorSummary, Facts, problemAt, SelectField, Table, TextField, typedDay, type FieldProblem } from '../../../web/fields/index.ts';
import { InsetText } from '../../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { hasBegun, openAudit } from '../audit/read-audit.ts';
import { auditHref, backToAudit, Caption } from '../audit/words.tsx';
import { distributionWords, type QuestionOverCases } from './overview.ts';
import { isMinuted, readMeetings, type DiscussedAt } from './meetings.ts';
import { notClosable, notReportable, readReport, type Report } from './read-report.ts';

/** The overview of the audit, its report, and what comes after it until the audit is closed. */
export async function reportPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openAudit(visit);
  if (open === null) return notFound;
  const { audit } = open;
  const began = hasBegun(audit.status);
  const report = began ? await readReport(visit.tx, open) : null;
  return page('Report', (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Overview report</h1>
      {report === null ? <p class="govuk-body">There is nothing to report before the workshop.</p> : <><Overview visit={visit} report={report} /><WhatFollows visit={visit} report={report} problems={problems} meetings={await readMeetings(visit.tx, open, visit.today)} /></>}
    </>
  ), { status: problems.length > 0 ? 422 : 200, wide: true, ...backToAudit(open) });
}

const points = (questions: readonly QuestionOverCases[], none: string) => (questions.length === 0 ? <p class="govuk-body">{none}</p>
  : <ul class="govuk-list govuk-list--bullet">{questions.map((each) => <li>{each.words} <span class="gt-secondary">({distributionWords(each)})</span></li>)}</ul>);

function Overview({ visit: { me }, report: { open: { audit }, overview, findings } }: { visit: Visit; report: Report }) {
  const graded = overview.questions.filter((question) => question.distribution.length > 0);
  return (
    <>
      <p class="govuk-body">
        <a class="govuk-link" href={auditHref(audit.id, '/report.docx')}>Download the report as a Word document</a>.
        {me.permissions.has('export-data') && <> All grades as <a class="govuk-link" href={auditHref(audit.id, '/grades.csv')}>CSV</a> or <a class="govuk-link" href={auditHref(audit.id, '/grades.xlsx')}>Excel</a>.</>}
      </p>
      <h2 class="govuk-heading-m">Strengths</h2>{points(overview.strengths, 'No question lies above the middle of its scale.')}
      <h2 class="govuk-heading-m">Areas to improve</h2>{points(overview.weak, 'No question lies at or below the middle of its scale.')}
      {graded.length > 0 && <Table caption="Joint grades" heads={['Question', 'Spread', 'Mean']} rows={graded.map((question) => [question.words, distributionWords(question), question.mean === null ? '' : question.mean.toFixed(1)])} />}
      <h2 class="govuk-heading-m">Findings</h2>
      {findings.length === 0 ? <p class="govuk-body">None has been written yet.</p> : <ul class="govuk-list govuk-list--bullet">{findings.map((finding) => <li><a class="govuk-link" href={`/findings/${finding.id}`}>{finding.reference}</a>: {finding.text}{finding.ledTo === 0 && <span class="gt-under">It has led to nothing yet: recommend something, or add it to the learning log.</span>}</li>)}</ul>}
    </>
  );
}

function WhatFollows({ visit, report, problems, meetings }: { visit: Visit; report: Report; problems: readonly FieldProblem[]; meetings: readonly DiscussedAt[] }) {
  const { open, agencies } = report;
  const { audit, keeps } = open;
  const minuted = isMinuted(open);
  const { body } = visit;
  const action = auditHref(audit.id, '/report');
  const at = (name: string): string | undefined => problemAt(problems, name);
  const holds = audit.status === 'workshop' ? notReportable(report) : notClosable(report);
  const told = agencies.filter((agency) => agency.cascadedOn !== null);
  const untold = agencies.filter((agency) => agency.cascadedOn === null);
  return (
    <section>
      <h2 class="govuk-heading-m">Where it stands</h2>
      <Facts rows={[
        { name: 'Reported', value: audit.reportedOn === null ? 'Not yet' : formatDay(audit.reportedOn) }, { name: 'Received by the board', value: audit.receivedOn === null ? 'Not yet' : <>{formatDay(audit.receivedOn)}{audit.receivedAt !== null && <>, at <a class="govuk-link" href={`/meetings/${audit.receivedAt.id}`}>{audit.receivedAt.title}</a>{audit.receivedAt.minuted ? ' (minutes issued)' : ' (no minutes yet)'}</>}</> },
        ...(told.length > 0 ? [{ name: 'Passed on within', value: told.map((agency) => `${agency.name}, ${formatDay(agency.cascadedOn!)}: ${agency.cascadedHow}`).join('\n') }] : []),
      ]} />
      {audit.status !== 'closed' && holds.length > 0 && <InsetText><p class="govuk-body">{audit.status === 'workshop' ? 'Before it can be reported:' : 'Before it can be closed:'}</p><ul class="govuk-list govuk-list--bullet">{holds.map((each) => <li>{each}</li>)}</ul></InsetText>}
      {keeps && audit.status === 'workshop' && holds.length === 0 && <PostForm action={action}><Button name="do" value="report">Mark as reported</Button></PostForm>}
      {keeps && audit.status === 'reported' && (audit.receivedOn === null || (minuted && audit.receivedAt === null)) && (
        <PostForm action={action}>
          {meetings.length > 0 && <SelectField name="meeting" label="Which meeting discussed it?" hint={minuted ? 'The audit stays open until its minutes are issued.' : 'Left empty, the day is enough.'} empty="Choose" choices={meetings.map(({ id, title, heldOn }) => ({ value: id, label: `${title}, ${formatDay(heldOn)}` }))} value={sent(body, 'meeting')} error={at('meeting')} />}
          {meetings.length === 0 && minuted && <InsetText>The audit is closed once the minutes of a meeting hold its discussion. No meeting that the report goes to has been held since: put it into the <a class="govuk-link" href="/meetings">meetings</a>, then choose it here.</InsetText>}
          <DateField name="receivedOn" label={meetings.length > 0 ? 'Or on what day did the board discuss it?' : 'On what day did the board discuss it?'} typed={typedDay(body, 'receivedOn')} error={at('receivedOn')} />
          <Button name="do" value="receive">Record as received</Button>
        </PostForm>
      )}
      {keeps && audit.status === 'reported' && untold.length > 0 && (
        <PostForm action={action}>
          <h3 class="govuk-heading-s">An agency has told its own people</h3>
          <SelectField name="agency" label="Agency" empty="" choices={untold.map(({ id, name }) => ({ value: id, label: name }))} value={sent(body, 'agency')} error={at('agency')} />
          <DateField name="cascadedOn" label="On what day?" typed={typedDay(body, 'cascadedOn')} error={at('cascadedOn')} />
          <TextField name="cascadedHow" label="How?" value={sent(body, 'cascadedHow')} error={at('cascadedHow')} />
          <Button look="secondary" name="do" value="cascade">Record it</Button>
        </PostForm>
      )}
      {keeps && audit.status === 'reported' && holds.length === 0 && <PostForm action={action}><Button name="do" value="close">Close the audit</Button></PostForm>}
      {keeps && (audit.status === 'reported' || audit.status === 'workshop') && <ButtonLink look="secondary" href={auditHref(audit.id, '/findings/new')}>Write a finding</ButtonLink>}
    </section>
  );
}
