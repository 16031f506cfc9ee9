import { describe, expect, it } from 'vitest';
import { day, loadBundledCalendar } from '../calendar/index.ts';
import { bundledIds, bundledPack, type Pack } from '../framework/index.ts';
import type { Addressee, ProcessDefinition } from '../framework/schema/process.ts';
import { dues } from './due.ts';
import { problemsWith } from './may.ts';
import { nothingLeft } from './state.ts';
import { everyRole } from './testing/history.ts';
import { everyWalk, type Walk } from './testing/walks.ts';

const calendar = loadBundledCalendar();
const packs: Pack[] = [];
for (const id of await bundledIds()) packs.push((await bundledPack(id)).pack);
const processes = packs.flatMap((pack) => pack.processes.map((process) => ({ pack, process, name: `${pack.id}: ${process.name}` })));

/** A day on which the rules of the process held, in years whose bank holidays are known. */
const startOf = ({ effective }: ProcessDefinition) => day(effective.from >= '2012-01-02' ? effective.from : (effective.to ?? '2013-06-04'));

describe.each(processes)('every way through $name', ({ pack, process }) => {
  const on = { calendar, division: pack.division };
  let walks: Walk[] = [];

  it('comes to an end at which it can be closed, with nothing left open', () => {
    walks = everyWalk(process, startOf(process), pack.criteria);
    expect(walks.length).toBeGreaterThan(0);
    for (const { history, outcomes } of walks) {
      const way = outcomes.map(({ outcome }) => outcome).join(', ');
      expect(nothingLeft(history.state), `${way}: ${Object.values(history.state.steps).filter(({ standing }) => standing === 'waiting').map(({ key }) => key).join(', ')} never opened`).toBe(true);
      expect(problemsWith(process, history.state, { type: 'closed', note: '' }, everyRole(process), history.events.at(-1)!.day), way).toEqual([]);
    }
  });

  it('together they take every step and every outcome', () => {
    expect(process.steps.map((step) => step.key).filter((key) => !walks.some((walk) => walk.done.includes(key)))).toEqual([]);
    const taken = new Set(walks.flatMap((walk) => walk.outcomes.map(({ decision, outcome }) => `${decision}: ${outcome}`)));
    expect(process.decisions.flatMap((decision) => decision.outcomes.map((outcome) => `${decision.key}: ${outcome.key}`)).filter((each) => !taken.has(each))).toEqual([]);
  });

  it('an outside body that is waited for gives each of its answers on some way, and none of them leaves the process stuck', () => {
    const given = new Set(walks.flatMap((walk) => walk.answers.map(({ step, answer }) => `${step}: ${answer}`)));
    const possible = process.steps.flatMap(({ key, act }) => (act.kind === 'wait' ? act.answers.map((answer) => ({ step: key, answer: answer.key })) : []));
    // With fewer ways through a step than answers, the ways give as many of them as they are.
    for (const step of new Set(possible.map((each) => each.step))) {
      const ways = walks.filter((walk) => walk.done.includes(step)).length;
      const all = possible.filter((each) => each.step === step);
      expect(all.filter((each) => given.has(`${each.step}: ${each.answer}`)).length, step).toBe(Math.min(ways, all.length));
    }
  });

  it('every clock is reckoned on some way, and stopped by the step that it waits for', () => {
    const reckoned = new Set(walks.flatMap(({ history }) => dues(process, history.state, on)).filter((item) => item.kind === 'clock' && item.doneOn !== null && (item.due !== null || process.clocks.some((clock) => `clock-${clock.key}` === item.key && clock.asSoonAs))).map((item) => item.key));
    expect(process.clocks.map((clock) => `clock-${clock.key}`).filter((key) => !reckoned.has(key))).toEqual([]);
  });

  it('every notice has somebody to go to, and every outcome starts what the framework runs', () => {
    for (const step of process.steps) {
      const { act } = step;
      const told = act.kind === 'notice' ? [...act.to, ...act.copies] : act.kind === 'composite' ? act.to : [];
      expect(told.filter((addressee) => !known(pack, addressee)), step.key).toEqual([]);
      // Whoever is told because their agency is involved has been asked before, in this process or in the one that started it.
      if (told.some((addressee) => 'participants' in addressee)) expect(asksAgencies(process) || pack.processes.some((each) => asksAgencies(each) && each.decisions.some((decision) => decision.outcomes.some((outcome) => outcome.starts.includes(process.key)))), step.key).toBe(true);
    }
    const started = process.decisions.flatMap((decision) => decision.outcomes.flatMap((outcome) => outcome.starts));
    expect(started.filter((key) => !pack.processes.some((each) => each.key === key && each.runs))).toEqual([]);
  });
});

const asksAgencies = ({ steps }: ProcessDefinition): boolean => steps.some(({ act }) => act.kind === 'request' || act.kind === 'round' || act.kind === 'case-audit');

function known(pack: Pack, addressee: Addressee): boolean {
  if ('role' in addressee) return pack.roles.some((role) => role.key === addressee.role);
  if ('group' in addressee) return pack.groups.some((group) => group.key === addressee.group);
  if ('body' in addressee) return pack.bodies.some((body) => body.key === addressee.body);
  return true;
}
