// Preloaded into the product for one run: writes down the statements of every transaction that a page makes.
import { appendFileSync } from 'node:fs';
import pg from 'pg';

const file = process.env.BENCH_TAP;
const query = pg.Client.prototype.query;
const open = new WeakMap();

const plain = (value) =>
  Buffer.isBuffer(value) ? { bytes: value.toString('hex') } : value instanceof Date ? { time: value.toISOString() } : Array.isArray(value) ? { list: value.map(plain) } : { value };

pg.Client.prototype.query = function tapped(...given) {
  const text = typeof given[0] === 'string' ? given[0] : given[0]?.text;
  const values = Array.isArray(given[1]) ? given[1] : (given[0]?.values ?? []);
  if (/^begin; set local role gt_(app|link)/.test(text ?? '')) open.set(this, []);
  const statements = open.get(this);
  statements?.push({ text, values: values.map(plain) });
  if (statements && (text === 'commit' || text === 'rollback')) {
    open.delete(this);
    appendFileSync(file, `${JSON.stringify(statements)}\n`);
  }
  return query.apply(this, given);
};
