import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledIds, bundledPack, type Pack } from '../../framework/index.ts';
import { departures, reckonSet, type Answered } from '../../process/index.ts';
import { factOf, factsOf, weigh } from './facts.ts';

const frameworks = await bundledIds();

describe('the decision aid', () => {
  let pack: Pack;
  beforeAll(async () => { ({ pack } = await bundledPack('suffolk-2019')); });
  const withAnswers = () => fc.record(Object.fromEntries(factsOf(pack).map((fact) => [fact.key, fc.constantFrom<Answered>('yes', 'no', fact.middle, undefined)])));

  it('asks each fact once', () => {
    const facts = factsOf(pack);
    expect(new Set(facts.map((fact) => fact.identity)).size).toBe(facts.length);
    expect(facts.length).toBeGreaterThan(5);
  });

  it('asks once what two sets ask for, and counts the answer in both', () => {
    const [one, other] = [pack.criteria[0]!, pack.criteria.find((set) => set.key === 'local-review')!];
    const item = { ...other.items[0]!, key: 'died-too', text: 'The child is dead', fact: 'death' };
    const shared = {
      processes: pack.processes,
      criteria: [{ ...one, items: one.items.map((each) => (each.key === 'died' ? { ...each, fact: 'death' } : each)) }, { ...other, items: [item], met: 'died-too' }],
    };
    const facts = factsOf(shared);
    const death = facts.filter((fact) => fact.identity === 'death');
    expect(death).toHaveLength(1);
    expect(death[0]!.sets).toEqual([one.key, other.key]);
    const results = weigh(shared, { [death[0]!.key]: 'yes' }).flatMap((each) => each.sets);
    expect(results.find(({ set }) => set.key === other.key)!.met).toBe('met');
    expect(results.find(({ set }) => set.key === one.key)!.met).toBe('possibly');
  });

  it('says of what follows from another process whether that is called for', async () => {
    const { pack: england } = await bundledPack('england-2026');
    const said = (answer: 'yes' | 'no') => weigh(england, Object.fromEntries(factsOf(england).map((fact) => [fact.key, answer]))).find(({ process }) => process.key === 'rapid-review')!.after;
    const notified = { process: 'Serious incident notification', set: england.criteria.find(({ key }) => key === 'notifiable')!.name };
    expect(said('no')).toEqual([{ ...notified, met: 'not-met' }]);
    expect(said('yes')).toEqual([{ ...notified, met: 'met' }]);
  });

  it('says of what is at the board’s discretion that it does not arise where the duty is met', async () => {
    for (const id of ['llr-2017', 'england-2026']) {
      const { pack: each } = await bundledPack(id);
      const duty = each.criteria.find((set) => set.key === 'sar-duty')!;
      const discretion = each.criteria.find((set) => set.key === 'sar-discretion')!;
      const shown = (said: (key: string) => Answered) => {
        const answers = Object.fromEntries([...duty.items, ...discretion.items].map((item) => [factsOf(each).find((fact) => fact.identity === factOf(item))!.key, said(item.key)]));
        const sets = weigh(each, answers).find((result) => result.process.key === 'safeguarding-adults-review')!.sets;
        return Object.fromEntries(sets.map(({ set, met, yields }) => [set.key, yields === null ? met : yields.key]));
      };
      expect(shown((key) => (key === 'alive' ? 'no' : 'yes')), id).toEqual({ 'sar-duty': 'met', 'sar-discretion': 'sar-duty' });
      expect(shown((key) => (key === 'together' ? 'no' : 'yes')), id).toEqual({ 'sar-duty': 'not-met', 'sar-discretion': 'met' });
      expect(shown((key) => (key === 'together' ? undefined : 'yes')), id).toEqual({ 'sar-duty': 'possibly', 'sar-discretion': 'met' });
    }
  });

  it('reckons that no statutory criteria are met from those of each review that the law asks for', async () => {
    for (const [id, text] of [['llr-2017', 'No statutory criteria are met'], ['england-2026', 'No statutory criteria are met']] as const) {
      const { pack: each } = await bundledPack(id);
      expect(factsOf(each).map((fact) => fact.text)).not.toContain(text);
      const below = (said: (fact: string) => Answered) => weigh(each, Object.fromEntries(factsOf(each).map((fact) => [fact.key, said(fact.text)])))
        .flatMap(({ sets }) => sets).find(({ set }) => set.key === 'learning-review')!;
      const lawful = new Set(['serious-case-review', 'notifiable', 'sar-duty', 'domestic-homicide', 'domestic-abuse-death', 'mappa-mandatory'].flatMap((key) => each.criteria.find((set) => set.key === key)?.items ?? []).map((item) => item.text));
      const others = (lawfully: Answered) => (fact: string): Answered => (lawful.has(fact) && fact !== factsOf(each).find(({ identity }) => identity === 'concern-together')?.text ? lawfully : 'yes');
      expect(below(others('no')).met, id).toBe('met');
      expect(below(others('yes')).met, id).toBe('not-met');
      expect(below(others(undefined)).met, id).toBe('possibly');
    }
  });

  it('asks, with LLR, for a near miss besides the concern about how several agencies managed the case (5.7)', async () => {
    const { pack: llr } = await bundledPack('llr-2017');
    const set = llr.criteria.find((each) => each.key === 'learning-review')!;
    const said = (no: string) => reckonSet(set, Object.fromEntries(set.items.map((item): [string, Answered] => [item.key, item.key === no ? 'no' : 'yes'])));
    expect(said('none')).toBe('met');
    expect(said('near-miss')).toBe('not-met');
    expect(said('management')).toBe('not-met');
    expect(said('system')).toBe('met');
  });

  it('reckons whether the criteria of another review are met, and does not ask for it', () => {
    const set = (key: string, items: Pack['criteria'][number]['items'], met: NonNullable<Pack['criteria'][number]['met']>): Pack['criteria'][number] => ({ key, name: key, per: 'case', middle: 'not-known', ofCase: true, items, met, rule: pack.criteria[0]!.rule });
    const higher = set('higher', [{ key: 'died', text: 'Somebody died' }], 'died');
    const lower = set('lower', [{ key: 'below', text: 'The higher threshold is not met', reckoned: { set: 'higher', is: 'not-met' } }, { key: 'lessons', text: 'There are lessons' }], { all: ['below', 'lessons'] });
    const process = { ...pack.processes[0]!, decisions: [{ ...pack.processes.flatMap((each) => each.decisions)[0]!, criteria: ['higher', 'lower'] }] };
    const of = { criteria: [higher, lower], processes: [process] };
    expect(factsOf(of).map((fact) => fact.text)).toEqual(['Somebody died', 'There are lessons']);
    const lowerWith = (answers: Record<string, Answered>) => weigh(of, answers)[0]!.sets.find((each) => each.set.key === 'lower')!;
    expect(lowerWith({ f1: 'no', f2: 'yes' }).met).toBe('met');
    expect(lowerWith({ f1: 'yes', f2: 'yes' }).met).toBe('not-met');
    expect(lowerWith({ f2: 'yes' }).met).toBe('possibly');
    expect(lowerWith({ f1: 'no', f2: 'yes' }).why).toContainEqual(expect.objectContaining({ text: 'The higher threshold is not met', answered: 'yes' }));
  });

  it.each(frameworks)('%s: calls for the outcomes from which the decision room sees no departure, and says as it does whether it leaves a choice', async (id) => {
    const { pack: each } = await bundledPack(id);
    const answers = Object.fromEntries(factsOf(each).map((fact) => [fact.key, 'yes' as const]));
    for (const { process, calls, sets } of weigh(each, answers)) {
      const met = Object.fromEntries(sets.map((shown) => [shown.set.key, shown.met]));
      for (const decision of process.decisions) {
        const call = calls.find(({ calledFor }) => calledFor.every((outcome) => decision.outcomes.includes(outcome)));
        for (const outcome of decision.outcomes) {
          const against = departures(decision, outcome.key, met).filter(({ how }) => how === 'called-for');
          expect(against.map(({ calledFor, refused }) => ({ calledFor, refused })), `${process.key} ${outcome.key}`)
            .toEqual(call === undefined || call.calledFor.includes(outcome) ? [] : [{ calledFor: call.calledFor, refused: call.refused }]);
        }
      }
    }
  });

  it('calls, of several sets that are met, for what the first calls for', () => {
    const [one, other] = [pack.criteria[0]!, { ...pack.criteria[0]!, key: 'other' }].map((set) => ({ ...set, items: [{ key: 'any', text: 'Any' }], met: 'any', ofCase: true }));
    const from = pack.processes[0]!.decisions[0] ?? pack.processes.flatMap((each) => each.decisions)[0]!;
    const outcome = (key: string, requiredBy: string) => ({ ...from.outcomes[0]!, key, requiredBy, departure: 'with-reason' as const });
    const decision = { ...from, criteria: [], outcomes: [outcome('first', one!.key), outcome('second', other!.key)] };
    const [result] = weigh({ criteria: [one!, other!], processes: [{ ...pack.processes.find((each) => each.runs)!, decisions: [decision] }] }, { f1: 'yes' });
    expect(result!.calls.map(({ calledFor, refused }) => [calledFor.map(({ key }) => key), refused])).toEqual([[['first'], false]]);
  });

  it.each(frameworks)('%s: asks for no fact that judges a report, a course or a figure', async (id) => {
    const { pack: each } = await bundledPack(id);
    const asked = new Set(factsOf(each).flatMap((fact) => fact.sets));
    for (const set of each.criteria.filter((one) => one.key === 'publication' || one.key === 'training-quality' || one.key === 'figure-at-risk')) {
      expect(asked.has(set.key), set.key).toBe(false);
      expect(weigh(each, {}).flatMap(({ sets }) => sets).some((shown) => shown.set.key === set.key), set.key).toBe(false);
    }
    expect(asked.size).toBeGreaterThan(2);
  });

  it('says of each set what its own rule says, for any answers', () => {
    fc.assert(fc.property(withAnswers(), (answers) => {
      const keyOf = new Map(factsOf(pack).map((fact) => [fact.identity, fact.key]));
      for (const { set, met, why } of weigh(pack, answers).flatMap((each) => each.sets)) {
        const given = Object.fromEntries(set.items.map((item) => [item.key, answers[keyOf.get(factOf(item))!]]));
        expect(met).toBe(reckonSet(set, given));
        expect(why.length, `${set.key} says why`).toBeGreaterThan(0);
        for (const each of why) expect(each.rule.source).not.toBe('');
      }
    }));
  });
});
