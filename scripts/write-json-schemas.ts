// Writes frameworks/schema/*.schema.json from the schema of packs, or checks that they are what it makes.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { jsonSchemas } from '../src/framework/json-schema.ts';

const folder = new URL('../frameworks/schema/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(jsonSchemas())) {
  const file = new URL(name, folder);
  if (process.argv[2] === 'write') await writeFile(file, text);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    process.stderr.write(`frameworks/schema/${name} is not what the schema makes. Run: node scripts/write-json-schemas.ts write\n`);
    process.exitCode = 1;
  }
}
