import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the process tells of itself at /metrics, in Prometheus' text form. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

const requests = new Histogram({
  name: 'http_request_duration_seconds', help: 'Time to answer a request', labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [metrics],
});
export const jobRuns = new Counter({ name: 'job_runs_total', help: 'Runs of background jobs', labelNames: ['job', 'outcome'], registers: [metrics] });
export const mailWaiting = new Gauge({ name: 'mail_waiting', help: 'Letters not yet sent', registers: [metrics] });

/** Counts a request under its route's pattern, never under its address. */
export function countRequest(method: string, route: string, status: number, milliseconds: number): void {
  requests.labels(method, route, String(status)).observe(milliseconds / 1000);
}
