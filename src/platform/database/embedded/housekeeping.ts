import { messages, protocol, type PGlite } from '@electric-sql/pglite';

/** How often the database is looked after, and how soon again if it was in the middle of a transaction. */
const ROUND_MS = 30_000;
const BUSY_MS = 500;

/** The log that a restart would have to replay: past this it is cut short at once, else every five minutes. */
const LONGEST_LOG_BYTES = 64 * 1024 * 1024;
const CHECKPOINT_EVERY_MS = 5 * 60_000;

/** Bytes of log since the last checkpoint. What a checkpoint itself writes does not count. */
const LOG_BEHIND = `
  select greatest(0, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) - 8192)::bigint from pg_control_checkpoint()`;

/** The table most in need, by the server's own measure (autovacuum's default thresholds and scale factors). */
const TABLE_IN_NEED = `
  select format('%I.%I', s.schemaname, s.relname)
    from pg_stat_user_tables s join pg_class c on c.oid = s.relid
   where s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
      or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
   order by s.n_dead_tup + s.n_mod_since_analyze desc
   limit 1`;

/**
 * Does what a PostgreSQL server does by itself and an embedded one does not: writes checkpoints, without which the
 * log grows for ever, and vacuums and analyses tables, without which they swell and are read by the wrong plan.
 * Gives back what stops it.
 */
export function keepHouse(engine: PGlite): () => void {
  const checkpoints = { last: performance.now() };
  let stopped = false;
  let timer = setTimeout(round, ROUND_MS).unref();

  function round(): void {
    lookAfter(engine, checkpoints)
      // A statement that failed here harms nobody's work, and the next round tries again; but it must be seen.
      .catch((cause: unknown) => (stopped ? true : process.emitWarning(`The database's housekeeping failed: ${String(cause)}`), true))
      .then((done) => {
        if (!stopped) timer = setTimeout(round, done ? ROUND_MS : BUSY_MS).unref();
      });
  }

  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** One round; false when a transaction was open and it must be tried again. */
export async function lookAfter(engine: PGlite, checkpoints: { last: number }): Promise<boolean> {
  const table = await between(engine, TABLE_IN_NEED);
  if (!table) return false;
  if (table[0] !== undefined && !(await between(engine, `vacuum (analyze) ${table[0]}`))) return false;
  const behind = await between(engine, LOG_BEHIND);
  if (!behind) return false;
  const bytes = Number(behind[0]);
  const due = performance.now() - checkpoints.last > CHECKPOINT_EVERY_MS;
  if (bytes < LONGEST_LOG_BYTES && !(due && bytes > 0)) return true;
  if (!(await between(engine, 'checkpoint'))) return false;
  checkpoints.last = performance.now();
  return true;
}

/**
 * Runs one statement between others' transactions and gives back its first row; undefined if one is open.
 * The engine has one session: inside somebody's transaction the statement would be part of it, under their role.
 */
async function between(engine: PGlite, sql: string): Promise<string[] | undefined> {
  return engine.runExclusive(async () => {
    if (engine.isInTransaction()) return undefined;
    const answer = await engine.execProtocol(protocol.serialize.query(sql));
    const row = answer.messages.find((message) => message instanceof messages.DataRowMessage);
    return row ? row.fields.map((field) => field ?? '') : [];
  });
}
