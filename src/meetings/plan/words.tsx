import { formatDay } from '../../calendar/index.ts';
import { Tag, type TagColour } from '../../web/fields/index.ts';
import { preparer, type GroupPlan, type PlanItem } from './read-plan.ts';
import type { PlanLine } from './lay-out.ts';
import type { PlanStanding } from './standing.ts';

const tags: Record<PlanStanding, { words: string; colour: TagColour }> = {
  taken: { words: 'Taken', colour: 'green' }, 'not-needed': { words: 'Not needed', colour: 'grey' }, late: { words: 'Late', colour: 'red' },
  prepared: { words: 'Prepared', colour: 'teal' }, 'put-off': { words: 'Put off', colour: 'yellow' }, 'to-come': { words: 'To come', colour: 'blue' },
};

/** How an item stands. What is late may be ready all the same. */
export const PlanTag = ({ item }: { item: Pick<PlanItem, 'standing' | 'mark' | 'takenOn' | 'takenLate'> }) => item.takenLate ? (
  <><span class="gt-tags"><Tag colour="orange">Taken late</Tag></span><span class="gt-under">on {formatDay(item.takenOn!)}</span></>
) : (
  <span class="gt-tags"><Tag colour={tags[item.standing].colour}>{tags[item.standing].words}</Tag>{item.standing === 'late' && item.mark?.status === 'prepared' && <Tag colour="teal">Prepared</Tag>}</span>
);

/** Who prepares it: the role, whether that is only proposed, and who holds it. */
export function Preparer({ plan, of }: { plan: Pick<GroupPlan, 'pack' | 'holders'>; of: Pick<PlanLine, 'preparedBy' | 'preparerProposed'> }) {
  const who = preparer(plan, of.preparedBy);
  if (who === null) return <>Not named</>;
  const few = who.people.length <= 3 ? who.people.join(', ') : `${who.people.length} people`;
  return <span>{who.role}{of.preparerProposed && ', proposed'}{who.people.length > 0 && <span class="gt-under">{few}</span>}</span>;
}

/** When it is due, with what the day rests on. */
export const WhenDue = ({ item }: { item: PlanItem }) => (
  <span>{formatDay(item.by)}{item.proposed && item.by === item.due && <> <abbr title="proposed">(p)</abbr></>}{item.by !== item.due && <span class="gt-under">First due {formatDay(item.due)}</span>}</span>
);

/** The meeting that it goes to or was taken at, which only its group may open. */
export function AtMeeting({ item, opens }: { item: PlanItem; opens: boolean }) {
  if (item.meeting === null) return <>{item.standing === 'taken' ? 'Outside a meeting' : item.standing === 'not-needed' ? 'None' : 'None is set'}</>;
  const words = formatDay(item.meeting.day);
  return opens ? <a class="govuk-link" href={`/meetings/${item.meeting.id}`}>{words}</a> : <>{words}</>;
}
