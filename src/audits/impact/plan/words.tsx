import { Tag } from '../../../web/fields/index.ts';
import type { Day } from '../../../calendar/index.ts';
import { isOpen, type ActionStatus } from '../../../thread/actions/action-state.ts';
import { ActionTag } from '../../../thread/actions/action-page.tsx';
import type { Round } from '../../rounds/read-round.ts';

export const roundHref = (roundId: string, rest = ''): string => `/audits/rounds/${roundId}${rest}`;
export const backToRound = ({ id, reference }: Pick<Round, 'id' | 'reference'>) => ({ section: 'audits', back: { href: roundHref(id), text: `Back to ${reference}` } }) as const;

/** How an action stands on a given day. */
export const StandingTag = ({ status, dueOn, today }: { status: ActionStatus; dueOn: Day; today: Day }) => (
  <span class="gt-tags"><ActionTag status={status} />{isOpen(status) && dueOn < today && <> <Tag colour="red">Late</Tag></>}</span>
);

/** The ways between what follows from a round. */
export const Ways = ({ round, here }: { round: Pick<Round, 'id' | 'previousId'>; here: 'plan' | 'outstanding' | 'impact' }) => {
  const ways = [{ key: 'plan', words: 'Action plan' }, { key: 'outstanding', words: 'What is outstanding' }, { key: 'impact', words: 'Before and after' }] as const;
  return <p class="govuk-body gt-no-print">{ways.filter(({ key }) => key !== here).map(({ key, words }, index) => <>{index > 0 && <> <span aria-hidden="true">·</span> </>}<a class="govuk-link" href={roundHref(round.id, `/${key}`)}>{words}</a></>)}</p>;
};
