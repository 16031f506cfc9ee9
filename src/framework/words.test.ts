import { describe, expect, it } from 'vitest';
import { bundledIds, bundledPack } from './index.ts';
import { restsOn } from './words.ts';

describe('what a rule rests on', () => {
  it('is its source with its requirements, and how sure it is', () =>
    expect(restsOn({ source: 'Appendix C', requirements: ['SUF-46', 'SUF-65'], confidence: 'S' })).toBe('Appendix C (SUF-46, SUF-65). As the source document says.'));
  it('is said once where the product proposed it', () => {
    expect(restsOn({ source: 'Proposed by the product', requirements: [], confidence: 'GL' })).toBe('Proposed by the product.');
    expect(restsOn({ source: 'Proposed by the product', requirements: ['ESX-10'], confidence: 'GL' })).toBe('Proposed by the product (ESX-10).');
  });
});

it('what the product proposes is to be confirmed in every framework, and never said to stand in a document', async () => {
  const wrong: string[] = [];
  const look = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('confidence' in value && 'source' in value && String(value.source).startsWith('Proposed by the product') && !['GH', 'GM', 'GL'].includes(String(value.confidence))) wrong.push(at);
    for (const [key, below] of Object.entries(value)) look(below, `${at}/${key}`);
  };
  for (const id of await bundledIds()) look((await bundledPack(id)).pack, id);
  expect(wrong).toEqual([]);
});
