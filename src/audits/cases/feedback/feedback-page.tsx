import { sql } from 'kysely';
import { formatDay, type Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { AreaField, Button, DateField, ErrorSummary, Facts, problemAt, SelectField, TextField, typedDay, type FieldProblem } from '../../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openAudit } from '../audit/read-audit.ts';
import { readAgencies, readCases, type AuditedCase } from '../audit/read-parts.ts';
import { auditHref, backToAudit, Caption } from '../audit/words.tsx';

export interface Feedback {
  caseId: string;
  pseudonym: string;
  agency: string;
  givenTo: string;
  strengths: string;
  toImprove: string;
  givenOn: Day;
  how: string;
}

export const readFeedback = async (tx: Tx, auditId: string): Promise<Feedback[]> =>
  (await sql<Feedback>`select f.case_id as "caseId", c.pseudonym, a.name as agency, f.given_to as "givenTo", f.strengths, f.to_improve as "toImprove", f.given_on as "givenOn", f.how
    from case_feedback f join audited_case c on c.partnership_id = f.partnership_id and c.id = f.case_id join agency a on a.partnership_id = f.partnership_id and a.id = f.agency_id
    where f.partnership_id = gt.partnership() and f.audit_id = ${auditId} order by c.position, a.name, f.given_on, f.id`.execute(tx)).rows;

/** The cases whose practitioners have been told nothing yet. */
export const withoutFeedback = (cases: readonly AuditedCase[], given: readonly Feedback[]): AuditedCase[] => cases.filter((each) => !given.some((feedback) => feedback.caseId === each.id));

/** Feedback to the practitioners of each case and their managers: what was strong, and what to improve. */
export async function feedbackPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, body } = visit;
  const open = await openAudit(visit);
  if (open === null) return notFound;
  const { audit, keeps } = open;
  const [cases, agencies, given] = [await readCases(tx, audit.id), await readAgencies(tx, audit.id), await readFeedback(tx, audit.id)];
  const none = withoutFeedback(cases, given);
  const at = (name: string): string | undefined => problemAt(problems, name);
  const begun = audit.status === 'workshop' || audit.status === 'reported';
  return page('Feedback', (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Feedback to practitioners</h1>
      <p class="govuk-body">{cases.length === 0 ? 'The cases have not been drawn yet.' : none.length === 0 ? 'Feedback has been given on every case.' : `None has been given yet on ${none.map((each) => each.pseudonym).join(', ')}. The audit cannot be closed without.`}</p>
      {given.map((each) => (
        <section>
          <h2 class="govuk-heading-m">{each.pseudonym}: {each.givenTo}, {each.agency}</h2>
          <Facts rows={[{ name: 'Given on', value: `${formatDay(each.givenOn)}${each.how ? `, ${each.how}` : ''}` }, { name: 'Strengths', value: each.strengths }, { name: 'To improve', value: each.toImprove }]} />
        </section>
      ))}
      {keeps && begun && (
        <section>
          <h2 class="govuk-heading-m">Record feedback</h2>
          <PostForm action={auditHref(audit.id, '/feedback')}>
            <SelectField name="case" label="Case" empty="" choices={cases.map(({ id, pseudonym }) => ({ value: id, label: pseudonym }))} value={sent(body, 'case') || (none[0]?.id ?? '')} error={at('case')} />
            <SelectField name="agency" label="Agency" empty="" choices={agencies.map(({ id, name }) => ({ value: id, label: name }))} value={sent(body, 'agency')} error={at('agency')} />
            <TextField name="givenTo" label="To whom was it given?" hint="Posts, such as “social worker and team manager”. Never a name." value={sent(body, 'givenTo')} error={at('givenTo')} />
            <AreaField name="strengths" label="What was strong?" value={sent(body, 'strengths')} error={at('strengths')} />
            <AreaField name="toImprove" label="What could be better?" value={sent(body, 'toImprove')} error={at('toImprove')} />
            <DateField name="givenOn" label="On what day was it given?" typed={typedDay(body, 'givenOn')} error={at('givenOn')} />
            <TextField name="how" label="How? (optional)" hint="For example, in supervision" value={sent(body, 'how')} error={at('how')} />
            <Button>Record the feedback</Button>
          </PostForm>
        </section>
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, ...backToAudit(open) });
}
