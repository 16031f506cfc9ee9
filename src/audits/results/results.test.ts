import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import type { Browser } from '../../access/testing/browser.ts';
import type { Tx } from '../../platform/index.ts';
import { smallTool } from '../returns/testing/tools.ts';
import { fillRound, type Answering, type FilledRound } from './testing/filled-round.ts';

eachDatabase('the results of a round', (kind) => {
  const audited = useAuditedBoard(kind);
  let manager: Browser;
  let before: FilledRound;
  let round: FilledRound;
  const at = (part = '') => `/audits/rounds/${round.id}/results${part}`;

  beforeAll(async () => {
    manager = await audited.it.signedIn('business-manager');
    const { board, as } = audited.it;
    const agencies = board.agencies;
    before = await as((tx) => fillRound(tx, board, [
      { name: 'Police', agencyId: agencies['police']!, kind: 'police', levels: ['partly-met', 'not-met'] }, { name: 'Probation', agencyId: agencies['probation']!, kind: 'probation', levels: ['met', 'met'] },
    ], { name: 'Section 11 2024', status: 'reported', year: 2024 }));
    round = await as((tx) => fillRound(tx, board, [
      { name: 'Police', agencyId: agencies['police']!, kind: 'police', levels: ['met', 'not-met'], moderated: 'partly-met', says: 'Leaders visit each team once a month', respondentId: before.respondents['Police']! },
      { name: 'Probation', agencyId: agencies['probation']!, kind: 'probation', levels: ['met', 'partly-met'], says: '=HYPERLINK("http://bad.example")', respondentId: before.respondents['Probation']! },
      { name: 'Housing', agencyId: agencies['housing']!, kind: 'housing', levels: ['not-met', 'not-met'], says: 'A draft that nobody handed in', status: 'under-way' },
    ], { name: 'Section 11 2026', status: 'closed', previousId: before.id, assessment: 'section-11' }));
  });

  it('show each return against each standard in words, numbers and colour, with the trend', async () => {
    const answer = await manager.get(at());
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('2 of 3');
    expect(answer.html).toMatch(/gt-heat__cell--3" data-head="Leadership"><span class="gt-heat__words">Partly met<\/span><span class="gt-heat__more">2\.0, panel’s grade, as before/);
    expect(answer.html).toMatch(/gt-heat__cell--1" data-head="Safe recruitment"><span class="gt-heat__words">Not met<\/span><span class="gt-heat__more">1\.0, own grade, as before/);
    expect(answer.text).toContain('2.0, own grade, ▼ down 1.0');
  });

  it('show the agencies’ own grades, or what lies between, by the address', async () => {
    expect((await manager.get(at('?show=own'))).html).toMatch(/gt-heat__cell--5" data-head="Leadership"><span class="gt-heat__words">Met<\/span><span class="gt-heat__more">3\.0, ▲ up 1\.0/);
    const difference = await manager.get(at('?show=difference'));
    expect(difference.text).toContain('1.0 lower');
    expect(difference.text).toContain('Met to Partly met');
    expect(difference.text).toContain('Not moderated');
  });

  it('leave out what has not been handed in: a draft is the agency’s own', async () => {
    expect((await manager.get(at())).text).not.toContain('Housing');
  });

  it('name the strongest and the weakest standard, and how the grades are spread', async () => {
    const answer = await manager.get(at());
    expect(answer.text).toMatch(/Strongest Leadership : (Partly met|Met), 2\.5/);
    expect(answer.text).toMatch(/Weakest Safe recruitment : (Not met|Partly met), 1\.5/);
    expect(answer.text).toContain('Not met: 1, Partly met: 1');
  });

  it('are for the people of the board alone', async () => {
    const police = await audited.it.signedIn('agency-lead.police');
    expect((await police.get(at())).status).toBe(403);
    expect((await audited.it.browser().get(at())).status).toBe(303);
  });

  it('have no trend where the round before graded in another way', async () => {
    const { board, as } = audited.it;
    const scales = [{ key: 'grade', name: 'Grade', levels: [{ value: 'not-met', label: 'No', score: 0 }, { value: 'partly-met', label: 'In part', score: 5 }, { value: 'met', label: 'Yes', score: 10 }] }];
    const other = await as((tx) => fillRound(tx, board, [{ name: 'Police', levels: ['met', 'met'], respondentId: before.respondents['Police']! }], { name: 'Other tool', previousId: round.id, form: smallTool((form) => ({ ...form, scales })) }));
    const answer = await manager.get(`/audits/rounds/${other.id}/results`);
    expect(answer.text).toContain('grades in another way');
    expect(answer.text).not.toMatch(/as before|▲|▼/);
  });

  it('are gathered by area where there are many, and lead from there to the returns of one', async () => {
    const { board, as } = audited.it;
    const schools = (area: string, count: number, level: string): Answering[] => Array.from({ length: count }, (_, index) => ({ name: `${area} School ${index + 1}`, area, levels: [level, 'met'] as const }));
    const many = await as((tx) => fillRound(tx, board, [...schools('Northmarsh', 30, 'met'), ...schools('Southmarsh', 30, 'not-met')], { name: 'Schools' }));
    const page = await manager.get(`/audits/rounds/${many.id}/results`);
    expect(page.text).toContain('Areas by standard');
    expect(page.html).toMatch(/by=agency&amp;area=Northmarsh#heat">Northmarsh<\/a><span class="gt-under">30 returns/);
    expect(page.html).toMatch(/gt-heat__cell--1" data-head="Leadership"><span class="gt-heat__words">Not met<\/span><span class="gt-heat__more">1\.0, 0 of 30 moderated/);
    const one = await manager.get(`/audits/rounds/${many.id}/results?by=agency&area=Southmarsh`);
    expect(one.text).toContain('Southmarsh School 1');
    expect(one.text).not.toContain('Northmarsh School');
  });

  it('are read in the same number of queries however many returns there are', async () => {
    const { board, as, product } = audited.it;
    const schools = (count: number): Answering[] => Array.from({ length: count }, (_, index) => ({ name: `School ${index}`, area: `Area ${index % 3}`, levels: ['met', 'met'] as const }));
    const [few, many] = [await as((tx) => fillRound(tx, board, schools(2), { name: 'Few', previousId: before.id })), await as((tx) => fillRound(tx, board, schools(40), { name: 'Many', previousId: before.id }))];
    const counting = async (url: string) => {
      let asked = 0;
      const { database } = product.app;
      const run = database.run.bind(database);
      database.run = (acting, deed) => run(acting, (tx) => deed(tx.withPlugin({ transformQuery: ({ node }) => { asked += 1; return node; }, transformResult: async ({ result }) => result }) as Tx));
      const { status } = await manager.get(url);
      database.run = run;
      expect(status).toBe(200);
      return asked;
    };
    for (const part of ['', '?by=area', '?by=agency']) {
      await manager.get(`/audits/rounds/${few.id}/results${part}`);
      await manager.get(`/audits/rounds/${many.id}/results${part}`);
      expect(await counting(`/audits/rounds/${many.id}/results${part}`)).toBe(await counting(`/audits/rounds/${few.id}/results${part}`));
    }
  });
});
