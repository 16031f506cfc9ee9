import { describe, expect, it } from 'vitest';
import { bundledIds, bundledPack } from './index.ts';

const packs = await Promise.all((await bundledIds()).map(async (id) => (await bundledPack(id)).pack));
const outcomes = packs.flatMap((pack) => pack.processes.flatMap((process) => process.decisions.flatMap((decision) => decision.outcomes.map((outcome) => ({ pack, process, decision, outcome, name: `${pack.id} ${process.key} ${outcome.key}` })))));

describe('the criteria of the frameworks', () => {
  it('leave no choice where a statute lays the duty on the board or the authority itself, and in what the document says must be done', () => {
    expect(outcomes.filter(({ outcome }) => outcome.departure === 'refused').map(({ name }) => name).sort()).toEqual([
      'england-2026 safeguarding-adults-review mandatory', 'england-2026 serious-incident-notification notifiable',
      'essex-2013 serious-case-review-decision review',
      'llr-2017 safeguarding-adults-review mandatory', 'llr-2017 serious-case-review-decision review', 'llr-2017 serious-incident-notification-2018 notifiable', 'llr-2017 single-agency-learning-review must',
      'solihull-2015 serious-case-review-decision review',
      'suffolk-2019 serious-incident-notification notifiable',
    ]);
  });

  it('call for every statutory review that a board decides, and every set that does so says when it is met', () => {
    for (const { pack, outcome, name } of outcomes) {
      for (const key of [outcome.requiredBy, outcome.needs]) if (key !== undefined) expect(pack.criteria.find((set) => set.key === key)?.met, name).toBeDefined();
    }
    const calledFor = new Set(outcomes.filter(({ outcome }) => outcome.requiredBy !== undefined).map(({ pack, process }) => `${pack.id} ${process.key}`));
    for (const { pack, process, decision } of outcomes) {
      const statutory = decision.criteria.flatMap((key) => pack.criteria.filter((set) => set.key === key && set.ofCase && set.rule.force === 'statute' && set.met !== undefined));
      if (statutory.length > 0 && process.ownedBy === undefined && !/rapid-review|multi-agency/.test(process.key)) expect(calledFor, process.key).toContain(`${pack.id} ${process.key}`);
    }
  });
});
