import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../../access/testing/browser.ts';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import { makeCaseTool, makeReported, type ToReport } from '../reported/testing/make-reported.ts';

const on = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });
const actions = [{ title: 'Read the history first', dueOn: '2027-03-01' }];

eachDatabase('closing a case audit', (kind) => {
  const audited = useAuditedBoard(kind, 'llr-2017');
  let manager: Browser;
  let toolId: string;
  let agencyIds: string[];
  beforeAll(async () => {
    const { board, as, signedIn } = audited.it;
    manager = await signedIn('board-manager');
    agencyIds = Object.values(board.agencies).slice(0, 2);
    toolId = await as((tx) => makeCaseTool(tx, board));
  });

  /** A reported audit of one case of two agencies. */
  const reported = async (more: Partial<ToReport> = {}): Promise<{ at: string; id: string }> => {
    const { id } = await audited.it.as((tx) => makeReported(tx, audited.it.board, { title: 'Neglect', kind: 'macfa', reportedOn: '2026-11-10', agencyIds, toolId, recognised: ['good'], ...more }));
    return { at: `/audits/cases/${id}`, id };
  };
  const board = (at: string) => manager.send(`${at}/report`, `${at}/report`, { do: 'receive', ...on('receivedOn', '2026-11-18') });
  const agency = (at: string, id: string) => manager.send(`${at}/report`, `${at}/report`, { do: 'cascade', agency: id, ...on('cascadedOn', '2026-11-19'), cascadedHow: 'In team meetings' });
  const practitioners = async (at: string) => {
    const of = /name="case"[\s\S]*?<option value="([\da-f-]{36})"/.exec((await manager.get(`${at}/feedback`)).html)![1]!;
    return manager.send(`${at}/feedback`, `${at}/feedback`, { case: of, agency: agencyIds[0]!, givenTo: 'Social worker', strengths: 'Stayed with the child', toImprove: 'Act sooner', ...on('givenOn', '2026-11-19') });
  };
  const close = (at: string) => manager.send(`${at}/report`, `${at}/report`, { do: 'close' });
  const status = async (id: string) => (await audited.it.as((tx) => tx.selectFrom('case_audit').select('status').where('id', '=', id).executeTakeFirstOrThrow())).status;

  it('waits for the board, every agency and the practitioners, each on its own, and says for whom', async () => {
    const told: [string, (at: string) => Promise<unknown>, string][] = [
      ['the board', board, 'The board has not received the report.'], ['an agency', (at) => agency(at, agencyIds[0]!), 'Not yet passed on within'], ['the other agency', (at) => agency(at, agencyIds[1]!), 'Not yet passed on within'], ['the practitioners', practitioners, 'No feedback has been given on R-1.'],
    ];
    for (const [left, , message] of told) {
      const { at, id } = await reported();
      for (const [who, tell] of told) if (who !== left) await tell(at);
      const answer = await close(at);
      expect([left, answer.status, await status(id)]).toEqual([left, 422, 'reported']);
      expect(answer.text, left).toContain(message);
      expect((await manager.get(`${at}/report`)).html, left).not.toContain('>Close the audit<');
      await told.find(([who]) => who === left)![1](at);
      expect([left, (await close(at)).status, await status(id)]).toEqual([left, 303, 'closed']);
    }
  });

  const toldAll = async (at: string) => {
    await board(at);
    for (const id of agencyIds) await agency(at, id);
    await practitioners(at);
  };

  it('waits, where the framework says that findings are used, until every finding has led to something', async () => {
    const { at, id } = await reported({ findings: [{ text: 'Used', themes: ['neglect'], actions }, { text: 'Unused', themes: ['neglect'] }] });
    await toldAll(at);
    const answer = await close(at);
    expect([answer.status, await status(id)]).toEqual([422, 'reported']);
    const unused = await audited.it.as((tx) => tx.selectFrom('finding').select(['id', 'reference']).where('rests_on', '=', id).where('text', '=', 'Unused').executeTakeFirstOrThrow());
    expect(answer.text).toContain(`Nothing has come yet of ${unused.reference}.`);
    const form = `/recommendations/new?finding=${unused.id}`;
    await manager.send(form, form, { text: 'Read the history first' });
    expect([(await close(at)).status, await status(id)]).toEqual([303, 'closed']);
  });

  it('does not wait for findings where the framework does not say so', async () => {
    const { at, id } = await reported({ kind: 'single-agency', findings: [{ text: 'Unused', themes: ['neglect'] }] });
    await toldAll(at);
    expect([(await close(at)).status, await status(id)]).toEqual([303, 'closed']);
  });
});
