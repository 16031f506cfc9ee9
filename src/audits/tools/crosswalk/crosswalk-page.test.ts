import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../../access/testing/browser.ts';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useFilledBoard } from '../../../../test/security/filled-board.ts';
import { FormDefinition } from '../../../framework/schema/form.ts';
import { counterparts } from '../crosswalk.ts';
import { toolOfFramework } from '../editions.ts';
import { exampleTool } from '../testing/example-tool.ts';

const other = FormDefinition.parse({ ...exampleTool, key: 'other-tool', name: 'Other tool', sections: [{ key: 'x', title: 'X', questions: [
  { key: 'one', type: 'scale', scale: 'grade', label: 'A leader is named' }, { key: 'two', type: 'scale', scale: 'grade', label: 'Something else' }, { key: 'three', type: 'text', label: 'In words' },
] }] });
const at = '/audits/tools/crosswalk';
const both = `${at}?from=example-tool&to=other-tool`;
const sides = { from: 'example-tool', to: 'other-tool' };

eachDatabase('questions of two tools that ask the same', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  const walk = () => filled.it.product.app.database.run({ role: 'gt_worker', partnershipId: filled.it.board.partnershipId }, (tx) => tx.selectFrom('audit_crosswalk').selectAll().where('ended_at', 'is', null).where('from_tool', 'in', ['example-tool', 'other-tool']).execute());

  beforeAll(async () => {
    const { partnershipId, boardId } = filled.it.board;
    await filled.it.product.app.database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
      for (const form of [exampleTool, other]) await toolOfFramework(tx, partnershipId, boardId, form, 'example 1', new Date());
    });
    manager = await filled.it.signedIn('manager');
  });

  it('are proposed by their words, and mapped when they are chosen', async () => {
    const page = await manager.get(both);
    expect(page.html).toContain('value="leadership/named=x/one"');
    expect((await manager.send(both, at, { ...sides, do: 'chosen', pair: ['leadership/named=x/one', 'forged/path=x/one'] })).to).toBe(both);
    expect(counterparts(await walk(), 'other-tool', 'x/one')).toEqual([{ tool: 'example-tool', question: 'leadership/named' }]);
    const after = await manager.get(both);
    expect(after.text).toMatch(/Mapped .*Leadership, 1: A leader is named X, 1: A leader is named The same/);
    expect(after.html).not.toContain('value="leadership/named=x/one"');
  });

  it('are mapped by hand, once, from whichever side', async () => {
    expect((await manager.send(both, at, { ...sides, do: 'two', one: 'leadership/heard', other: 'x/two' })).to).toBe(both);
    expect((await manager.send(both, at, { from: 'other-tool', to: 'example-tool', do: 'two', one: 'x/two', other: 'leadership/heard' })).to).toBe(`${at}?from=other-tool&to=example-tool`);
    expect(await walk()).toHaveLength(2);
  });

  it('are not mapped where they are answered in different ways, or nothing was chosen', async () => {
    const refused = await manager.send(both, at, { ...sides, do: 'two', one: 'leadership/named', other: 'x/three' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('are answered in different ways');
    expect((await manager.send(both, at, { ...sides, do: 'two', one: '', other: '' })).html).toContain('<a href="#one">Select a question</a>');
    expect((await manager.send(both, at, { ...sides, do: 'chosen' })).text).toContain('Select at least one pair');
    expect(await walk()).toHaveLength(2);
  });

  it('are no longer the same once the mapping has ended', async () => {
    const [first] = await walk();
    const chair = await filled.it.signedIn('chair');
    expect((await chair.get(both)).html).not.toContain('Map two questions');
    expect((await chair.send('/account', `${at}/${first!.id}`, {})).status).toBe(403);
    expect((await manager.send(both, `${at}/${first!.id}`, sides)).to).toBe(both);
    expect((await walk()).map((row) => row.id)).not.toContain(first!.id);
    const elsewhere = await filled.it.signedIn('manager', 'elsewhere');
    expect((await elsewhere.send('/account', `${at}/${(await walk())[0]!.id}`, {})).status).toBe(404);
  });
});
