import { formatDay } from '../../../calendar/index.ts';
import { AreaField, boxesOf, Button, DateField, ErrorSummary, Facts, problemAt, Table, Tag, typedDay, type FieldProblem } from '../../../web/fields/index.ts';
import { InsetText, WarningText } from '../../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { hasBegun, openAudit, type CaseAudit, type OpenAudit } from '../audit/read-audit.ts';
import { readAgencies, readCases, readScorings, standing } from '../audit/read-parts.ts';
import { auditHref, backToAudit, Caption } from '../audit/words.tsx';
import { gradables, ungraded } from './gradable.ts';
import { missing } from './missing.ts';
import { readCompared, readForms, readGrades } from './read-scored.ts';

/** The workshop: opening it, then its cases, who was there and what was said. */
export async function workshopPage(visit: Visit, problems: readonly FieldProblem[] = [], status: 200 | 409 | 422 = problems.length > 0 ? 422 : 200): Promise<Reply> {
  const open = await openAudit(visit);
  if (open === null) return notFound;
  const { audit } = open;
  const began = hasBegun(audit.status);
  return page('Workshop', (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Workshop</h1>
      {began ? <><Cases open={open} rows={await caseRows(visit, open)} /><Held visit={visit} open={open} problems={problems} /></> : <Opening visit={visit} open={open} problems={problems} out={await stillOut(visit, audit)} />}
    </>
  ), { status, wide: began, ...backToAudit(open) });
}

async function stillOut({ tx }: Visit, audit: CaseAudit): Promise<string[] | null> {
  const scorings = await readScorings(tx, audit.id);
  if (!standing(scorings).some((scoring) => scoring.status === 'submitted')) return null;
  return missing(await readCases(tx, audit.id), await readAgencies(tx, audit.id), scorings);
}

function Opening({ visit: { body }, open: { audit, keeps }, problems, out }: { visit: Visit; open: OpenAudit; problems: readonly FieldProblem[]; out: readonly string[] | null }) {
  if (out === null) return <p class="govuk-body">Nothing has been handed in yet. The workshop can begin once it has.</p>;
  return (
    <>
      {out.length === 0 ? <p class="govuk-body">All audits of all cases are in.</p> : <><p class="govuk-body">These are not in:</p><ul class="govuk-list govuk-list--bullet">{out.map((each) => <li>{each}</li>)}</ul></>}
      {keeps && (
        <PostForm action={auditHref(audit.id, '/workshop')}>
          <WarningText>From then on all scores are open to those who see audits, and no auditor can change theirs.</WarningText>
          {out.length > 0 && <AreaField name="missing" label="Why does the workshop begin without them?" rows={3} value={sent(body, 'missing')} error={problemAt(problems, 'missing')} />}
          <Button name="do" value="open">{audit.agencies === 'multi' ? 'Begin the workshop' : 'Open the scores'}</Button>
        </PostForm>
      )}
    </>
  );
}

interface CaseRow {
  id: string;
  pseudonym: string;
  auditors: number;
  differences: number;
  left: number;
}

async function caseRows({ tx }: Visit, open: OpenAudit): Promise<CaseRow[]> {
  const { audit } = open;
  const [agencies, cases, scorings, grades] = [await readAgencies(tx, audit.id), await readCases(tx, audit.id), await readScorings(tx, audit.id), await readGrades(tx, audit.id)];
  const forms = await readForms(tx, agencies);
  const compared = await readCompared(tx, open, agencies, scorings, forms);
  return cases.map(({ id, pseudonym }) => {
    const rows = compared.get(id) ?? [];
    return { id, pseudonym, auditors: Math.max(0, ...rows.map((row) => row.cells.length)), differences: rows.filter((row) => row.differ).length, left: ungraded(gradables(rows, audit.lines, forms), grades, id) };
  });
}

function Cases({ open: { audit }, rows }: { open: OpenAudit; rows: readonly CaseRow[] }) {
  return (
    <>
      {audit.agencies === 'single' && rows.every((row) => row.differences === 0) && <InsetText>The auditors do not differ, so no workshop is needed. Their grades stand.</InsetText>}
      <Table caption="Cases" heads={['Case', 'Scorings', 'Differences', 'Joint grades']} rows={rows.map((row) => [
        <a class="govuk-link" href={auditHref(audit.id, `/cases/${row.id}`)}>{row.pseudonym}</a>, String(row.auditors),
        row.differences === 0 ? 'None' : <Tag colour="orange">{row.differences === 1 ? '1 question' : `${row.differences} questions`}</Tag>, row.left === 0 ? <Tag colour="green">Complete</Tag> : <Tag colour="grey">{row.left} to come</Tag>,
      ])} />
    </>
  );
}

function Held({ visit: { body }, open: { audit, keeps }, problems }: { visit: Visit; open: OpenAudit; problems: readonly FieldProblem[] }) {
  const typed = body['present'] !== undefined;
  const value = (name: string, stored: string): string => (typed ? sent(body, name) : stored);
  if (!keeps || audit.status !== 'workshop') {
    return <Facts rows={[{ name: 'Held on', value: audit.workshopOn === null ? 'Not recorded' : formatDay(audit.workshopOn) }, { name: 'Who was there', value: audit.workshopPresent || 'Not recorded' }, { name: 'What was agreed', value: audit.workshopNotes || 'Nothing was recorded' }, ...(audit.workshopMissing ? [{ name: 'Begun without', value: audit.workshopMissing }] : [])]} />;
  }
  return (
    <section>
      <h2 class="govuk-heading-m">Who was there, and what was agreed</h2>
      {audit.workshopMissing !== '' && <p class="govuk-body gt-pre">Begun without some: {audit.workshopMissing}</p>}
      <PostForm action={auditHref(audit.id, '/workshop')}>
        <input type="hidden" name="revision" value={audit.revision} />
        <DateField name="heldOn" label="On what day was it held?" typed={typed ? typedDay(body, 'heldOn') : boxesOf(audit.workshopOn)} error={problemAt(problems, 'heldOn')} />
        <AreaField name="present" label="Who was there?" hint="Posts and agencies, one a line." rows={5} value={value('present', audit.workshopPresent)} error={problemAt(problems, 'present')} />
        <AreaField name="notes" label="What was agreed for all cases?" hint="One point a line. Each can become a finding." rows={6} value={value('notes', audit.workshopNotes)} error={problemAt(problems, 'notes')} />
        <Button name="do" value="save">Save</Button>
      </PostForm>
    </section>
  );
}
