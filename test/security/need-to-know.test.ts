import { expect, it } from 'vitest';
import type { Route } from '../../src/web/visit/index.ts';
import { eachDatabase } from '../support/databases.ts';
import { addressOf, named } from './addresses.ts';
import { useFilledBoard } from './filled-board.ts';

/** Words that stand in everything of one case, and nowhere else. */
const canary = 'Zanzibarian';
const nowhere = '00000000-0000-7000-8000-000000000000';

eachDatabase('a case of which somebody has no need to know', (kind) => {
  const filled = useFilledBoard(kind);
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);

  it('is nowhere to be seen and cannot be touched, by nobody who was taken off its team, whatever their role', async () => {
    const { database } = filled.it.product.app;
    const owner = (text: string, ...values: unknown[]) => database.asOwner(text, [filled.it.board.partnershipId, ...values]);
    const process = String(await value(`select id from process where partnership_id = $1 and reference = 'RR-2026-0005'`));
    const caseId = String(await value('select case_id from process where partnership_id = $1 and id = $2', process));
    const of = async (text: string): Promise<string> => String((await value(text, caseId)) ?? nowhere);
    await owner('update casefile set title = $3 where partnership_id = $1 and case_id = $2', caseId, canary);
    await owner('update thread_node set title = $3 where partnership_id = $1 and case_id = $2', caseId, canary);
    await owner(`update form_response set answers = replace(answers::text, 'the', $3)::jsonb where partnership_id = $1 and case_id = $2`, caseId, canary);
    await owner(`insert into finding (partnership_id, id, reference, case_id, origin_process_id, kind, text, made_at) values ($1, gen_random_uuid(), 'FIN-2026-0999', $2, $4, 'gap', $3, '2026-11-19')`, caseId, canary, process);
    const ids: Record<string, string> = {
      'incidents :id': await of('select id from incident where partnership_id = $1 and case_id = $2'),
      'decisions :id': await of(`select id from thread_node where partnership_id = $1 and case_id = $2 and kind = 'decision'`),
      'summaries :id': await of('select id from summary_request where partnership_id = $1 and case_id = $2 order by id limit 1'),
      'thread :id': await of(`select id from thread_node where partnership_id = $1 and case_id = $2 and kind = 'summary' order by id limit 1`),
      'findings :id': await of(`select id from finding where partnership_id = $1 and case_id = $2`),
      'record :caseId': caseId, 'reviews :step': 'notify-panel', 'reviews :clock': 'rapid-review',
      'reviews :proceeding': await of('select id from proceeding where partnership_id = $1 and case_id = $2 limit 1'),
      'reviews :hold': await of('select id from disclosure_hold where partnership_id = $1 and case_id = $2 limit 1'),
    };
    expect(Object.entries(ids).filter(([name, id]) => id === nowhere && !/proceeding|hold/.test(name))).toEqual([]);
    const ofCase = (route: Route): string | null => {
      const parts = route.path.split('/');
      const held = parts.map((part) => (!part.startsWith(':') ? part : parts[1] === 'reviews' && part === ':id' ? process : ids[`${parts[1]} ${part}`]));
      return !route.path.includes(':') || held.includes(undefined) || (parts[1] === 'reviews' && !parts.includes(':id')) ? null : held.join('/');
    };
    const shows = async (key: string, address: string) => (await (await filled.it.signedIn(key)).get(address)).text.includes(canary);
    expect(await shows('manager', `/reviews/${process}`)).toBe(true);

    await owner(`update case_member set until_at = now() - interval '1 minute' where partnership_id = $1 and case_id = $2`, caseId);
    const rowsOf = async () => Promise.all(['process_event', 'summary_request', 'finding', 'form_response', 'due_item', 'case_member', 'vault_entry', 'casefile'].map((table) => of(`select coalesce(sum(hashtext(t::text)::bigint), 0)::text from ${table} t where partnership_id = $1 and ${table === 'process_event' ? `process_id = '${process}' and $2::uuid is not null` : 'case_id = $2'}`)));
    const before = await rowsOf();
    for (const key of ['manager', 'chair', 'police']) {
      const visitor = await filled.it.signedIn(key);
      await visitor.get('/account');
      for (const route of named) {
        const theirs = ofCase(route);
        if (route.method === 'GET') {
          const answer = await visitor.get(theirs ?? await addressOf(route, filled.it.board.partnershipId, filled.it.value));
          expect(answer.text.includes(canary), `${key} GET ${route.path} shows it`).toBe(false);
          if (theirs !== null) expect([403, 404], `${key} GET ${theirs} ${answer.status}`).toContain(answer.status);
        } else if (theirs !== null) {
          const answer = await visitor.post(theirs, { text: 'From outside', revision: '1', do: 'withdraw', reason: 'From outside', named: canary });
          expect([403, 404], `${key} POST ${theirs} ${answer.status}`).toContain(answer.status);
        }
      }
      for (const list of ['/reviews?stage=all', `/reviews?words=${canary}`, '/reviews.csv?stage=all', `/lessons?words=${canary}`, `/actions?words=${canary}`, `/record?reference=RR-2026-0005`, `/findings/new?process=${process}`, `/actions/new?finding=${ids['findings :id']}`, `/recommendations/new?finding=${ids['findings :id']}`, `/lessons/new?finding=${ids['findings :id']}`]) {
        const { text } = await visitor.get(list);
        expect(text.includes(canary) || (list.startsWith('/record') && text.includes('CASE-2026-0005')), `${key} finds it at ${list}`).toBe(false);
      }
      for (const finding of [`/findings/new?process=${process}`, `/recommendations/new?finding=${ids['findings :id']}`, `/lessons/new?finding=${ids['findings :id']}`]) {
        const answer = await visitor.post(finding, { kind: 'gap', text: 'From outside', title: 'From outside', change: 'x', measure: 'x', rests: 'other', cites: 'x' });
        expect([403, 404, 422], `${key} POST ${finding} ${answer.status}`).toContain(answer.status);
        expect(answer.text.includes(canary), `${key} POST ${finding}`).toBe(false);
      }
    }
    expect(await rowsOf()).toEqual(before);
    expect(await value(`select count(*)::int from finding where partnership_id = $1 and text = 'From outside'`)).toBe(0);
  });
});
