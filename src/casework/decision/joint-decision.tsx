import { listed } from '../../framework/words.ts';
import { stillToAgree, type Proposal } from '../../process/index.ts';
import { AreaField, Button, Facts as FactList, problemAt, RadioField, Tag } from '../../web/fields/index.ts';
import { PostForm, sent } from '../../web/visit/index.ts';
import { nameOfRole } from '../review/names.ts';
import { stepHref } from '../steps/step-page.ts';
import type { Room } from './room.ts';
import { agreedBy, recordRows } from './record-rows.ts';

/** A joint decision that waits for agreement: what it says, who has agreed, who has still to, and where they do. */
export function ProposedDecision({ proposal, ...room }: Room & { proposal: Proposal }) {
  const { visit, review, step, decision, facts, sets, problems, agreesAs, referenceOf } = room;
  const nameOf = (id: string | null) => facts.names.get(id ?? '') ?? 'Somebody who has since left';
  const stands = review.process.state.steps[step.key]!.standing;
  const outOfTurn = stands === 'waiting' || stands === 'not-needed';
  const waiting = stillToAgree(decision, proposal).map((role) => nameOfRole(review.edition.pack, role));
  return (
    <section id="proposal">
      <h2 class="govuk-heading-m">What is proposed <Tag colour="yellow">Not agreed yet</Tag></h2>
      <FactList rows={[...recordRows(proposal, { review, decision, sets, nameOf, referenceOf }), { name: 'Still to agree', value: listed(waiting) }]} />
      {outOfTurn ? <div class="govuk-inset-text">{stands === 'waiting' ? 'Nobody can agree to it until what comes before is done.' : 'It was not agreed before this decision came to be no longer needed.'}</div> : agreesAs === null ? <div class="govuk-inset-text">It stands when {listed(waiting)} {waiting.length === 1 ? 'has' : 'have'} agreed. Each agrees in person, or the deputy of one who is away.</div> : (
        <PostForm action={stepHref(review, step)}>
          <input type="hidden" name="proposal" value={proposal.seq} />
          <RadioField name="agrees" label={`Do you agree, as ${nameOfRole(review.edition.pack, agreesAs)}?`} choices={[{ value: 'yes', label: 'I agree' }, { value: 'no', label: 'I do not agree', hint: 'The proposal falls, with your reason on record. Another can be made.' }]} value={sent(visit.body, 'agrees')} error={problemAt(problems, 'agrees')} />
          <AreaField name="text" label="Anything to add, or why you do not agree" rows={3} value={sent(visit.body, 'text')} error={problemAt(problems, 'text')} />
          <Button name="do" value="agree">Record my answer</Button>
        </PostForm>
      )}
    </section>
  );
}

/** Proposals to which somebody did not agree, or in whose place another came. */
export function EarlierProposals({ review, decision, facts }: Room) {
  const earlier = review.process.state.proposals.filter((proposal) => proposal.decision === decision.key && (proposal.standing === 'declined' || proposal.standing === 'replaced'));
  const nameOf = (id: string | null) => facts.names.get(id ?? '') ?? 'Somebody who has since left';
  if (earlier.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Proposed before and not agreed</h2>
      {earlier.map((proposal) => (
        <FactList rows={[
          { name: 'Proposed', value: decision.outcomes.find((outcome) => outcome.key === proposal.outcome)?.name ?? proposal.outcome },
          { name: 'Justification', value: proposal.justification },
          { name: 'Agreed by', value: proposal.agreements.map((each) => agreedBy(each, review.edition.pack, nameOf)).join('\n') || 'Nobody' },
          proposal.declined === null ? { name: 'Not agreed', value: 'Another was proposed in its place' } : { name: 'Not agreed by', value: `${agreedBy(proposal.declined, review.edition.pack, nameOf)}: ${proposal.declined.text}` },
        ]} />
      ))}
    </>
  );
}
