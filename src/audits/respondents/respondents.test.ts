import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import type { Browser } from '../../access/testing/browser.ts';
import { likeable } from './read-respondents.ts';

it('takes the words of a search for themselves, also where they have a meaning in a pattern', () => {
  expect(likeable('100%_a\\b')).toBe('100\\%\\_a\\\\b');
});

eachDatabase('who answers audits', (kind) => {
  const audited = useAuditedBoard(kind);
  let manager: Browser;
  const list = '/audits/respondents';
  const school = (more: Record<string, string> = {}) => ({ name: 'Elm Row Primary (invented)', number: '100001', area: 'North', phase: 'primary', contactName: 'Designated lead', contactEmail: 'lead@elm.example', ...more });
  const find = async (name: string) => /\/audits\/respondents\/[0-9a-f-]{36}/.exec((await manager.get(`${list}?words=${encodeURIComponent(name)}`)).html)![0];

  beforeAll(async () => {
    manager = await audited.it.signedIn('business-manager');
  });

  it('are every agency of the partnership without being added, and the schools that are', async () => {
    const before = await manager.get(list);
    expect(before.text).toContain('Whoever answers for the agency');
    expect((await manager.send(`${list}/new`, `${list}/new`, school())).to).toBe(list);
    const page = await manager.get(`${list}?words=Elm`);
    expect(page.text).toMatch(/1 agency or school\..*Elm Row Primary \(invented\) 100001 .*Primary.*North.*Designated lead lead@elm\.example/);
  });

  it('say what has to be mended in a school, with what was typed', async () => {
    const wrong = await manager.send(`${list}/new`, `${list}/new`, school({ name: '', number: 'URN 1', contactEmail: 'lead' }));
    expect(wrong.status).toBe(422);
    for (const words of ['Enter the name of the school', 'must be figures only', 'must be like name@example.com']) expect(wrong.text).toContain(words);
    expect(wrong.html).toContain('value="URN 1"');
    expect((await manager.send(`${list}/new`, `${list}/new`, school({ name: 'Another' }))).text).toContain('There is a school with this number already');
  });

  it('are narrowed by name, number, kind, area and phase, and by who has no address', async () => {
    await manager.send(`${list}/new`, `${list}/new`, school({ name: '50% Oak_Academy (invented)', number: '100002', area: 'South', phase: 'secondary', contactName: '', contactEmail: '' }));
    const names = async (query: string): Promise<string[]> => [...new Set((await manager.get(`${list}?${query}`)).text.match(/Elm Row Primary|Oak_Academy/g) ?? [])];
    expect(await names('kind=school')).toEqual(['Oak_Academy', 'Elm Row Primary']);
    expect(await names('words=100001')).toEqual(['Elm Row Primary']);
    expect(await names('words=50%25%20Oak_')).toEqual(['Oak_Academy']);
    expect(await names('kind=school&area=South')).toEqual(['Oak_Academy']);
    expect(await names('phase=primary')).toEqual(['Elm Row Primary']);
    expect(await names('kind=school&only=no-address')).toEqual(['Oak_Academy']);
    expect(await names('kind=school&order=-name')).toEqual(['Elm Row Primary', 'Oak_Academy']);
    expect((await manager.get(`${list}.csv?kind=school&area=South`)).html).toMatch(/Oak_Academy/);
    expect((await manager.get(`${list}.csv?kind=school&area=South`)).html).not.toMatch(/Elm Row/);
  });

  it('leave when they close: they are asked no more, and stay in the list of all', async () => {
    const at = await find('Oak_Academy');
    expect((await manager.send(at, at, school({ name: '50% Oak_Academy (invented)', number: '100002', active: 'no' }))).to).toBe(list);
    expect((await manager.get(list)).text).toContain('is changed.');
    expect((await manager.get(`${list}?words=Oak_`)).text).not.toContain('Oak_Academy');
    expect((await manager.get(`${list}?words=Oak_&only=all`)).text).toContain('Has left');
  });

  it('have a contact kept by who keeps audits alone; of an agency nothing else is changed here', async () => {
    const at = await find('Police');
    expect((await manager.get(at)).html).not.toContain('name="area"');
    expect((await manager.send(at, at, { contactName: 'Safeguarding unit', contactEmail: 'unit@police.example', name: 'Not the name' })).to).toBe(list);
    const page = await manager.get(`${list}?words=Police`);
    expect(page.text).toContain('unit@police.example');
    expect(page.text).not.toContain('Not the name');
    const member = await audited.it.signedIn('lay-member');
    expect((await member.get(list)).status).toBe(200);
    expect((await member.get(at)).status).toBe(403);
    expect((await member.get(`${list}/new`)).status).toBe(403);
  });
});
