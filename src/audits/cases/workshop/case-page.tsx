import { createHash } from 'node:crypto';
import { AreaField, Button, ErrorSummary, Facts, problemAt, SelectField, Tag, type FieldProblem } from '../../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import { hasBegun, openAudit, type OpenAudit } from '../audit/read-audit.ts';
import { readAgencies, readCases, readScorings, type AuditedCase } from '../audit/read-parts.ts';
import { auditHref, Caption } from '../audit/words.tsx';
import type { Compared } from './compare.ts';
import { gradables, type Gradable } from './gradable.ts';
import { readCompared, readForms, readGrades, type JointGrade } from './read-scored.ts';

/** A case of the audit at the workshop. */
export interface OpenCase {
  of: AuditedCase;
  others: AuditedCase[];
  rows: Compared[];
  gradables: Gradable[];
  grades: JointGrade[];
}

export async function openCase({ tx, params }: Visit, open: OpenAudit): Promise<OpenCase | null> {
  const { audit } = open;
  const cases = await readCases(tx, audit.id);
  const of = cases.find((each) => each.id === params['case']);
  if (of === undefined) return null;
  const [agencies, scorings, grades] = [await readAgencies(tx, audit.id), await readScorings(tx, audit.id), await readGrades(tx, audit.id)];
  const forms = await readForms(tx, agencies);
  const rows = (await readCompared(tx, open, agencies, scorings, forms)).get(of.id) ?? [];
  return { of, others: cases, rows, gradables: gradables(rows, audit.lines, forms), grades: grades.filter((grade) => grade.caseId === of.id) };
}

/** The names of the fields of one joint grade. */
export const fieldsOf = (key: string) => ({ level: `level.${key}`, agreed: `agreed.${key}`, dissent: `dissent.${key}`, was: `was.${key}` });
/** What stood in the fields when the page was made, so that one can tell who changed what. */
export const standOf = (grade: Pick<JointGrade, 'level' | 'agreed' | 'dissent'> | undefined): string =>
  createHash('sha256').update(JSON.stringify([grade?.level ?? '', grade?.agreed ?? '', grade?.dissent ?? ''])).digest('hex').slice(0, 16);

/** A case with all its scorings side by side, and the joint grade of each question. */
export async function casePage(visit: Visit, problems: readonly FieldProblem[] = [], status: 200 | 409 | 422 = problems.length > 0 ? 422 : 200): Promise<Reply> {
  const open = await openAudit(visit);
  const shown = open === null ? null : await openCase(visit, open);
  if (open === null || shown === null) return notFound;
  const { audit, keeps } = open;
  const began = hasBegun(audit.status);
  const edits = keeps && audit.status === 'workshop';
  const next = shown.others.find((each) => each.position === shown.of.position + 1);
  const body = <Questions open={open} shown={shown} edits={edits} body={visit.body} problems={problems} findings={began && mayFind(open)} />;
  return page(`Case ${shown.of.pseudonym}`, (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Case {shown.of.pseudonym}</h1>
      {!began ? <p class="govuk-body">The auditors score alone. What they scored is open once the workshop has begun.</p>
        : edits ? <PostForm action={auditHref(audit.id, `/cases/${shown.of.id}`)}>{body}<Button>Save the joint grades</Button></PostForm> : body}
      {next && <p class="govuk-body"><a class="govuk-link" href={auditHref(audit.id, `/cases/${next.id}`)}>Next case: {next.pseudonym}</a></p>}
    </>
  ), { status, wide: true, section: 'audits', back: { href: auditHref(audit.id, '/workshop'), text: 'Back to the workshop' } });
}

export const mayFind = ({ audit, on, keeps }: OpenAudit): boolean => keeps || on('write-finding').has(audit.boardId);

interface Shown {
  open: OpenAudit;
  shown: OpenCase;
  edits: boolean;
  body: Sent;
  problems: readonly FieldProblem[];
  findings: boolean;
}

function Questions({ open, shown, edits, body, problems, findings }: Shown) {
  const { rows, of } = shown;
  const sections = [...Map.groupBy(rows, (row) => row.section)];
  const finding = (key: string, words: string) => findings && <p class="govuk-body-s"><a class="govuk-link" href={auditHref(open.audit.id, `/findings/new?${new URLSearchParams({ case: of.id, question: key }).toString()}`)}>Write a finding<span class="govuk-visually-hidden"> on {words}</span></a></p>;
  return (
    <>
      {rows.length === 0 && <p class="govuk-body">Nobody’s scoring of this case is in.</p>}
      {sections.map(([title, group]) => (
        <section>
          <h2 class="govuk-heading-m">{title}</h2>
          {group.map((row) => (
            <>
              <h3 class="govuk-heading-s">{row.question}{row.differ && <> <Tag colour="orange">{row.apart > 1 ? `Differ by ${row.apart}` : 'Differ'}</Tag></>}</h3>
              <Facts rows={row.cells.map((cell) => ({ name: cell.who, value: <span class={cell.answered ? '' : 'gt-secondary'}>{cell.text}</span> }))} />
              <Grade of={shown.gradables.find((each) => each.key === row.key)} {...{ shown, edits, body, problems }} />
              {finding(row.key, row.question)}
            </>
          ))}
        </section>
      ))}
      <section>
        <h2 class="govuk-heading-m">Key lines of enquiry</h2>
        {open.audit.lines.map((line) => (
          <>
            <h3 class="govuk-heading-s">{line.text}</h3>
            <Grade of={shown.gradables.find((each) => each.key === line.key)} {...{ shown, edits, body, problems }} />
            {finding(line.key, line.text)}
          </>
        ))}
      </section>
    </>
  );
}

function Grade({ of, shown, edits, body, problems }: { of: Gradable | undefined } & Pick<Shown, 'shown' | 'edits' | 'body' | 'problems'>) {
  if (of === undefined) return null;
  const stored = shown.grades.find((grade) => grade.question === of.key);
  const names = fieldsOf(of.key);
  const label = of.levels.find((level) => level.value === stored?.level)?.label;
  if (!edits) return <Facts rows={[{ name: 'Joint grade', value: label ?? 'None' }, ...(stored?.agreed ? [{ name: 'Agreed', value: stored.agreed }] : []), ...(stored?.dissent ? [{ name: 'Dissent', value: stored.dissent }] : [])]} />;
  const typed = { level: sent(body, names.level), agreed: sent(body, names.agreed), dissent: sent(body, names.dissent) };
  // Shown again, only what this person changed stands as typed: the rest is as it is now, or saving again would undo what others did.
  const value = body[names.was] !== undefined && standOf(typed) !== sent(body, names.was) ? typed : { level: stored?.level ?? of.common ?? '', agreed: stored?.agreed ?? '', dissent: stored?.dissent ?? '' };
  const about = <span class="govuk-visually-hidden">: {of.words}</span>;
  return (
    <div class="gt-ask">
      <input type="hidden" name={names.was} value={standOf(stored)} />
      {of.levels.length > 0 && <SelectField name={names.level} label={<>Joint grade{about}</>} empty="Not graded yet" choices={of.levels.map(({ value, label: words }) => ({ value, label: words }))} value={value.level} error={problemAt(problems, names.level)} />}
      <AreaField name={names.agreed} label={<>What was agreed{about}</>} rows={2} value={value.agreed} error={problemAt(problems, names.agreed)} />
      <AreaField name={names.dissent} label={<>Dissent, and whose{about}</>} rows={2} value={value.dissent} error={problemAt(problems, names.dissent)} />
    </div>
  );
}
