import { dayInLondon, formatDayShort } from '../../../calendar/index.ts';
import { AreaField, Button, CheckboxField, ErrorSummary, problemAt, RadioField, SelectField, Table, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { Details } from '../../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openAudit, type OpenAudit } from '../audit/read-audit.ts';
import { mannerWords, readAgencies, readCases, readScorings, standing, type AuditedCase, type AuditingAgency, type Scoring } from '../audit/read-parts.ts';
import { auditHref, backToAudit, Caption, ScoringTag } from '../audit/words.tsx';

/** Who audits which case, how far they are, and asking more of them. What they score is nowhere here. */
export async function auditorsPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openAudit(visit);
  if (open === null) return notFound;
  const { audit } = open;
  const agencies = await readAgencies(visit.tx, audit.id);
  const cases = await readCases(visit.tx, audit.id);
  const scorings = await readScorings(visit.tx, audit.id);
  const asks = open.keeps && audit.status === 'auditing';
  return page('Auditors', (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Auditors</h1>
      <p class="govuk-body">Each agency’s auditor scores alone. Nobody else, the office among them, reads the scores before the workshop.</p>
      {cases.length === 0 ? <p class="govuk-body">The cases have not been drawn yet.</p> : <Asked open={open} {...{ agencies, cases, scorings }} asks={asks} />}
      {asks && <AskForm visit={visit} open={open} {...{ agencies, cases, scorings, problems }} />}
      {asks && <InvolvedForm visit={visit} open={open} cases={cases} problems={problems} />}
    </>
  ), { status: problems.length > 0 ? 422 : 200, wide: true, ...backToAudit(open) });
}

interface Parts {
  open: OpenAudit;
  agencies: readonly AuditingAgency[];
  cases: readonly AuditedCase[];
  scorings: readonly Scoring[];
}

function Asked({ open, agencies, cases, scorings, asks }: Parts & { asks: boolean }) {
  if (scorings.length === 0) return <p class="govuk-body">Nobody has been asked yet.</p>;
  const agency = (id: string): string => agencies.find((each) => each.id === id)?.name ?? '';
  const rows = cases.flatMap((each) => scorings.filter((scoring) => scoring.caseId === each.id).map((scoring) => ({ of: each, scoring })));
  return (
    <Table caption="Asked so far" heads={['Case', 'Agency', 'Auditor', 'Standing', 'Link opened', ...(asks ? ['Change'] : [])]} rows={rows.map(({ of, scoring }) => [
      of.pseudonym, <span>{agency(scoring.agencyId)}{scoring.manner !== 'agency' && <span class="gt-under">{mannerWords[scoring.manner]}</span>}</span>, <span>{scoring.auditorName}<span class="gt-under">{scoring.auditorEmail}</span></span>,
      <span><ScoringTag status={scoring.status} />{scoring.status === 'stood-aside' && <span class="gt-under">{scoring.declaration}</span>}</span>, scoring.openedAt === null ? 'Not yet' : formatDayShort(dayInLondon(scoring.openedAt)),
      ...(asks ? [scoring.status === 'asked' || scoring.status === 'scoring' ? (
        <PostForm action={auditHref(open.audit.id, `/scorings/${scoring.id}`)}>
          <Button look="secondary" name="do" value="send">Send a new link<span class="govuk-visually-hidden"> to {scoring.auditorName} for {of.pseudonym}</span></Button>
          {' '}<Button look="secondary" name="do" value="withdraw">Withdraw<span class="govuk-visually-hidden"> {scoring.auditorName} from {of.pseudonym}</span></Button>
        </PostForm>
      ) : ''] : []),
    ])} />
  );
}

function AskForm({ visit: { body, query }, open: { audit }, agencies, cases, scorings, problems }: Parts & { visit: Visit; problems: readonly FieldProblem[] }) {
  const single = audit.agencies === 'single';
  const wanted = sent(body, 'agency') || sent(query, 'agency') || (single ? (agencies[0]?.id ?? '') : '');
  const isFree = (each: AuditedCase): boolean => single || wanted === '' || !standing(scorings).some((scoring) => scoring.caseId === each.id && scoring.agencyId === wanted);
  const ticked = body['agency'] === undefined ? cases.filter(isFree).map(({ id }) => id) : sentAll(body, 'cases');
  return (
    <section>
      <h2 class="govuk-heading-m">Ask an auditor</h2>
      <PostForm action={auditHref(audit.id, '/auditors')}>
        <SelectField name="agency" label="Agency" empty="" choices={agencies.map(({ id, name }) => ({ value: id, label: name }))} value={wanted} error={problemAt(problems, 'agency')} />
        <TextField name="name" label="Auditor’s name" value={sent(body, 'name')} error={problemAt(problems, 'name')} />
        <TextField name="email" label="Auditor’s e-mail" type="email" value={sent(body, 'email')} error={problemAt(problems, 'email')} />
        {single && <RadioField name="manner" label="How do they audit?" value={sent(body, 'manner')} error={problemAt(problems, 'manner')} choices={[{ value: 'offline', label: 'From the file', hint: 'Quality assurance staff, without speaking to the team.' }, { value: 'peer', label: 'As a peer', hint: 'A manager of another team.' }]} />}
        <CheckboxField name="cases" label="For which cases?" values={ticked} small choices={cases.map(({ id, pseudonym }) => ({ value: id, label: pseudonym }))} error={problemAt(problems, 'cases')} />
        <Button>Ask the auditor</Button>
      </PostForm>
    </section>
  );
}

function InvolvedForm({ visit: { body }, open: { audit }, cases, problems }: Pick<Parts, 'open' | 'cases'> & { visit: Visit; problems: readonly FieldProblem[] }) {
  const isOpen = problemAt(problems, 'emails') !== undefined || problemAt(problems, 'case') !== undefined;
  return (
    <Details summaryText="Say who worked on a case" {...(isOpen ? { open: true } : {})}>
      <p class="govuk-body">They are refused as its auditors. Only a digest of each address is kept: nobody can read it back.</p>
      <PostForm action={auditHref(audit.id, '/involved')}>
        <SelectField name="case" label="Case" empty="" choices={cases.map(({ id, pseudonym, involved }) => ({ value: id, label: involved.length === 0 ? pseudonym : `${pseudonym} (${involved.length} noted)` }))} value={sent(body, 'case')} error={problemAt(problems, 'case')} />
        <AreaField name="emails" label="E-mail addresses of the staff" rows={3} value={sent(body, 'emails')} error={problemAt(problems, 'emails')} />
        <Button look="secondary">Note them</Button>
      </PostForm>
    </Details>
  );
}
