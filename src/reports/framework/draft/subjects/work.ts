import { nameOf, type Subject } from '../subject.ts';
import { isMapping, valueAt } from '../values.ts';
import { anchors, criteriaSets, groups, months, note, ownRule, rhythms, roles, source } from './choices.ts';

const has = (...path: string[]) => (thing: unknown) => valueAt(thing, path) !== undefined;

/** When things happen: the reporting schedule, the windows of steps, clocks, decisions, and how actions are followed. */
export const workSubjects: Subject[] = [
  {
    key: 'reports', title: 'Reporting schedule', thing: 'report', about: 'What is reported and why. To whom and how often stands among the lines of the schedule.', file: 'cadences.yaml', pattern: '*', grows: true, name: nameOf, keyed: true,
    fresh: () => ({ reporting: [], ...ownRule() }),
    fields: [{ name: 'name', at: 'name', label: 'What is reported', needed: true, kind: { as: 'line' } }, { name: 'purpose', at: 'purpose', label: 'Why', needed: true, kind: { as: 'text' } }, source],
  },
  {
    key: 'schedule', title: 'Lines of the schedule', thing: 'line', about: 'To which group a report goes, how often or in which months, and who prepares it.', file: 'cadences.yaml', pattern: '*.reporting.*', grows: true,
    name: (line) => (isMapping(line) && typeof line['as'] === 'string' ? line['as'] : 'Report'),
    fields: [
      { name: 'to', at: 'to', label: 'To which group', needed: true, kind: { as: 'one', of: groups, empty: 'Choose' } }, { name: 'as', at: 'as', label: 'As what', hint: 'Progress, annual report', kind: { as: 'line' } },
      { name: 'every', at: 'every', label: 'How often', hint: 'Or tick the months below: one of the two.', kind: { as: 'one', of: rhythms, empty: 'In the months ticked below' } }, { name: 'times', at: 'times', label: 'How many times in each', hint: 'Where it is more than once: three events a year', kind: { as: 'number' } },
      { name: 'months', at: 'months', label: 'In which months', kind: { as: 'some', of: months, read: (value) => (Array.isArray(value) ? value.map(String) : []), write: (chosen) => chosen.map(Number), dropEmpty: true } },
      { name: 'preparedBy', at: 'preparedBy', label: 'Prepared by', kind: { as: 'one', of: roles, empty: 'Not said' } },
    ],
  },
  {
    key: 'windows', title: 'Steps: who and when', thing: 'step', about: 'The days in which each step of a process is done, who leads it and who stands in.', file: 'processes/', pattern: 'steps.*', grows: false, name: nameOf,
    fields: [
      { name: 'name', at: 'name', label: 'Name', needed: true, kind: { as: 'line' } }, { name: 'about', at: 'about', label: 'About it', kind: { as: 'text' } },
      { name: 'window', at: 'window', binds: true, label: 'Window', hint: 'The first and the last day on which it is done, counted from the day named below. Day 0 is that day itself.', kind: { as: 'window' } },
      { name: 'anchor', at: 'anchor', binds: true, label: 'Counted from', kind: { as: 'one', of: anchors, empty: 'The first day of the process' } },
      { name: 'whenDue', at: 'whenDue', label: 'When, in words', hint: 'Where no number of days is set', kind: { as: 'line' } },
      { name: 'lead', at: 'lead', binds: true, label: 'Lead', needed: true, kind: { as: 'one', of: roles } }, { name: 'deputy', at: 'deputy', binds: true, label: 'Deputy', kind: { as: 'one', of: roles, empty: 'Nobody is named' } },
      { name: 'deputyOnlyWhenAway', at: 'deputyOnlyWhenAway', binds: true, label: 'Does the deputy act only while the lead is away?', kind: { as: 'yes-no' } },
      { name: 'replyWithin', at: 'act.replyWithin', binds: true, label: 'Replies within', needed: true, kind: { as: 'length' }, when: has('act', 'replyWithin') },
      { name: 'asks', at: 'act.asks', label: 'What is done', kind: { as: 'lines' }, when: has('act', 'asks') },
      note,
    ],
  },
  {
    key: 'clocks', title: 'Clocks', thing: 'clock', about: 'How long a process may take. Which reading of a source in doubt holds is chosen among the readings.', file: 'processes/', pattern: 'clocks.*', grows: false, name: nameOf,
    fields: [
      { name: 'name', at: 'name', label: 'Name', needed: true, kind: { as: 'line' } }, { name: 'within', at: 'within', binds: true, label: 'Within', needed: true, kind: { as: 'length' }, when: has('within') },
      { name: 'between', at: 'between', binds: true, label: 'Early mark and limit', needed: true, kind: { as: 'window' }, when: has('between') }, { name: 'atLeastBefore', at: 'atLeastBefore', binds: true, label: 'At least so long before', needed: true, kind: { as: 'length' }, when: has('atLeastBefore') },
      { name: 'countAnchorDay', at: 'countAnchorDay', binds: true, label: 'Is the day from which it counts already day 1?', kind: { as: 'yes-no' } }, note,
    ],
  },
  {
    key: 'decisions', title: 'Decisions', thing: 'decision', about: 'Who decides, who takes part and whose advice is heard.', file: 'processes/', pattern: 'decisions.*', grows: false, name: nameOf,
    fields: [
      { name: 'question', at: 'question', label: 'Question', needed: true, kind: { as: 'line' } }, { name: 'deciders', at: 'deciders', binds: true, label: 'Who may record the decision', needed: true, kind: { as: 'some', of: roles } },
      { name: 'present', at: 'present', binds: true, label: 'Who has to take part', kind: { as: 'some', of: roles } }, { name: 'advisers', at: 'advisers', binds: true, label: 'Whose advice is heard', kind: { as: 'some', of: roles } },
      { name: 'criteria', at: 'criteria', binds: true, label: 'Criteria answered before it', kind: { as: 'some', of: criteriaSets } }, { name: 'quorum', at: 'quorum', binds: true, label: 'How many of those present are enough', kind: { as: 'number' } }, note,
    ],
  },
  {
    key: 'following', title: 'How actions and embedding are followed', thing: 'set of times', about: 'Reminders, escalation, and when effect is judged.', file: 'learning.yaml', pattern: '', grows: false, name: () => 'How actions and embedding are followed',
    fields: [
      { name: 'cascade', at: 'embedding.cascadeWithinDays', label: 'Days in which an agency confirms that it passed learning on', needed: true, kind: { as: 'number' } }, { name: 'checks', at: 'embedding.checksAfterMonths', label: 'Months after which embedding is checked', needed: true, kind: { as: 'numbers' } },
      { name: 'before', at: 'actions.remindDaysBefore', label: 'Days before an action is due on which its owner is reminded', needed: true, kind: { as: 'numbers' } }, { name: 'after', at: 'actions.remindDaysAfter', label: 'Days after it was due on which they are reminded again', needed: true, kind: { as: 'numbers' } },
      { name: 'late', at: 'actions.escalateDaysLate', label: 'Days late at which it is escalated', needed: true, kind: { as: 'number' } }, { name: 'escalateTo', at: 'actions.escalateTo', label: 'Escalated to', hint: 'Whoever holds the role on the board from which the action came', needed: true, kind: { as: 'one', of: roles } }, { name: 'alsoTo', at: 'actions.escalateAlsoTo', label: 'Escalated to on boards that have another role in its place', kind: { as: 'some', of: roles, dropEmpty: true } },
      { name: 'judge', at: 'actions.judgeAfterMonths', label: 'Months after verification at which the effect is judged', needed: true, kind: { as: 'number' } },
    ],
  },
];
