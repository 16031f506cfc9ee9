import { record } from '../../access/record.ts';
import { isId, newId } from '../../platform/index.ts';
import { Button, problemAt, RadioField, readText, Table, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { PostForm, sent, type Sent, type Visit } from '../../web/visit/index.ts';
import type { CaseReview } from '../proceedings/case-review.ts';
import type { LinkedReview } from './read-particulars.ts';

export const linkWords: Record<LinkedReview['kind'], string> = { 'same-case': 'Same case', 'same-incident': 'Same incident', joint: 'Run as one' };

/**
 * Links a review with another that the visitor is on the team of, or with one that runs elsewhere. The link is read from both
 * sides. That a review is there is told to nobody who may not see it: an unknown reference and a hidden one read alike.
 * @returns false, with problems, where something has to be mended
 */
export async function makeLink({ tx, me, now, body }: Visit, review: CaseReview, problems: FieldProblem[]): Promise<boolean> {
  const kind = sent(body, 'kind');
  if (kind !== 'same-incident' && kind !== 'joint') problems.push({ field: 'kind', message: 'Select how they belong together' });
  const reference = readText(body, 'reference', { what: 'The reference', most: 40 }, problems).toUpperCase();
  const elsewhere = readText(body, 'elsewhere', { what: 'The review elsewhere', most: 300 }, problems);
  const note = readText(body, 'note', { what: 'The note', most: 500 }, problems);
  if ((reference === '') === (elsewhere === '')) problems.push({ field: 'reference', message: reference === '' ? 'Enter a reference, or say which review elsewhere' : 'Enter a reference or a review elsewhere, not both' });
  const other = reference === '' ? undefined : await tx.selectFrom('process').select(['id', 'case_id']).where('partnership_id', '=', me.partnershipId).where('reference', '=', reference).executeTakeFirst();
  if (reference !== '' && (other === undefined || other.case_id === null)) problems.push({ field: 'reference', message: 'There is no review with this reference on whose team you are' });
  if (other?.case_id === review.caseId) problems.push({ field: 'reference', message: 'It is a review of the same case: they are linked already' });
  if (other !== undefined && problems.length === 0) {
    const there = await tx.selectFrom('review_link').select('id').where('ended_at', 'is', null)
      .where((where) => where.or([where.and([where('process_id', '=', review.process.id), where('other_process_id', '=', other.id)]), where.and([where('process_id', '=', other.id), where('other_process_id', '=', review.process.id)])])).executeTakeFirst();
    if (there !== undefined) problems.push({ field: 'reference', message: 'They are linked already' });
  }
  if (problems.length > 0) return false;
  const id = newId();
  await tx.insertInto('review_link').values({
    partnership_id: me.partnershipId, id, process_id: review.process.id, case_id: review.caseId, other_process_id: other?.id ?? null, other_case_id: other?.case_id ?? null, elsewhere, kind, note, made_at: now, made_by: me.personId,
  }).execute();
  await record(tx, now, { deed: 'linked a review with another', subjectKind: 'review-link', subjectId: id, caseId: review.caseId, detail: { reference: review.process.reference, kind } });
  if (other?.case_id) await record(tx, now, { deed: 'linked a review with another', subjectKind: 'review-link', subjectId: id, caseId: other.case_id, detail: { reference, kind } });
  return true;
}

/** Takes a link off. That it was there stays. @returns false where there is no such link */
export async function endLink({ tx, me, now, body }: Visit, review: CaseReview): Promise<boolean> {
  const id = sent(body, 'link');
  if (!isId(id)) return false;
  const { numUpdatedRows } = await tx.updateTable('review_link').set({ ended_at: now, ended_by: me.personId }).where('partnership_id', '=', me.partnershipId).where('id', '=', id).where('ended_at', 'is', null)
    .where((where) => where.or([where('process_id', '=', review.process.id), where('other_process_id', '=', review.process.id)])).executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await record(tx, now, { deed: 'took a link between reviews off', subjectKind: 'review-link', subjectId: id, caseId: review.caseId, detail: { reference: review.process.reference } });
  return true;
}

/** The reviews that belong with this one, and where another is added. */
export function Links({ visit, review, links, typed, problems }: { visit: Visit; review: CaseReview; links: readonly LinkedReview[]; typed: Sent | null; problems: readonly FieldProblem[] }) {
  const may = visit.me.permissions.has('run-review');
  const { definition } = review.process;
  const nameOf = (key: string): string => review.edition.pack.processes.find((process) => process.key === key)?.name ?? key;
  const value = (name: string) => (typed === null ? '' : sent(typed, name));
  return (
    <>
      <h2 class="govuk-heading-m">Linked reviews</h2>
      {links.length === 0 ? <p class="govuk-body">None are linked with it.</p> : (
        <Table caption="Linked reviews" captionSize="hidden" heads={['Review', 'How', 'Note', ...(may ? [{ words: 'Take off', shown: <span class="govuk-visually-hidden">Take off</span> }] : [])]} rows={links.map((link) => [
          link.processId === null ? link.title : <><a class="govuk-link" href={`/reviews/${link.processId}`}>{link.reference}</a><span class="gt-under">{nameOf(link.definition)}{link.title === '' ? '' : `: ${link.title}`}</span></>,
          linkWords[link.kind], link.note,
          ...(may ? [link.linkId === null ? '' : <PostForm action={`${review.href}/particulars`}><input type="hidden" name="link" value={link.linkId} /><button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" name="do" value="unlink">Take off<span class="govuk-visually-hidden"> {link.reference || link.title}</span></button></PostForm>] : []),
        ])} />
      )}
      {may && (
        <PostForm action={`${review.href}/particulars`} id="link">
          <h2 class="govuk-heading-m">Link another</h2>
          {(definition.jointWith ?? []).length > 0 && <p class="govuk-body">The framework says with what it may be run as one: {definition.jointWith!.map((joint) => `${nameOf(joint.process)} (${joint.about})`).join('; ')}.</p>}
          <TextField name="reference" label="Reference of the other review" hint="You have to be on its team." width="20" value={value('reference')} error={problemAt(problems, 'reference')} />
          <TextField name="elsewhere" label="Or a review that runs elsewhere" hint="Which, and who runs it. Names nobody." value={value('elsewhere')} error={problemAt(problems, 'elsewhere')} />
          <RadioField name="kind" label="How do they belong together?" value={value('kind')} error={problemAt(problems, 'kind')} choices={[{ value: 'same-incident', label: 'They are about the same incident' }, { value: 'joint', label: 'They are run as one review' }]} />
          <TextField name="note" label="Note (optional)" value={value('note')} error={problemAt(problems, 'note')} />
          <Button name="do" value="link" look="secondary">Link them</Button>
        </PostForm>
      )}
    </>
  );
}
