import { readSettings } from './platform/index.ts';
import { openProduct } from './product/open-product.ts';
import { partnerships } from './product/partnerships.ts';
import { plainFault } from './product/plain-fault.ts';
import { prepareDemonstration } from './product/demonstration.ts';

const read = readSettings(process.env);
if ('faults' in read) {
  process.stderr.write(`Golden Thread cannot start. These settings are wrong:\n${read.faults.map((fault) => `  ${fault}\n`).join('')}.env.example lists them all.\n`);
  process.exit(2);
}
const { settings } = read;

const cannotStart = (cause: unknown): never => {
  process.stderr.write(`Golden Thread cannot start. ${plainFault(cause)}\n`);
  process.exit(1);
};
const product = await openProduct({ settings }).catch(cannotStart);
const demonstration = settings.demonstration ? await prepareDemonstration(product.app) : null;
await product.server.listen({ port: settings.port, host: settings.host }).catch(cannotStart);
const address = product.server.addresses()[0];
const port = typeof address === 'object' ? address.port : settings.port;
const where = process.env['BASE_URL'] ? settings.baseUrl : `http://localhost:${port}`;
process.stdout.write(`Golden Thread is ready: ${where}\n`);
if (demonstration !== null) process.stdout.write(demonstration);
else if ((await partnerships(product.app.database)).length === 0) process.stdout.write('There is no partnership yet. Stop it and found one: npx golden-thread partnership add --help\n');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    process.stdout.write('Stopping: finishing what is under way.\n');
    product.stop().then(() => process.exit(0), (cause: unknown) => {
      product.app.log.error({ err: cause }, 'stopping failed');
      process.exit(1);
    });
  });
}
