import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { bundledPack, type Pack } from '../../src/framework/index.ts';
import { foundPackBoard, placeOf, type DemonstrationPlace } from '../../src/product/demonstration/found-board.ts';
import { firstToSignIn, inventPeople } from '../../src/product/demonstration/invented-people.ts';
import { launchBrowser } from '../support/browser.ts';
import { openJourney, type Journey } from './open-journey.ts';
import { Visitor } from './visitor.ts';
import { walkProcess } from './walk.ts';

/** A kind of review that no other test walks in a browser: on its way its decisions come out as the framework's first, or as named here. */
interface Kind {
  key: string;
  trigger: string;
  outcomes?: Record<string, string>;
  /** Who is told on its way, and then has to be able to read it. */
  told?: string;
}

/** For each board the processes that are most its own, the day from which they count, and the way that is taken through them. */
const boards: { framework: string; walks: { key: string; trigger: string; outcomes: Record<string, string>; answers?: Record<string, string>; done: string[]; starts: string[] }[]; kinds: Kind[] }[] = [
  {
    framework: 'redbridge-2015',
    walks: [
      { key: 'serious-case-review-decision', trigger: '2016-03-02', outcomes: { 'adult-death': 'no', review: 'no-review' }, answers: { 'await-panel': 'advises-review' }, done: ['tell-of-no-review', 'await-panel', 'after-advice'], starts: ['referral-for-learning'] },
      { key: 'joint-review', trigger: '2016-03-02', outcomes: { arrangement: 'joint-panel-separate-reports', recommendations: 'joint', closing: 'done' }, done: ['joint-panel', 'joint-recommendations', 'report-joint-meeting'], starts: [] },
      { key: 'section-11-round', trigger: '2016-03-02', outcomes: { pursue: 'pursue' }, done: ['ask', 'challenge', 'outstanding', 'pursue'], starts: ['challenge-to-agency'] },
      { key: 'multi-agency-audit', trigger: '2016-03-02', outcomes: { follow: 'repeat' }, done: ['agencies-audit', 'young-people', 'overview', 'discuss'], starts: ['audit-programme', 'dissemination'] },
      { key: 'social-care-audit', trigger: '2016-03-02', outcomes: { way: 'both', improve: 'actions' }, done: ['offline', 'peer', 'feedback', 'follow'], starts: [] },
    ],
    kinds: [{ key: 'independent-management-review', trigger: '2016-03-02' }, { key: 'inspection', trigger: '2016-03-02' }],
  },
  {
    framework: 'essex-2013',
    walks: [
      { key: 'partnership-case-review', trigger: '2014-03-03', outcomes: { review: 'review', accept: 'plan' }, done: ['request-reports', 'meeting', 'accept', 'to-board'], starts: ['dissemination'] },
      { key: 'multi-agency-case-audit', trigger: '2014-03-03', outcomes: { select: 'audit', route: 'both' }, done: ['agencies', 'to-board'], starts: ['dissemination', 'programme-change'] },
      { key: 'section-11-round', trigger: '2014-03-03', outcomes: { follow: 'wider' }, done: ['ask', 'analyse', 'report'], starts: ['dissemination'] },
      { key: 'learning-audit', trigger: '2014-03-03', outcomes: { gaps: 'programme' }, done: ['ask', 'review', 'report'], starts: ['programme-change'] },
    ],
    kinds: [{ key: 'serious-case-review', trigger: '2014-03-03' }],
  },
  {
    framework: 'solihull-2015',
    walks: [
      { key: 'case-review-level-1', trigger: '2015-11-02', outcomes: { level: 'level-1', accept: 'plan' }, done: ['collate', 'meeting', 'accept', 'action-plan'], starts: ['plan-and-impact'] },
      { key: 'plan-and-impact', trigger: '2015-11-02', outcomes: { impact: 'no-effect' }, done: ['plan', 'book', 'answered', 'deliver', 'test'], starts: [] },
      { key: 'multi-agency-case-audit', trigger: '2015-11-02', outcomes: { findings: 'plan' }, done: ['lines', 'ask', 'apart', 'to-board'], starts: ['plan-and-impact'] },
      { key: 'section-11-round', trigger: '2015-11-02', outcomes: { open: 'open', follow: 'challenge' }, done: ['ask', 'account'], starts: ['challenge-to-agency'] },
    ],
    kinds: [{ key: 'serious-incident-notification', trigger: '2016-03-02', told: 'lscb-chair' }],
  },
  {
    framework: 'llr-2017',
    walks: [
      { key: 'safeguarding-adults-review', trigger: '2017-07-03', outcomes: { review: 'mandatory', accept: 'accepted', publication: 'publish' }, done: ['views', 'appoint', 'draft', 'annual'], starts: ['dissemination'] },
      { key: 'multi-agency-learning-review', trigger: '2017-07-03', outcomes: { kind: 'learning-review', accept: 'programme' }, done: ['advise', 'meeting', 'accept'], starts: ['dissemination'] },
      { key: 'macfa', trigger: '2017-07-03', outcomes: { theme: 'theme', use: 'learning' }, done: ['guidance', 'ask', 'report', 'watch'], starts: ['dissemination'] },
      { key: 'section-11-round', trigger: '2017-07-03', outcomes: { follow: 'plans' }, done: ['ask', 'analyse', 'report'], starts: [] },
      { key: 'saaf', trigger: '2017-07-03', outcomes: { follow: 'lessons' }, done: ['ask', 'report'], starts: ['dissemination'] },
      { key: 'schools-audit', trigger: '2017-07-03', outcomes: { follow: 'again' }, done: ['ask', 'suggest', 'look-again'], starts: [] },
    ],
    kinds: [{ key: 'serious-incident-notification-2018', trigger: '2018-07-02' }, { key: 'serious-case-review', trigger: '2017-07-03' }, { key: 'single-agency-learning-review', trigger: '2017-07-03' }, { key: 'complaint-learning', trigger: '2017-07-03' }],
  },
  {
    framework: 'suffolk-2019',
    walks: [
      { key: 'section-11', trigger: '2019-03-04', outcomes: {}, done: ['self-assess', 'action-plan', 'report'], starts: [] },
      { key: 'section-175-157', trigger: '2019-03-04', outcomes: {}, done: ['audit', 'through-learning-group', 'to-board'], starts: [] },
      { key: 'thematic-audit', trigger: '2019-03-04', outcomes: {}, done: ['take-up-theme', 'carry-out', 'findings'], starts: [] },
    ],
    kinds: [],
  },
  {
    framework: 'england-2026',
    walks: [
      { key: 'rapid-review', trigger: '2026-10-05', outcomes: { outcome: 'local' }, done: ['views', 'tell-panel', 'tell-review'], starts: ['local-review'] },
      { key: 'local-review', trigger: '2026-04-01', outcomes: { accept: 'accepted', publication: 'information', impact: 'improved' }, done: ['send-information', 'publish-information', 'impact'], starts: ['dissemination'] },
      { key: 'multi-agency-audit', trigger: '2026-10-05', outcomes: { findings: 'spread' }, done: ['ask', 'report'], starts: ['dissemination'] },
      { key: 'section-11-round', trigger: '2026-10-05', outcomes: { follow: 'lessons' }, done: ['ask', 'analyse', 'report'], starts: ['dissemination'] },
      { key: 'schools-audit', trigger: '2026-10-05', outcomes: { follow: 'challenge' }, done: ['ask', 'report'], starts: ['challenge-to-agency'] },
    ],
    kinds: [
      { key: 'serious-incident-notification', trigger: '2026-10-05', told: 'business-manager' },
      ...['child-death-review', 'domestic-abuse-death-review', 'mappa-serious-case-review', 'serious-further-offence-review', 'mental-health-homicide-investigation', 'leder', 'psirf', 'peer-review', 'professional-dispute', 'learning-from-elsewhere']
        .map((key) => ({ key, trigger: '2026-10-05' })),
    ],
  },
];

describe.each(boards)('the people of $framework, in a browser', ({ framework, walks, kinds }) => {
  let journey: Journey;
  let browser: Browser;
  let visitor: Visitor;
  let pack: Pack;
  let partnershipId: string;
  let place: DemonstrationPlace;
  beforeAll(async () => {
    journey = await openJourney('postgres', '2026-11-20T10:00:00Z');
    ({ pack } = await bundledPack(framework));
    // The people of the journey's own board have the addresses of the framework's demonstration.
    place = framework === 'suffolk-2019' ? { name: 'Waveney', slug: 'waveney' } : placeOf(pack);
    ({ partnershipId } = await foundPackBoard(journey.product.app.database, '2013-01-01', framework, place));
    browser = await launchBrowser();
    visitor = await Visitor.open(browser, journey.base, { javaScript: true });
  });
  afterAll(async () => {
    await visitor.close();
    await browser.close();
    await journey.close();
  });

  it.each(walks)('take "$key" from its start to its close', async ({ key, trigger, outcomes, answers = {}, done, starts }) => {
    const process = await walkProcess({ visitor, product: journey.product, partnershipId, pack, place, trigger, outcomes, answers }, key);
    expect(process.state.status).toBe('closed');
    for (const step of done) expect(process.state.steps[step]?.standing, step).toBe('done');
    const followed = await journey.product.app.database.run({ role: 'gt_worker', partnershipId }, (tx) => tx.selectFrom('process').select('definition').where('started_by_process', '=', process.id).execute());
    expect(followed.map((each) => each.definition).sort()).toEqual(starts.toSorted());
    await visitor.go(`/reviews/${process.id}`);
    await visitor.accessible();
    await visitor.says('Closed');
  });

  it.each(kinds)('take "$key" from its start to its close by the first of its outcomes', async ({ key, trigger, outcomes = {}, told }) => {
    const process = await walkProcess({ visitor, product: journey.product, partnershipId, pack, place, trigger, outcomes }, key);
    expect(process.state.status).toBe('closed');
    if (told !== undefined) await visitor.goOnAs(inventPeople(pack, place).people.find((each) => each.role === told)!.email);
    await visitor.go(`/reviews/${process.id}`);
    await visitor.says('Closed');
  });

  it('finds its own processes, and is told why one of another time is not started today and how it still can be', async () => {
    const own = pack.processes.find((each) => each.key === walks[0]!.key)!;
    const past = pack.processes.find((each) => each.runs && each.effective.to !== undefined && each.decisions.some((decision) => decision.criteria.length > 0));
    await visitor.signInWith(firstToSignIn(pack, inventPeople(pack, place).people).email);
    await visitor.go('/reviews/start');
    await visitor.says(own.name);
    await visitor.go('/reviews/aid?f1=yes');
    await visitor.accessible();
    if (past === undefined) return;
    await visitor.says(`For something that happened while they held: Start: ${past.name}`);
    await visitor.go('/reviews/start');
    await visitor.says('A case keeps the rules of its trigger date');
  });
});
