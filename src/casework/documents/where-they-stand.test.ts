import { describe, expect, it } from 'vitest';
import type { DrawnPart } from './block.ts';
import { whereTheyStand } from './where-they-stand.ts';

const part = (heading: string, ...blocks: DrawnPart['blocks']): DrawnPart => ({ heading, byHand: false, blocks });
const parts: DrawnPart[] = [
  part('The incident', { kind: 'facts', rows: [{ name: 'What happened?', value: 'A fall.' }, { name: 'What is known?', value: 'Born on 23 May 2011.' }] }),
  part('Agencies and what they told', { kind: 'table', caption: 'Agencies', heads: [], widths: [], rows: [['Police', `First line.\n${'Long before. '.repeat(60)}Then JUDE rang. ${'Long after. '.repeat(60)}`]] }),
  part('What was done well', { kind: 'list', items: ['Police: The officer asked Jude.', 'Police: The officer asked Jude.'] }),
  part('Learning', { kind: 'text', text: 'FIN-2026-0001: Judean olives are no name.' }),
];

describe('where words of the vault stand in a document', () => {
  it('names the part of the document and the passage, each once, as words of their own', () => {
    const found = whereTheyStand(parts, ['Jude', '23 May 2011']);
    expect(found.map(({ heading }) => heading)).toEqual(['The incident', 'Agencies and what they told', 'What was done well']);
    expect(found[0]!.words).toBe('Born on 23 May 2011.');
    expect(found[2]!.words).toBe('Police: The officer asked Jude.');
  });
  it('cuts a long passage to what stands about the word', () => {
    const long = whereTheyStand(parts, ['Jude'])[0]!.words;
    expect(long).toMatch(/^….*Then JUDE rang\..*…$/);
    expect(long.length).toBeLessThan(310);
  });
});
