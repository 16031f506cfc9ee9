import { expect, it } from 'vitest';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { stageReview } from '../../../test/support/staged-review.ts';
import { day } from '../../calendar/index.ts';
import { bundledPack } from '../../framework/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { append, replay, type Happening, type RunningProcess } from '../../process/index.ts';
import { decided } from '../../process/testing/history.ts';
import { reckoningFor } from '../review/open-review.ts';
import { keepPublication } from './keep-publication.ts';

const on = (name: string, [day, month, year]: readonly [number, number, number]) => ({ [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) });
const published = (day: number) => ({ ...on('publishedOn', [day, 11, 2026]), address: 'https://board.example/scr', 'ask.0': 'Yes.', 'ask.1': 'A statement was given.' });

eachDatabase('a report that the process publishes', (kind) => {
  const board = useAuditedBoard(kind);
  const row = (process: string) => board.it.as((tx) => tx.selectFrom('publication').selectAll().where('process_id', '=', process).executeTakeFirst());

  it('waits a week for the copy, or needs a reason that is kept and shown, and stands once in step, page and register', async () => {
    const { id } = await stageReview(board.it, '2026-11-18', { process: 'serious-case-review', title: 'A report to be published', began: 100, pace: 6, outcomes: { doubt: 'intended', accept: 'accepted', publication: 'publish' }, at: 'send-copy' });
    expect(await row(id)).toMatchObject({ decision: 'publish', decided_by: 'Chair of the LSCB' });
    const manager = await board.it.signedIn('business-manager');
    const href = `/reviews/${id}`;
    // The decision is taken at its step and nowhere else.
    const page = await manager.get(`${href}/publication`);
    expect(page.text).toContain('decided at the step Decide on publication');
    expect(page.html).not.toContain('name="weighed-');
    expect(page.html).not.toContain('name="publishedOn-day"');
    expect((await manager.post(`${href}/publication`, { do: 'decide', revision: '1', decision: 'not-publish' })).text).toContain('It is recorded at the step “Decide on publication”');
    expect((await manager.send(`${href}/steps/send-copy`, `${href}/steps/send-copy`, { ...on('sentOn', [18, 11, 2026]), how: 'Secure mail' })).status).toBe(303);

    const step = `${href}/steps/publish`;
    expect((await manager.get(step)).text).toContain('sent on 18 November 2026, so it may be published from 25 November 2026');
    const unchecked = await manager.send(step, step, published(19));
    expect(unchecked.status).toBe(422);
    expect(unchecked.text).toContain('Record first that it was checked');
    expect(unchecked.html).toContain('https://board.example/scr');
    expect(unchecked.html).toContain('A statement was given.');
    expect((await manager.send(`${href}/publication`, `${href}/publication`, { do: 'check', revision: '1', checkedBy: 'The solicitor', ...on('checkedOn', [17, 11, 2026]), checkNote: 'Ages were taken out.' })).status).toBe(303);
    const early = await manager.send(step, step, published(19));
    expect(early.status).toBe(422);
    expect(early.text).toContain('Say why it is published before the time is up. “Copy to the national panel before publication”: sent on 18 November 2026, so it may be published from 25 November 2026');
    expect((await row(id))!.published_on).toBeNull();

    expect((await manager.send(step, step, { ...published(19), beforeTime: 'ok' })).text).toContain('The reason must be at least 3 words');
    expect((await manager.send(step, step, { ...published(19), beforeTime: 'The panel agreed by telephone on 18 November.', ...on('availableUntil', [1, 6, 2027]) })).text).toContain('It stays public until 19 November 2027 at least');
    expect((await manager.send(step, step, { ...published(19), beforeTime: 'The panel agreed by telephone on 18 November.' })).status).toBe(303);
    expect(await row(id)).toMatchObject({ published_on: '2026-11-19', address: 'https://board.example/scr', before_time: 'The panel agreed by telephone on 18 November.' });
    for (const at of [`${href}/publication`, step]) expect((await manager.get(at)).text).toContain('The panel agreed by telephone on 18 November.');
    expect((await manager.get(`${href}/publication`)).text).toContain('19 November 2026');
    expect((await manager.get('/reviews?stage=all&published=published')).text).toContain('Published on 19 November 2026');
    expect(await board.it.as((tx) => tx.selectFrom('record_entry').select('detail').where('deed', '=', 'recorded the publication').executeTakeFirst())).toMatchObject({ detail: { beforeTime: 'The panel agreed by telephone on 18 November.' } });
    // What is put right at the step stands everywhere.
    expect((await manager.send(step, step, { ...published(19), address: 'https://board.example/moved', beforeTime: 'The panel agreed by telephone on 18 November.' })).status).toBe(303);
    expect((await manager.get(`${href}/publication`)).text).toContain('https://board.example/moved');
  });

  it('is recorded of a review that was withdrawn only where it was decided that it is published', async () => {
    const { id } = await stageReview(board.it, '2026-11-18', { process: 'serious-case-review', title: 'A review withdrawn before its report', began: 100, pace: 6, at: 'draft' });
    const manager = await board.it.signedIn('business-manager');
    const href = `/reviews/${id}`;
    expect((await manager.send(`${href}/ending`, `${href}/ending`, { do: 'withdraw', reason: 'The court asked for it.' })).status).toBe(303);
    const page = `${href}/publication`;
    expect((await manager.send(page, page, { do: 'check', revision: '0', checkedBy: 'The solicitor', ...on('checkedOn', [17, 11, 2026]), checkNote: 'Ages were taken out.' })).status).toBe(303);
    const publish = { do: 'publish', revision: '1', ...on('publishedOn', [18, 11, 2026]), address: 'https://board.example/scr', beforeTime: 'It was agreed.' };
    const refused = await manager.send(page, page, { ...publish, ...on('availableUntil', [17, 11, 2026]) });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Record first who decided that it is published');
    expect((await row(id))!.published_on).toBeNull();
    expect((await manager.send(page, page, { do: 'decide', revision: '1', decision: 'publish', decidedBy: 'The board', ...on('decidedOn', [17, 11, 2026]), reasons: '' })).status).toBe(303);
    expect((await manager.send(page, page, { ...publish, revision: '2', ...on('availableUntil', [18, 11, 2028]) })).status).toBe(303);
  });

  it('stands as decided once all have agreed to it, on that day, or on the day of the outside body that decided', async () => {
    const { pack } = await bundledPack('redbridge-2015');
    /** What the publication holds after each of these, in a review under a definition made from that of the framework. */
    const told = async (title: string, made: (definition: ProcessDefinition) => ProcessDefinition, happenings: (definition: ProcessDefinition, next: number) => readonly (readonly [Happening, string])[]) => {
      const staged = await stageReview(board.it, '2026-11-18', { process: 'serious-case-review', title, began: 100, pace: 6, at: 'decide-publication' });
      const definition = made(staged.definition);
      return board.it.as(async (tx) => {
        let now: RunningProcess = { ...staged, definition, state: replay(definition, staged.events) };
        const rows: unknown[] = [];
        for (const [happening, at] of happenings(definition, staged.state.lastSeq + 1)) {
          const by = { personId: null, at: new Date(at) };
          now = await append(tx, now, [happening], { ...by, actingFor: null }, await reckoningFor(board.it.product.app, tx, staged.partnershipId));
          await keepPublication(tx, now, happening, { ...by, decider: 'Chair of the LSCB', pack });
          rows.push(await tx.selectFrom('publication').select(['decision', 'decided_on', 'decided_by']).where('process_id', '=', staged.id).executeTakeFirst());
        }
        return rows;
      });
    };
    const jointly = (definition: ProcessDefinition) => ({ ...definition, decisions: definition.decisions.map((each) => (each.key === 'publication' ? { ...each, jointly: ['lscb-chair', 'vice-chair'] } : each)) });
    expect(await told('A report decided on by two', jointly, (definition, proposal) => [
      [decided(definition, 'publication', 'publish'), '2026-11-18T10:00:00Z'],
      [{ type: 'agreement-given', decision: 'publication', proposal, role: 'vice-chair', agrees: true, text: '' }, '2026-11-20T10:00:00Z'],
    ])).toEqual([undefined, { decision: 'publish', decided_on: '2026-11-20', decided_by: 'Chair of the LSCB and Vice Chair of the LSCB' }]);
    expect(await told('A report decided on elsewhere', (definition) => ({ ...definition, ownedBy: 'national-panel' }), (definition) => [
      [decided(definition, 'publication', 'publish', { theirs: { on: day('2026-11-12'), how: 'By letter.' } }), '2026-11-18T10:00:00Z'],
    ])).toEqual([{ decision: 'publish', decided_on: '2026-11-12', decided_by: pack.bodies.find(({ key }) => key === 'national-panel')!.name }]);
  });

  it('keeps the planned day once, wherever it is set', async () => {
    const { id } = await stageReview(board.it, '2026-11-18', { process: 'serious-case-review', title: 'A report with a day', began: 100, pace: 6, at: 'send-copy' });
    const manager = await board.it.signedIn('business-manager');
    const clock = `/reviews/${id}/clocks/copy-to-panel`;
    expect((await manager.send(clock, clock, { do: 'start', ...on('start', [14, 12, 2026]), reason: 'As agreed with the family.' })).status).toBe(303);
    expect((await manager.get(`/reviews/${id}/publication`)).text).toContain('14 December 2026');
    expect((await row(id))!.planned_on).toBe('2026-12-14');
  });

  it('keeps the day with which a review was started', async () => {
    const manager = await board.it.signedIn('business-manager');
    const start = '/reviews/start/serious-case-review';
    const made = await manager.send(start, start, { ...on('on.decided', [4, 4, 2016]), ...on('on.publication', [12, 12, 2026]), case: '', title: 'A review whose day is set' });
    expect(made.status).toBe(303);
    expect((await manager.get(`${made.to!.split('?')[0]}/publication`)).text).toContain('Planned for 12 December 2026');
  });

  it('stays without publication where that is decided, and the board’s reasons stand in the register', async () => {
    const { id } = await stageReview(board.it, '2026-11-18', { process: 'serious-case-review', title: 'A report that is not published', began: 100, pace: 6, outcomes: { publication: 'do-not-publish' }, reasons: { publication: 'A sister would be known by it.' }, at: 'explain' });
    const manager = await board.it.signedIn('business-manager');
    expect((await manager.get('/reviews?stage=all&published=not-published')).text).toContain('Not published: A sister would be known by it.');
    expect((await manager.get(`/reviews/${id}/steps/publish`)).text).toContain('This step is not needed');
    expect((await manager.post(`/reviews/${id}/steps/publish`, published(19))).status).toBe(422);
  });
});
