import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import pg from 'pg';
import { live, type BarePlan, type Statement } from './plan.ts';

/**
 * What a page costs at the least: the same statements under the same row-level security on the same number of
 * connections, and the same bytes sent; no session rules, no permissions, no rendering.
 */
const plan = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as BarePlan;
const pool = new pg.Pool({ connectionString: plan.databaseUrl, max: plan.connections });
const server = Fastify({ logger: false });
await server.register(formbody);

async function run(statements: readonly Statement[], change: (value: unknown) => unknown): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { text, values } of statements) await client.query(text, values.map((value) => change(live(value))));
  } catch (cause) {
    // A fault here is the bench's own: say it, and leave no half transaction to whoever has the connection next.
    process.stderr.write(`the bare handler failed: ${String(cause)}\n`);
    await client.query('rollback');
    throw cause;
  } finally {
    client.release();
  }
}

for (const page of plan.pages) {
  server.get(page.path.split('?')[0]!, async (_request, reply) => {
    await run(page.statements, (value) => value);
    return reply.headers(page.headers).send(page.body);
  });
}

const { save, section } = plan;
if (save !== undefined) server.post<{ Params: { id: string }; Body: { revision: string } }>('/actions/:id', async (request, reply) => {
  const made = new Map(save.made.map((id) => [id, randomUUID()]));
  const revision = Number(request.body.revision);
  await run(save.statements, (value) => {
    if (value instanceof Date) return new Date();
    if (value === save.actionId) return request.params.id;
    if (value === save.revision) return revision;
    if (value === save.revision + 1) return revision + 1;
    return typeof value === 'string' ? (made.get(value) ?? value) : value;
  });
  return reply.headers({ ...save.headers, location: `/actions/${request.params.id}` }).status(303).send();
});

const holders = new Map(section?.holders.map((holder) => [holder.token, holder]));
if (section !== undefined) server.post<{ Params: { token: string }; Body: { revision: string } }>('/a/:token/standard-1', async (request, reply) => {
  const holder = holders.get(request.params.token)!;
  const made = new Map(section.made.map((id) => [id, randomUUID()]));
  await run(section.statements, (value) => {
    if (value instanceof Date) return new Date();
    if (Buffer.isBuffer(value)) return value.toString('hex') === section.captured.hash ? Buffer.from(holder.hash, 'hex') : value;
    if (value === section.captured.returnId) return holder.returnId;
    if (value === section.captured.revision) return Number(request.body.revision);
    if (value === section.captured.revision + 1) return Number(request.body.revision) + 1;
    return typeof value === 'string' ? (made.get(value) ?? value) : value;
  });
  return reply.headers({ ...section.headers, location: `/a/${holder.token}` }).status(303).send();
});

await server.listen({ port: 0, host: '127.0.0.1' });
const address = server.addresses()[0];
process.stdout.write(`listening ${typeof address === 'object' ? address.port : ''}\n`);
