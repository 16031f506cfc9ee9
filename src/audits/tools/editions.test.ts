import { expect, it } from 'vitest';
import type { FormDefinition } from '../../framework/schema/form.ts';
import type { Acting, Tx } from '../../platform/index.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { readTool, toolOfFramework } from './editions.ts';
import { exampleTool } from './testing/example-tool.ts';

const at = new Date('2026-03-29T23:30:00Z');
const named = (key: string): FormDefinition => ({ ...exampleTool, key });

eachDatabase('editions of an audit tool', (kind) => {
  const filled = useFilledBoard(kind);
  const run = <T>(deed: (tx: Tx) => Promise<T>, acting: Acting = { role: 'gt_worker', partnershipId: filled.it.board.partnershipId }): Promise<T> => filled.it.product.app.database.run(acting, deed);
  const use = (form: FormDefinition, takenFrom: string) => run((tx) => toolOfFramework(tx, filled.it.board.partnershipId, filled.it.board.boardId, form, takenFrom, at));
  const read = (id: string) => run((tx) => readTool(tx, id));
  const editions = (key: string) => run((tx) => tx.selectFrom('audit_tool').select(['edition', 'taken_from', 'status', 'published_on']).where('key', '=', key).orderBy('edition').execute());

  it('are taken from the framework once for each of its versions', async () => {
    const first = await use(named('once'), 'example 1');
    expect(await use(named('once'), 'example 1')).toBe(first);
    const later = await use({ ...named('once'), name: 'Renamed' }, 'example 2');
    expect(await editions('once')).toEqual([{ edition: 1, taken_from: 'example 1', status: 'published', published_on: '2026-03-30' }, { edition: 2, taken_from: 'example 2', status: 'published', published_on: '2026-03-30' }]);
    expect(await read(first)).toMatchObject({ edition: 1, name: exampleTool.name, form: { name: exampleTool.name } });
    expect(await read(later)).toMatchObject({ edition: 2, name: 'Renamed', source: 'framework', form: { name: 'Renamed', standards: exampleTool.standards } });
  });

  it('are one where two open the first round of a tool at once', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => use(named('race'), 'example 1')));
    expect(new Set(ids).size).toBe(1);
    expect(await editions('race')).toHaveLength(1);
  });

  it('are numbered apart where two versions come into use at once', async () => {
    await Promise.all(['example 1', 'example 2', 'example 3'].map((version) => use(named('versions'), version)));
    const made = await editions('versions');
    expect(made.map((each) => each.edition)).toEqual([1, 2, 3]);
    expect(made.map((each) => each.taken_from).sort()).toEqual(['example 1', 'example 2', 'example 3']);
  });

  it('are read only by those who hold a role on the board, however often they were read before', async () => {
    const id = await use(named('seen'), 'example 1');
    expect(await read(id)).not.toBeNull();
    const { partnershipId, people } = filled.it.board;
    expect(await run((tx) => readTool(tx, id), { role: 'gt_app', partnershipId, personId: people['manager']! })).toMatchObject({ id });
    expect(await run((tx) => readTool(tx, id), { role: 'gt_app', partnershipId: filled.it.other.partnershipId, personId: filled.it.other.people['manager']! })).toBeNull();
    await filled.it.product.app.database.asOwner(`update membership set ends_on = '2026-01-01' where person_id = $1`, [people['practitioner']!]);
    expect(await run((tx) => readTool(tx, id), { role: 'gt_app', partnershipId, personId: people['practitioner']! })).toBeNull();
  });

  it('show a draft as it stands now', async () => {
    const id = await use(named('draft'), 'example 1');
    await filled.it.product.app.database.asOwner(`update audit_tool set status = 'draft' where id = $1`, [id]);
    const before = await read(id);
    await filled.it.product.app.database.asOwner(`update audit_tool set definition = $2 where id = $1`, [id, JSON.stringify({ ...named('draft'), about: 'Changed since' })]);
    expect([before?.form.about, (await read(id))?.form.about]).toEqual([undefined, 'Changed since']);
  });

  it('are not there where nobody made them', async () => {
    expect(await read('00000000-0000-4000-8000-000000000000')).toBeNull();
  });
});
