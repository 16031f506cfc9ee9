import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

const on = (name: string, [day, month, year]: readonly [number, number, number]) => ({ [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) });

eachDatabase('the publication of a review', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  beforeAll(async () => { manager = await filled.it.signedIn('manager'); });
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  const at = async (reference: string): Promise<string> => `/reviews/${String(await value('select id from process where partnership_id = $1 and reference = $2', reference))}/publication`;
  let typedRevision = 0;
  const send = async (page: string, fields: Record<string, string>) => {
    const answer = await manager.send(page, page, { revision: String(typedRevision), ...fields });
    if (answer.status === 303 && fields['do'] !== 'copy') typedRevision += 1;
    return answer;
  };
  const checked = { do: 'check', checkedBy: 'Solicitor of the partnership', ...on('checkedOn', [16, 11, 2026]), checkNote: 'Places and ages were taken out.' };
  const decided = { do: 'decide', decision: 'publish', decidedBy: 'The board', ...on('decidedOn', [17, 11, 2026]), reasons: '', 'weighed-learning': 'It goes far beyond one school.' };
  const published = { do: 'publish', ...on('publishedOn', [19, 11, 2026]), address: 'https://board.example/reviews/3', ...on('availableUntil', [19, 11, 2027]) };

  it('comes after a check and a decision, and says what is missing', async () => {
    const page = await at('RR-2026-0003');
    const early = await send(page, published);
    expect(early.status).toBe(422);
    expect(early.text).toContain('Record first who decided that it is published');
    expect(early.text).toContain('Record first that it was checked');
    expect(early.html).toContain('https://board.example/reviews/3');
    expect((await send(page, checked)).status).toBe(303);
    expect((await send(page, decided)).status).toBe(303);
    expect((await send(page, { do: 'copy', toWhom: 'The mother', ...on('sentOn', [18, 11, 2026]), how: 'By hand' })).status).toBe(303);
    expect((await manager.get(page)).text).toContain('It goes far beyond one school.');
  });

  it('needs a justification while a hold is in force, which is recorded with the holds', async () => {
    const page = await at('RR-2026-0003');
    const held = await send(page, published);
    expect(held.status).toBe(422);
    expect(held.text).toContain('Say why it is published although 2 holds are in force');
    const justified = await send(page, { ...published, despiteHolds: 'The lawyer agreed to this text on 18 November.' });
    expect(justified.status).toBe(303);
    expect((await manager.get(page)).text).toContain('The lawyer agreed to this text on 18 November.');
    expect(await value(`select array_length(holds_then, 1) from publication where partnership_id = $1 and address = 'https://board.example/reviews/3'`)).toBe(2);
    expect(await value(`select detail ->> 'justification' from record_entry where partnership_id = $1 and deed = 'recorded the publication while a hold was in force'`)).toBe('The lawyer agreed to this text on 18 November.');
    expect((await manager.get('/reviews?stage=all&published=published')).text).toContain('Published on 19 November 2026');
  });

  it('takes only an address that a reader can open', async () => {
    const page = await at('RR-2026-0003');
    expect((await send(page, { ...published, address: 'javascript:alert(1)', despiteHolds: 'x' })).text).toContain('The address must begin with https://');
  });

  it('or stays away, with reasons', async () => {
    const page = await at('RR-2026-0004');
    typedRevision = 0;
    expect((await send(page, { ...decided, decision: 'not-publish' })).text).toContain('Enter why it is not published');
    expect((await send(page, { ...decided, decision: 'not-publish', reasons: 'A sibling would be known by it.' })).status).toBe(303);
    expect((await manager.get('/reviews?stage=all&published=not-published')).text).toContain('Not published: A sibling would be known by it.');
    expect((await send(page, checked)).status).toBe(303);
    expect((await send(page, published)).text).toContain('It was decided not to publish it');
  });

  it('is planned, and the clock that runs up to it starts with the plan', async () => {
    const start = '/reviews/start/local-review';
    const first = /name="(on\.[\w-]+)-day"/.exec((await manager.get(start)).html)![1]!;
    const made = await manager.send(start, start, { ...on(first, [2, 11, 2026]), case: '', title: 'A review to be published' });
    const page = `${made.to!.split('?')[0]}/publication`;
    typedRevision = 0;
    expect((await manager.get(page)).text).toContain('The last day is known once a day is planned');
    expect((await send(page, { do: 'plan', ...on('plannedOn', [1, 3, 2027]) })).status).toBe(303);
    expect((await manager.get(page)).text).toContain('so by 18 February 2027');
    expect(await value(`select due_on::text from due_item where partnership_id = $1 and process_id = $2 and key = 'clock-copy-before-publication'`, page.split('/')[2])).toBe('2027-02-18');
    expect((await send(page, { do: 'plan', ...on('plannedOn', [8, 3, 2027]) })).text).toContain('Say why the day is changed');
    expect((await send(page, { do: 'plan', ...on('plannedOn', [8, 3, 2027]), reason: 'The family asked for a week.' })).status).toBe(303);
  });

  it('is told to the second of two people who change it at once, and is nothing for who only takes part', async () => {
    const page = await at('RR-2026-0003');
    const second = await manager.send(page, page, { ...checked, revision: '1', checkedBy: 'Somebody else' });
    expect(second.status).toBe(409);
    expect(second.html).toContain('Somebody else');
    const member = await filled.it.signedIn('police');
    expect((await member.get(page)).status).toBe(200);
    expect((await member.send('/account', page, checked)).status).toBe(403);
  });
});
