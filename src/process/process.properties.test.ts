import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarFromFile, fileFromCalendar, loadBundledCalendar, type Calendar, type Day } from '../calendar/index.ts';
import { dues, standing } from './due.ts';
import { StoredEvent } from './event.ts';
import { problemsWith } from './may.ts';
import { nothingLeft, replay, standingDecision } from './state.ts';
import { strip } from './strip.ts';
import { allowedHistory, someDay } from './testing/arbitrary-history.ts';
import { everyRole } from './testing/history.ts';
import { jointArrangement } from './testing/joint-arrangement.ts';
import { smallReview } from './testing/small-review.ts';
import { suffolk } from './testing/suffolk.ts';

const calendar = loadBundledCalendar();
const division = 'england-and-wales' as const;
const on = { calendar, division };

/** The calendar with further bank holidays; one that falls on another changes nothing. */
function withHolidays(days: readonly Day[]): Calendar {
  const file = fileFromCalendar(calendar);
  const known = new Set(file[division].events.map(({ date }) => date));
  const added = [...new Set(days)].filter((date) => !known.has(date)).map((date) => ({ date, title: 'One more', notes: '', bunting: false }));
  const parsed = calendarFromFile({ ...file, [division]: { division, events: [...file[division].events, ...added] } });
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
  return parsed.calendar;
}

/** The state after each event. */
const statesOf = (definition: typeof smallReview, events: Parameters<typeof replay>[1]) => events.map((_, index) => replay(definition, events.slice(0, index + 1)));

describe.each([smallReview, jointArrangement, ...suffolk].map((definition) => ({ name: definition.name, definition })))('whatever happens to a process: $name', ({ definition }) => {
  const histories = allowedHistory(definition);
  const stepsOf = new Map(definition.steps.map((step) => [step.key, step]));

  it('the same events give the same state, also after they were written and read', () => {
    fc.assert(fc.property(histories, ({ events }) => {
      const state = replay(definition, events);
      expect(replay(definition, events)).toEqual(state);
      const read = events.map((event) => StoredEvent.parse(JSON.parse(JSON.stringify(event))));
      expect(read).toEqual(events);
      expect(replay(definition, read)).toEqual(state);
    }));
  });

  it('replaying changes neither the events nor the definition', () => {
    fc.assert(fc.property(histories, ({ events }) => {
      const before = structuredClone({ events, definition });
      dues(definition, replay(definition, events), on);
      expect({ events, definition }).toEqual(before);
    }));
  });

  it('no step was done before those that come first', () => {
    fc.assert(fc.property(histories, ({ events }) => {
      const settled = new Set<string>();
      for (const state of statesOf(definition, events)) {
        for (const { key, standing } of Object.values(state.steps)) if (standing === 'not-needed') settled.add(key);
        for (const { key, standing } of Object.values(state.steps)) {
          if (standing === 'done') expect(stepsOf.get(key)!.after.filter((first) => !settled.has(first))).toEqual([]);
        }
        for (const { key, standing } of Object.values(state.steps)) if (standing === 'done') settled.add(key);
      }
    }));
  });

  it('a step under a condition is open or done only while the decision that stands meets it', () => {
    fc.assert(fc.property(histories, ({ events }) => {
      const state = replay(definition, events);
      for (const { key, standing } of Object.values(state.steps)) {
        const condition = stepsOf.get(key)!.onlyIf;
        if (condition !== undefined && (standing === 'open' || standing === 'done')) expect(condition.is).toContain(standingDecision(state, condition.decision)?.outcome);
      }
    }));
  });

  it('at most one decision of a kind stands, and one that was taken is never altered', () => {
    fc.assert(fc.property(histories, ({ events }) => {
      const states = statesOf(definition, events);
      states.forEach((state, index) => {
        for (const { key } of definition.decisions) {
          const taken = state.decisions.filter(({ decision }) => decision === key);
          expect(taken.filter(({ supersededBy }) => supersededBy === null)).toHaveLength(taken.length === 0 ? 0 : 1);
        }
        const before = states[index - 1]?.decisions ?? [];
        expect(state.decisions.slice(0, before.length).map((taken) => ({ ...taken, supersededBy: null }))).toEqual(before.map((taken) => ({ ...taken, supersededBy: null })));
        for (const { supersededBy, seq, reason, supersedes } of state.decisions) {
          if (supersededBy !== null) expect(supersededBy).toBeGreaterThan(seq);
          if (supersedes !== null) expect(reason.trim()).not.toBe('');
        }
      });
    }));
  });

  it('nobody who stepped aside takes part in the decision afterwards', () => {
    fc.assert(fc.property(histories, ({ events }) => {
      const { conflicts } = replay(definition, events);
      events.forEach(({ happening, actor }, index) => {
        if (happening.type !== 'decided') return;
        const aside = replay(definition, events.slice(0, index)).conflicts.filter((conflict) => conflict.decision === happening.decision && conflict.steppedAside).map(({ person }) => person);
        expect(aside).not.toContain(actor);
        for (const { person } of happening.present) expect(aside).not.toContain(person);
      });
      for (const { person } of conflicts) expect(person).not.toBeNull();
    }));
  });

  it('it is closed only when nothing is left, and then nothing happens but that it is taken up again', () => {
    fc.assert(fc.property(histories, ({ events }) => {
      const states = statesOf(definition, events);
      states.forEach((state, index) => {
        const before = states[index - 1];
        if (state.status === 'closed') expect(nothingLeft(state)).toBe(true);
        if (before !== undefined && before.status !== 'running') expect(['reopened', 'reckoned-anew']).toContain(events[index]!.happening.type);
      });
    }));
  });

  it('it never hangs: while it runs, a step is open or it can be closed', () => {
    fc.assert(fc.property(histories, ({ events }) => {
      const state = replay(definition, events);
      if (state.status !== 'running') return;
      const open = Object.values(state.steps).some((step) => step.standing === 'open');
      const last = events.at(-1)!.day;
      expect(open || problemsWith(definition, state, { type: 'closed', note: '' }, everyRole(definition), last).length === 0).toBe(true);
    }));
  });

  it('what is due can be reckoned in every state, and what is not needed is never late', () => {
    fc.assert(fc.property(histories, fc.nat({ max: 400 }), ({ events }, later) => {
      const state = replay(definition, events);
      const today = addDays(events.at(-1)!.day, later);
      const items = dues(definition, state, on);
      expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
      for (const item of items) {
        const stands = standing(item, today);
        if (!item.needed) expect(stands).toBe(item.doneOn === null ? 'not-needed' : 'no-longer-needed');
        if (item.due !== null && item.opens !== null && item.kind !== 'clock') expect(item.opens <= item.due).toBe(true);
        if (state.status !== 'running') expect(['not-needed', 'no-longer-needed', 'done', 'done-late']).toContain(stands);
      }
      for (const { key } of definition.clocks) {
        const drawn = strip(definition, state, key, on, today);
        expect(drawn.map(({ number }) => number)).toEqual(drawn.map((_, index) => index + 1));
        expect(drawn.every((each, index) => index === 0 || drawn[index - 1]!.day < each.day)).toBe(true);
      }
    }));
  });

  it('waiting alone never makes late into in time', () => {
    const lateness = ['not-needed', 'done', 'done-late', 'paused', 'waiting', 'due', 'due-today', 'late'];
    fc.assert(fc.property(histories, fc.nat({ max: 60 }), fc.nat({ max: 60 }), ({ events }, soon, later) => {
      const today = addDays(events.at(-1)!.day, soon);
      for (const item of dues(definition, replay(definition, events), on)) {
        expect(lateness.indexOf(standing(item, addDays(today, later)))).toBeGreaterThanOrEqual(lateness.indexOf(standing(item, today)));
      }
    }));
  });

  it('a bank holiday more never moves a last day forward, but one that is counted back from a day to come', () => {
    const countedBack = definition.clocks.filter((clock) => clock.atLeastBefore !== undefined);
    const backwards = new Set(countedBack.flatMap((clock) => [`clock-${clock.key}`, ...definition.steps.filter(({ key, window }) => key === clock.stops && window === undefined).map(({ key }) => key)]));
    fc.assert(fc.property(histories, fc.array(someDay, { minLength: 1, maxLength: 8 }), fc.array(fc.nat({ max: 40 }), { maxLength: 8 }), ({ events }, anywhere, near) => {
      const state = replay(definition, events);
      const more = { calendar: withHolidays([...anywhere, ...near.map((days) => addDays(events[0]!.day, days))]), division };
      const after = new Map(dues(definition, state, more).map((item) => [item.key, item]));
      for (const { key, due, opens } of dues(definition, state, on)) {
        const moved = after.get(key)!;
        expect(moved.due === null).toBe(due === null);
        if (due === null || moved.due === null) continue;
        expect(backwards.has(key) ? moved.due <= due : moved.due >= due, `${key}: ${due} became ${moved.due}`).toBe(true);
        if (opens !== null && moved.opens !== null) expect(moved.opens >= opens).toBe(true);
      }
    }));
  });

  it('a longer pause or an extension never brings a last day nearer', () => {
    fc.assert(fc.property(histories, fc.nat({ max: 30 }), ({ events }, days) => {
      const state = replay(definition, events);
      const today = addDays(events.at(-1)!.day, days);
      for (const clock of definition.clocks) {
        const before = dues(definition, state, on).find(({ key }) => key === `clock-${clock.key}`)!.due;
        for (const happening of [
          { type: 'clock-resumed', clock: clock.key, on: today } as const,
          { type: 'clock-extended', clock: clock.key, by: { amount: days + 1, unit: 'working-days' }, reason: 'A trial.', approvedBy: 'The chair' } as const,
        ]) {
          if (problemsWith(definition, state, happening, everyRole(definition), today).length > 0) continue;
          const next = replay(definition, [...events, { seq: state.lastSeq + 1, at: `${today}T12:00:00.000Z`, day: today, actor: null, actingFor: null, happening }]);
          const after = dues(definition, next, on).find(({ key }) => key === `clock-${clock.key}`)!.due;
          if (before !== null) expect(after !== null && after >= before, `${clock.key}: ${before} became ${after}`).toBe(true);
        }
      }
    }));
  });
});
