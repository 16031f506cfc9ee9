import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('a finding that leaves its case', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  let review: string;
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  beforeAll(async () => {
    manager = await filled.it.signedIn('manager');
    review = String(await value(`select id from process where partnership_id = $1 and reference = 'RR-2026-0004'`));
  });

  const write = async (text: string): Promise<string> => {
    const theme = String(await value(`select themes[1] from finding where partnership_id = $1 limit 1`));
    const at = `/findings/new?process=${review}`;
    const made = await manager.send(at, at, { kind: 'gap', text, rests: 'other', cites: 'The chronology', themes: theme });
    expect(made.status, made.text).toBe(303);
    return made.to!;
  };
  const standing = (finding: string) => value(`select status || ' ' || (case_id is null) from finding where partnership_id = $1 and id = $2`, finding.split('/')[2]);
  const deeds = (deed: string, finding: string) => value(`select count(*)::int from record_entry where partnership_id = $1 and deed = $2 and subject_id = $3`, deed, finding.split('/')[2]);

  it('goes where its words name nobody', async () => {
    const finding = await write('The nursery and the health visitor did not compare what they saw.');
    expect((await manager.send(finding, finding, {})).status).toBe(303);
    expect(await standing(finding)).toBe('agreed true');
  });

  it('waits where its words stand in the vault, until whoever may open it confirms them, and the record says so', async () => {
    const finding = await write('Nobody asked why Wren was hungry.');
    const warned = await manager.send(finding, finding, {});
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('Also in the identity vault of this case: Wren');
    expect(await standing(finding)).toBe('draft false');
    expect(await deeds('opened the vault', finding)).toBe(1);
    expect((await manager.send(finding, finding, { named: 'Something else' })).status).toBe(422);
    expect((await manager.send(finding, finding, { named: 'Wren' })).status).toBe(303);
    expect(await standing(finding)).toBe('agreed true');
  });

  it('does not tell a name to somebody who may not open the vault: they are sent to somebody who may', async () => {
    const finding = await write('Nobody asked why Wren was cold.');
    const chair = await filled.it.signedIn('crg');
    const refused = await chair.send(finding, finding, { named: 'Wren' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('ask somebody who may open the identity vault');
    expect(refused.text).not.toContain('Also in the identity vault');
    expect(await standing(finding)).toBe('draft false');
    expect(await deeds('was refused words that may name somebody', finding)).toBe(1);
  });

  it('is changed until it is agreed, by one at a time, and not afterwards', async () => {
    const finding = await write('Nobody asked why Wren was late.');
    const theme = String(await value(`select themes[1] from finding where partnership_id = $1 limit 1`));
    const at = `${finding}/change`;
    const words = { cites: 'The chronology', themes: theme };
    expect((await manager.send(at, at, { ...words, before: 'Nobody asked why Wren was late.', text: 'Nobody asked why the child was late.' })).status).toBe(303);
    const second = await manager.send(at, at, { ...words, before: 'Nobody asked why Wren was late.', text: 'My words.' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Somebody else has changed this meanwhile. It now says: Nobody asked why the child was late.');
    expect((await manager.send(at, at, { ...words, before: 'Nobody asked why the child was late.', text: '' })).text).toContain('Enter what was found');
    expect((await manager.send(finding, finding, {})).status).toBe(303);
    expect((await manager.get(at)).status).toBe(404);
    expect(await value(`select title from thread_node where partnership_id = $1 and id = $2`, finding.split('/')[2])).toBe('Nobody asked why the child was late.');
  });
});
