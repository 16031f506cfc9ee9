import { expect, it } from 'vitest';
import { bundledPack } from '../../framework/index.ts';
import { byAsking } from './composite.tsx';

it('lays side by side what was asked at one time, with the questions that were asked then', async () => {
  const { pack } = await bundledPack('england-2026');
  const review = pack.processes.find((process) => process.key === 'safeguarding-adults-review')!;
  const [scope, reports] = review.steps.filter((step) => step.act.kind === 'request');
  const rows = [
    { step: reports!.key, form: 'agency-report', agency: 'Police' },
    { step: scope!.key, form: 'agency-information', agency: 'Housing' },
    { step: scope!.key, form: 'agency-information', agency: 'Police' },
  ];
  expect(byAsking(review, pack, rows).map(({ step, form, given }) => [step.key, form.key, given.map((row) => row.agency)])).toEqual([
    [scope!.key, 'agency-information', ['Housing', 'Police']],
    [reports!.key, 'agency-report', ['Police']],
  ]);
});
