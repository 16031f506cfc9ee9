import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from './json-schema.ts';

const frameworks = new URL('../../frameworks/', import.meta.url);

describe('the published JSON Schema of packs', () => {
  it('is what the schema makes: run node scripts/write-json-schemas.ts write', async () => {
    const made = jsonSchemas();
    expect((await readdir(new URL('schema/', frameworks))).filter((name) => name.endsWith('.json')).sort()).toEqual(Object.keys(made).sort());
    for (const [name, text] of Object.entries(made)) expect(await readFile(new URL(`schema/${name}`, frameworks), 'utf8'), name).toBe(text);
  });
  it('knows the units, refuses keys that it does not know, and leaves out what has a default', () => {
    const process: unknown = JSON.parse(jsonSchemas()['process.schema.json']!);
    expect(process).toMatchObject({ title: expect.stringContaining('processes/'), type: 'object', additionalProperties: false, required: ['key', 'name', 'prefix', 'about', 'effective', 'anchors', 'steps', 'rule'] });
    expect(JSON.stringify(process)).toContain('"enum":["working-days","calendar-days","weeks","months"]');
  });
  it('is named in the first line of each file of the Suffolk pack, so that editors find it', async () => {
    const pack = new URL('suffolk-2019/', frameworks);
    for (const name of (await readdir(pack, { recursive: true })).filter((each) => each.endsWith('.yaml'))) {
      const [first] = (await readFile(new URL(name, pack), 'utf8')).split('\n');
      const kind = name.startsWith('processes/') ? '../../schema/process' : name.startsWith('forms/') ? '../../schema/form' : `../schema/${name.replace('.yaml', '')}`;
      expect(first, name).toBe(`# yaml-language-server: $schema=${kind}.schema.json`);
    }
  });
});
