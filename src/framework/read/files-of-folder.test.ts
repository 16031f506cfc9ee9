import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { filesOfFolder } from './files-of-folder.ts';

const folder = fileURLToPath(new URL('../../../frameworks/suffolk-2019', import.meta.url));

it.each([folder, `${folder}/`, `${folder}/processes/..`, `./${folder.slice(process.cwd().length + 1)}`])('names the files of a pack alike, however its folder is written: %s', async (written) => {
  const names = Object.keys((await filesOfFolder(written))!);
  expect(names).toContain('organisation.yaml');
  expect(names).toContain('processes/rapid-review.yaml');
});
