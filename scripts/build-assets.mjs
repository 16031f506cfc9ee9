// Builds dist/public: the style sheet (GOV.UK Design System without its typeface and crown), scripts and pictures.
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const out = new URL('dist/public/', root);
const at = (path) => new URL(path, root);
const style = at('src/web/assets/style.scss');
const sheets = (await readdir(at('src/web/assets'))).filter((name) => name.endsWith('.scss')).sort();
const hash = createHash('sha256').update(await readFile(at('package-lock.json')));
for (const name of sheets) hash.update(await readFile(at(`src/web/assets/${name}`)));
const mark = hash.digest('hex');
const before = await readFile(new URL('.built', out), 'utf8').catch(() => '');
await mkdir(out, { recursive: true });
if (before !== mark || !(await stat(new URL('style.css', out)).catch(() => null))) {
  const sass = await import('sass');
  const built = sass.compile(fileURLToPath(style), { loadPaths: [fileURLToPath(at('node_modules'))], style: 'compressed', quietDeps: true, silenceDeprecations: ['import', 'if-function'] });
  await writeFile(new URL('style.css', out), built.css);
  await cp(at('node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'), new URL('govuk-frontend.min.js', out));
  await cp(at('node_modules/@ministryofjustice/frontend/moj/moj-frontend.min.js'), new URL('moj-frontend.min.js', out));
  await writeFile(new URL('.built', out), mark);
}
for (const name of ['start.js', 'js-enabled.js', 'return-section.js', 'favicon.svg']) await cp(at(`src/web/assets/${name}`), new URL(name, out));
