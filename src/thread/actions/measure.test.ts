import { expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { isMeasured, noMeasure } from './measure.ts';

it('A measure is one where somebody set it', () => {
  expect([isMeasured('Calls made'), isMeasured(''), isMeasured(noMeasure)]).toEqual([true, false, false]);
});

eachDatabase('an action without a measure of its effect', (kind) => {
  const filled = useFilledBoard(kind);
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);

  it('is found in the list, and is not called done before it has one', async () => {
    const id = String(await value(`update action set measure = $2 where partnership_id = $1 and id = (select id from action where partnership_id = $1 and status = 'evidence-offered' order by reference limit 1) returning id`, noMeasure));
    const manager = await filled.it.signedIn('manager');
    const at = `/actions/${id}`;
    expect((await manager.get('/actions?status=unmeasured')).html).toContain(`href="${at}"`);
    expect((await manager.get(at)).text).toContain('None was set');
    const revision = String(await value('select revision from action where partnership_id = $1 and id = $2', id));
    const refused = await manager.send(at, at, { do: 'verified', revision, text: 'Seen at a visit.' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Enter how you will know that it made a difference');
    expect((await manager.send(at, at, { do: 'verified', revision, text: 'Seen at a visit.', measure: 'Files with a plan' })).to).toBe(at);
    expect(await value('select measure from action where partnership_id = $1 and id = $2', id)).toBe('Files with a plan');
    expect((await manager.get('/actions?status=unmeasured')).html).not.toContain(`href="${at}"`);
  });

  it('keeps what people reflected on beside what a check found', async () => {
    const manager = await filled.it.signedIn('manager');
    const at = `/lessons/${String(await value(`select l.id from lesson l where l.partnership_id = $1 and l.stage = 'disseminated' and exists (select from lesson_embedding e where e.partnership_id = l.partnership_id and e.lesson_id = l.id and e.checked_on is null) order by l.reference limit 1`))}`;
    const check = /name="check" value="([^"]+)"/.exec((await manager.get(at)).html)![1]!;
    expect((await manager.send(at, at, { do: 'check', check, result: 'partly', found: 'Six of ten files.', reflection: 'Supervision in March: who was asked, and who was not.' })).to).toBe(at);
    expect((await manager.get(at)).text).toContain('Supervision in March: who was asked, and who was not.');
  });
});
