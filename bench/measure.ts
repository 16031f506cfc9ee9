import autocannon, { type Request } from 'autocannon';
import type { Running } from './processes.ts';

export interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
  /** Most memory seen while it ran, in MB. */
  memory: number;
}

export interface Load {
  path: string;
  cookie: string;
  connections: number;
  seconds: number;
  /** For a page that saves: what each request sends. */
  next?: () => Request;
}

/** Puts load on one server. Any answer but a good one is an error: a fast refusal is no figure. */
export async function measure(server: Running, load: Load): Promise<Figures> {
  let most = 0;
  const watch = setInterval(() => void server.memory().then((now) => (most = Math.max(most, now))), 250);
  try {
    const result = await autocannon({
      url: `${server.base}${load.path}`, connections: load.connections, duration: load.seconds, headers: { cookie: load.cookie },
      ...(load.next === undefined ? {} : { requests: [{ setupRequest: (request) => ({ ...request, ...load.next!() }) }] }),
    });
    const good = load.next === undefined ? result['2xx'] : result['3xx'];
    const answered = result['1xx'] + result['2xx'] + result['3xx'] + result['4xx'] + result['5xx'];
    if (good !== answered || result.errors > 0) throw new Error(`${load.path}: of ${answered} answers ${good} were good, ${result.errors} failed: ${JSON.stringify(result.statusCodeStats)}`);
    return { perSecond: answered / result.duration, p50: result.latency.p50, p99: result.latency.p99, memory: most };
  } finally {
    clearInterval(watch);
  }
}

/** The middle one of several rounds, figure by figure. */
export function middle(rounds: readonly Figures[]): Figures {
  const of = (key: keyof Figures): number => rounds.map((round) => round[key]).sort((a, b) => a - b)[Math.floor(rounds.length / 2)]!;
  return { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), memory: of('memory') };
}
