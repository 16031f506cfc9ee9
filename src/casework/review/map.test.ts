import { expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('the map of a running review', (kind) => {
  const filled = useFilledBoard(kind);
  const at = async (reference: string) => `/reviews/${String(await filled.it.value('select id from process where partnership_id = $1 and reference = $2', [filled.it.board.partnershipId, reference]))}/map`;

  it('marks what is done, what is open and what is not yet, in the words of the review, and says the same as a list', async () => {
    const page = await (await filled.it.signedIn('manager')).get(await at('RR-2026-0003'));
    expect(page.status).toBe(200);
    const drawing = page.html.slice(page.html.indexOf('gt-process-map'), page.html.lastIndexOf('</svg>'));
    for (const word of ['>Done<', '>Not yet<']) expect(drawing).toContain(word);
    expect(page.text).toContain('The same as a list');
    expect(page.text).toContain('Only if:');
    const marked = [...drawing.matchAll(/>(Done|Late|Open|Not yet|Not needed)<\/text>/g)].map(([, word]) => word);
    const listed = [...page.html.slice(page.html.lastIndexOf('</svg>')).matchAll(/class="govuk-tag[^"]*">([^<]*)</g)].map(([, word]) => (word === 'Due today' ? 'Open' : word === 'Done late' ? 'Done' : word === 'Paused' ? 'Not yet' : word));
    expect(marked.toSorted()).toEqual(listed.toSorted());
  });

  it('leads to a step that waits, which says what has to be done first, with a link to it', async () => {
    const map = await at('RR-2026-0001');
    const manager = await filled.it.signedIn('manager');
    const decide = /href="([^"]*\/steps\/decide)"/.exec((await manager.get(map)).html)![1]!;
    const page = await manager.get(decide);
    expect(page.text).toContain('First has to be done:');
    expect(page.html).toMatch(/<div class="govuk-inset-text">First has to be done: <a class="govuk-link" href="\/reviews\/[^"]*\/steps\//);
  });

  it('is for the team alone', async () => {
    expect((await (await filled.it.signedIn('gp')).get(await at('RR-2026-0003'))).status).toBe(404);
  });
});
