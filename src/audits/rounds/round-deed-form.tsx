import { formatDay } from '../../calendar/index.ts';
import { AreaField, Button, CheckboxField, DateField, problemAt, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { PostForm, sent, sentAll, type Sent } from '../../web/visit/index.ts';
import type { Round, StandingOf } from './read-round.ts';
import type { RoundDeed } from './round-deeds.ts';

const titles: Record<RoundDeed, string> = { chase: 'Chase all who are late or have not started', extend: 'Move the last day', close: 'Close the round', reopen: 'Reopen the round', receive: 'Record that the board received the overview' };

/** One thing that can be done to a round, folded away until it is wanted; chasing is one click. */
export function RoundDeedForm({ deed, round, counts, body, problems, open }: { deed: RoundDeed; round: Round; counts: readonly StandingOf[]; body: Sent; problems: readonly FieldProblem[]; open: boolean }) {
  const action = `/audits/rounds/${round.id}`;
  const error = (field: string) => problemAt(problems, field);
  const toCome = counts.reduce((all, each) => all + each.asked - each.submitted, 0);
  if (deed === 'chase') {
    return (
      <PostForm action={action}>
        <p class="govuk-body gt-measure">Each gets a mail with a new personal link. {`It goes to all who have not started${counts.some((each) => each.late > 0) ? ' and to all who are late' : ''}.`}</p>
        <Button name="do" value="chase">{titles.chase}</Button>
      </PostForm>
    );
  }
  return (
    <Details classes="gt-deed" summaryText={titles[deed]} open={open}>
      <PostForm action={action}>
        <input type="hidden" name="do" value={deed} />
        {deed === 'close' && <p class="govuk-body">{toCome === 0 ? 'Every return is in.' : `${toCome.toLocaleString('en-GB')} ${toCome === 1 ? 'return is' : 'returns are'} still to come. Nothing can be handed in after closing.`}</p>}
        {deed === 'close' && <CheckboxField name="sure" id="close.sure" label="Is the round over?" choices={[{ value: 'yes', label: 'Yes, close it' }]} values={sentAll(body, 'sure')} error={error('sure')} />}
        {deed === 'receive' && <DateField name="receivedOn" id="receive.receivedOn" label="On what day did the board receive the overview?" hint="What is still outstanding is looked at again from this day, as long after it as the framework says." typed={typedDay(body, 'receivedOn')} error={error('receivedOn')} />}
        {(deed === 'extend' || deed === 'reopen') && <DateField name="newDue" id={`${deed}.newDue`} label="New last day" {...(deed === 'extend' ? { hint: `It is now ${formatDay(round.dueOn)}.` } : {})} typed={typedDay(body, 'newDue')} error={error('newDue')} />}
        {(deed === 'extend' || deed === 'reopen') && <AreaField name="reason" id={`${deed}.reason`} label="Why?" rows={3} value={sent(body, 'reason')} error={error('reason')} />}
        <Button>{deed === 'close' ? 'Close the round' : deed === 'reopen' ? 'Reopen' : deed === 'receive' ? 'Record it' : 'Move the last day'}</Button>
      </PostForm>
    </Details>
  );
}
