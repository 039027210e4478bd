import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AppendMeter } from '../log/measuredLog.ts';

const appendBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const appendMeter = (registers: Registry[]): AppendMeter => {
  const seconds = new Histogram({
    name: 'lis_append_seconds',
    help: 'Time until an append was on disk; its count is that of the appends.',
    buckets: appendBuckets,
    registers,
  });
  const events = new Counter({ name: 'lis_appended_events_total', help: 'Events appended.', registers });
  const conflicts = new Counter({
    name: 'lis_append_conflicts_total',
    help: 'Appends refused because somebody else had appended first; they were decided again.',
    registers,
  });
  const failures = new Counter({
    name: 'lis_append_failures_total',
    help: 'Appends that failed for another reason.',
    labelNames: ['code'],
    registers,
  });
  return {
    appended: (count, took) => {
      seconds.observe(took);
      events.inc(count);
    },
    conflicted: () => conflicts.inc(),
    failed: code => failures.inc({ code }),
  };
};

/** What is counted, in a registry of its own for each server: others may add to `registry` what they count. */
export const createMetrics = () => {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: 'lis_http_request_seconds',
    help: 'Time to answer, by the route as it is written in the OpenAPI document; none where no route was reached.',
    labelNames: ['method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const followers = new Gauge({ name: 'lis_followers', help: 'Streams that somebody follows now.', registers });
  const webhookAttempts = new Histogram({
    name: 'lis_webhook_attempt_seconds',
    help: 'Time until a webhook was answered, by outcome: succeeded, failed, timeout, unreachable or refused.',
    labelNames: ['outcome'],
    buckets: requestBuckets,
    registers,
  });
  return { registry, requests, followers, webhookAttempts, appends: appendMeter(registers) };
};

export type Metrics = ReturnType<typeof createMetrics>;

/** Memory, processor time, event loop and file handles of this process: once in a process, for it watches all of it. */
export const measureProcess = ({ registry }: Metrics): void => collectDefaultMetrics({ register: registry });
