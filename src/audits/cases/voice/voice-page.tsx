import { sql } from 'kysely';
import { formatDay, type Day } from '../../../calendar/index.ts';
import type { Me } from '../../../access/me.ts';
import type { Tx } from '../../../platform/index.ts';
import { AreaField, Button, DateField, ErrorSummary, Facts, problemAt, SelectField, TextField, typedDay, type FieldProblem } from '../../../web/fields/index.ts';
import { Details, InsetText } from '../../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openAudit, type CaseAudit, type OpenAudit } from '../audit/read-audit.ts';
import { readCases } from '../audit/read-parts.ts';
import { auditHref, backToAudit, Caption } from '../audit/words.tsx';

export interface View {
  id: string;
  whose: string;
  how: string;
  heardOn: Day;
  said: string;
  done: string;
  pseudonym: string | null;
}

export const readViews = async (tx: Tx, auditId: string): Promise<View[]> =>
  (await sql<View>`select v.id, v.whose, v.how, v.heard_on as "heardOn", v.said, v.done, c.pseudonym from case_voice v
    left join audited_case c on c.partnership_id = v.partnership_id and c.id = v.case_id where v.partnership_id = gt.partnership() and v.audit_id = ${auditId} order by v.heard_on, v.id`.execute(tx)).rows;

/** Whether views were heard, or somebody else than who gave it approved the reason for hearing none (RED-60). */
export const voiceIsSettled = (audit: Pick<CaseAudit, 'agencies' | 'noVoiceApprovedBy'>, views: readonly View[]): boolean => audit.agencies === 'single' || views.length > 0 || audit.noVoiceApprovedBy !== null;

/** The reason is approved by a member of the audit's group, or by another who keeps audits; never by who gave it. */
export const mayApproveReason = ({ audit, keeps }: OpenAudit, me: Me): boolean =>
  audit.noVoiceReason !== '' && audit.noVoiceApprovedBy === null && me.personId !== audit.noVoiceBy && (keeps || (audit.groupId !== null && me.roles.some((role) => role.groupId === audit.groupId)));

export const isOver = ({ status }: CaseAudit): boolean => status === 'reported' || status === 'closed';

/** What children, families and adults said, or why they could not be asked. */
export async function voicePage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, me, body } = visit;
  const open = await openAudit(visit);
  if (open === null) return notFound;
  const { audit, keeps } = open;
  const views = await readViews(tx, audit.id);
  const cases = await readCases(tx, audit.id);
  const action = auditHref(audit.id, '/voice');
  const at = (name: string): string | undefined => problemAt(problems, name);
  return page('Views of children and families', (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Views of children and families</h1>
      {audit.voiceAsked !== '' && <p class="govuk-body gt-pre">To be asked: {audit.voiceAsked}</p>}
      {views.length === 0 && <p class="govuk-body">{audit.agencies === 'multi' ? 'No views are recorded yet. Without them the audit cannot be reported.' : 'No views are recorded yet.'}</p>}
      {views.map((view) => (
        <section>
          <h2 class="govuk-heading-m">{view.whose}</h2>
          <Facts rows={[{ name: 'Heard on', value: formatDay(view.heardOn) }, ...(view.how ? [{ name: 'How', value: view.how }] : []), ...(view.pseudonym ? [{ name: 'Case', value: view.pseudonym }] : []), { name: 'What they said', value: view.said }, { name: 'What was done', value: view.done || 'Nothing yet' }]} />
          {keeps && audit.status !== 'closed' && (
            <Details summaryText={`Say what was done about it: ${view.whose}`}>
              <PostForm action={action}><input type="hidden" name="view" value={view.id} /><AreaField id={`done-${view.id}`} name="done" label="What was done" rows={3} value={view.done} /><Button look="secondary" name="do" value="done">Save what was done</Button></PostForm>
            </Details>
          )}
        </section>
      ))}
      <Reason open={open} me={me} />
      {keeps && !isOver(audit) && (
        <section>
          <h2 class="govuk-heading-m">Record a view</h2>
          <PostForm action={action}>
            <TextField name="whose" label="Whose view is it?" hint="A group or a kind of person, such as “a mother” or “six young people of the youth council”. Never a name." value={sent(body, 'whose')} error={at('whose')} />
            <TextField name="how" label="How were they asked?" value={sent(body, 'how')} error={at('how')} />
            <DateField name="heardOn" label="On what day?" typed={typedDay(body, 'heardOn')} error={at('heardOn')} />
            <SelectField name="case" label="Is it about one case?" empty="No, about the theme" choices={cases.map(({ id, pseudonym }) => ({ value: id, label: pseudonym }))} value={sent(body, 'case')} />
            <AreaField name="said" label="What did they say?" value={sent(body, 'said')} error={at('said')} />
            <AreaField id="done" name="done" label="What was done about it? (optional)" rows={3} value={sent(body, 'done')} error={at('done')} />
            <Button name="do" value="view">Record the view</Button>
          </PostForm>
          <Details summaryText="Nobody could be asked" {...(at('reason') ? { open: true } : {})}>
            <PostForm action={action}>
              <AreaField name="reason" label="Why not?" hint="Somebody else has to approve it." rows={3} value={sent(body, 'reason')} error={at('reason')} />
              <Button look="secondary" name="do" value="reason">Put the reason forward</Button>
            </PostForm>
          </Details>
        </section>
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, ...backToAudit(open) });
}

function Reason({ open, me }: { open: OpenAudit; me: Me }) {
  const { audit } = open;
  if (audit.noVoiceReason === '') return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Why nobody was asked</h2>
      <InsetText><span class="gt-pre">{audit.noVoiceReason}</span></InsetText>
      <p class="govuk-body">{audit.noVoiceApprovedBy === null ? `Put forward by ${audit.noVoiceByName ?? 'somebody'}. It waits for approval by somebody else${audit.group ? `: a member of ${audit.group}` : ''}.` : `Put forward by ${audit.noVoiceByName ?? 'somebody'}, approved by ${audit.noVoiceApprovedByName ?? 'somebody'}.`}</p>
      {mayApproveReason(open, me) && <PostForm action={auditHref(audit.id, '/voice')}><Button name="do" value="approve">Approve the reason</Button></PostForm>}
    </section>
  );
}
