import type { Pack } from '../../../framework/index.ts';
import { choices, named } from '../../../thread/board-pack.ts';
import { AreaField, Button, problemAt, RadioField, Table, type FieldProblem } from '../../../web/fields/index.ts';
import { Details } from '../../../web/govuk/index.ts';
import { PostForm, sent, type Sent } from '../../../web/visit/index.ts';
import { Tests } from './booked-page.tsx';
import type { Booking } from './read-booked.ts';

/** The questions that were booked, at the case audit that answers them: what it showed, or the form that says so. */
export function AnswerBooked({ action, booked, auditId, pack, judges, body, problems, doing }: { action: string; booked: readonly Booking[]; auditId: string; pack: Pack; judges: boolean; body: Sent; problems: readonly FieldProblem[]; doing: string }) {
  const answered = booked.filter(({ audit }) => audit?.id === auditId);
  const waiting = judges ? booked.filter(({ audit }) => audit === null) : [];
  return (
    <>
      {answered.length > 0 && <Table caption="Questions that were booked for it" heads={['Question', 'Tests', 'Verdict', 'What shows it']} rows={answered.map((booking) => [booking.question, <Tests booking={booking} />, named(pack.learning.verdicts, booking.verdict), <span class="gt-pre">{booking.evidence}</span>])} />}
      {waiting.length > 0 && <h2 class="govuk-heading-m">Booked questions that wait for an answer</h2>}
      {waiting.map((booking) => {
        const here = doing === booking.id;
        return (
          <Details classes="gt-deed" summaryText={booking.question} open={here}>
            <p class="govuk-body">It tests <Tests booking={booking} /></p>
            <PostForm action={action}>
              <input type="hidden" name="booking" value={booking.id} />
              <RadioField name="verdict" id={`${booking.id}.verdict`} label="What effect do the cases show?" choices={choices(pack.learning.verdicts)} value={here ? sent(body, 'verdict') : ''} error={here ? problemAt(problems, 'verdict') : undefined} />
              <AreaField name="evidence" id={`${booking.id}.evidence`} label="What in them shows it?" hint="Name nobody." rows={3} value={here ? sent(body, 'evidence') : ''} error={here ? problemAt(problems, 'evidence') : undefined} />
              <Button look="secondary">Answer it from this audit</Button>
            </PostForm>
          </Details>
        );
      })}
    </>
  );
}
