import type { Day } from '../../calendar/index.ts';
import { Tag } from '../../web/fields/index.ts';
import type { MeetingRow } from './read-meetings.ts';

/** Where a meeting stands: what of it is done, or what is missing. */
export function MeetingTag({ of, today }: { of: Pick<MeetingRow, 'cancelledOn' | 'day' | 'agendaSent' | 'minutesState'>; today: Day }) {
  if (of.cancelledOn !== null) return <Tag colour="grey">Cancelled</Tag>;
  if (of.minutesState === 'agreed') return <Tag colour="green">Minutes agreed</Tag>;
  if (of.minutesState === 'issued') return <Tag colour="teal">Minutes issued</Tag>;
  if (of.day < today) return <Tag colour="red">Minutes missing</Tag>;
  if (of.day === today) return <Tag colour="yellow">Today</Tag>;
  return of.agendaSent ? <Tag colour="blue">Agenda sent</Tag> : <Tag colour="grey">Agenda to send</Tag>;
}
