import { record } from '../../../access/record.ts';
import { addFinding, readNewFinding } from '../../../thread/findings/add-finding.ts';
import { FindingFields } from '../../../thread/findings/finding-fields.tsx';
import { Button, ErrorSummary, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { hasBegun, openAudit, openToChange, type OpenAudit } from '../audit/read-audit.ts';
import { auditHref, backToAudit, Caption } from '../audit/words.tsx';
import { mayFind, openCase } from '../workshop/case-page.tsx';

/** What a finding may rest on by the address: a question of a case, a case, or what the workshop agreed. */
async function citedFrom(visit: Visit, open: OpenAudit): Promise<string> {
  const id = sent(visit.query, 'case');
  const shown = id === '' ? null : await openCase({ ...visit, params: { ...visit.params, case: id } }, open);
  if (shown === null) return '';
  const key = sent(visit.query, 'question');
  const words = shown.gradables.find((each) => each.key === key)?.words ?? shown.rows.find((row) => row.key === key)?.question;
  return `Case ${shown.of.pseudonym}${words === undefined ? '' : `: ${words}`}`;
}

const maySee = ({ audit }: OpenAudit): boolean => hasBegun(audit.status);

export async function findingPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { body, query } = visit;
  const open = await openAudit(visit);
  if (open === null) return notFound;
  if (!mayFind(open) || !maySee(open)) return forbidden;
  const { audit, pack } = open;
  const action = auditHref(audit.id, `/findings/new?${new URLSearchParams({ case: sent(query, 'case'), question: sent(query, 'question') }).toString()}`);
  return page('Write a finding', (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Write a finding</h1>
      <p class="govuk-body">What was done well is a finding too. Name nobody: everybody who sees learning reads it.</p>
      <PostForm action={action}>
        <FindingFields pack={pack} body={body} problems={problems} starts={{ cites: await citedFrom(visit, open), themes: audit.themes }} />
        <Button>Save the finding</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, ...backToAudit(open) });
}

/** Makes a finding of the audit. It stands on the golden thread behind the audit, and leads to recommendations and lessons from there. */
export async function makeFinding(visit: Visit): Promise<Reply> {
  const { tx, now } = visit;
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (!mayFind(open) || !maySee(open)) return forbidden;
  const { audit, pack } = open;
  const problems: FieldProblem[] = [];
  const given = readNewFinding(visit, pack, problems);
  if (given === null) return findingPage(visit, problems);
  const { id, reference } = await addFinding(visit, pack, given, { restsOn: audit.id, knots: [audit.id], caseId: null, processId: audit.processId });
  await record(tx, now, { deed: 'made a finding', subjectKind: 'finding', subjectId: id, detail: { reference, audit: audit.reference } });
  return goTo(`/findings/${id}`, `${reference} is kept.`);
}
