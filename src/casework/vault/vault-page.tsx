import { record } from '../../access/record.ts';
import type { IdentityAnswer } from '../../forms/index.ts';
import { formatInstant } from '../../calendar/index.ts';
import { Button, ErrorSummary, Facts, readText, Table, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { notFound, page, PostForm, type Reply, type Visit } from '../../web/visit/index.ts';
import { openReview, type OpenReview } from '../review/open-review.ts';
import { identityWords, takeOut } from './vault.ts';

/** The door of the vault: a reason first; then what is in it. Who opened it, when and why is shown to the whole team. */
export async function vaultDoor(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  return review === null || review.process.caseId === null ? notFound : shown(visit, review, null, [], 200);
}

export async function openVault(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  if (review === null || review.process.caseId === null) return notFound;
  const problems: FieldProblem[] = [];
  const reason = readText(visit.body, 'reason', { what: 'The reason', most: 500, missing: 'Enter why you need to see who this is' }, problems);
  if (problems.length > 0) return shown(visit, review, null, problems, 422);
  const { caseId } = review.process;
  const incident = await visit.tx.selectFrom('incident').select('id').where('case_id', '=', caseId).executeTakeFirst();
  const identities = incident === undefined ? [] : (((await takeOut(visit.tx, visit.app.key, { partnershipId: visit.me.partnershipId, caseId }, incident.id)) as IdentityAnswer[] | null) ?? []);
  await record(visit.tx, visit.now, { deed: 'opened the vault', subjectKind: 'case', subjectId: caseId, caseId, detail: { reference: review.process.reference, reason } });
  return shown(visit, review, identities, [], 200);
}

async function shown(visit: Visit, review: OpenReview, identities: IdentityAnswer[] | null, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const openings = await visit.tx.selectFrom('record_entry as e').leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'e.partnership_id').onRef('p.id', '=', 'e.person_id'))
    .select(['e.at', 'p.name', 'e.detail', 'e.via']).where('e.case_id', '=', review.process.caseId).where('e.deed', '=', 'opened the vault').orderBy('e.seq', 'desc').limit(50).execute();
  const labels = [...new Set((identities ?? []).map((each) => each.label))];
  const question = (each: IdentityAnswer) => review.edition.pack.forms.flatMap((form) => form.sections).filter((section) => section.key === each.section).flatMap((section) => section.questions).find((one) => one.key === each.question)?.label ?? each.question;
  return page('The identity vault', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{review.process.reference}</span>
      <h1 class="govuk-heading-l">The identity vault</h1>
      {identities === null ? (
        <PostForm action={`/reviews/${review.process.id}/vault`}>
          <p class="govuk-body">Everywhere else a child is "Child A". Each opening is recorded with its reason, and the team can read who opened it.</p>
          <TextField name="reason" label="Why do you need to see who this is?" error={problems[0]?.message} />
          <Button>Open the vault</Button>
        </PostForm>
      ) : labels.length === 0 ? <p class="govuk-body">Nothing has been put into it yet.</p> : labels.map((label) => (
        <><h2 class="govuk-heading-m">{label || 'The incident'}</h2><Facts rows={identities.filter((each) => each.label === label).map((each) => ({ name: question(each), value: identityWords(each.value) }))} /></>
      ))}
      {openings.length > 0 && <Table caption="Who opened it" heads={['When', 'Who', 'Why']} rows={openings.map((each) => {
        const detail = each.detail as { reason?: string; holder?: string };
        return [formatInstant(each.at), each.name ?? (each.via === 'link' ? `${detail.holder ?? 'A professional'}, by personal link` : 'The product'), detail.reason ?? ''];
      })} />}
    </>
  ), { status, section: 'reviews', back: { href: `/reviews/${review.process.id}`, text: `Back to ${review.process.reference}` } });
}
