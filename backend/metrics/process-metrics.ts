import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Family } from './family.ts';
import { gauge } from './gauge.ts';

/** The process itself, under the names that every Prometheus client library uses. */
export function processMetrics(): Family[] {
  const delay = monitorEventLoopDelay();
  delay.enable();
  const started = (performance.timeOrigin / 1000) | 0;
  const cpu: Family = {
    ...{ name: 'process_cpu_seconds_total', help: 'Processor time, user and system.', type: 'counter' },
    collect() {
      const { user, system } = process.cpuUsage();
      return [{ labels: {}, value: (user + system) / 1e6 }];
    },
  };
  return [
    cpu,
    gauge('process_resident_memory_bytes', 'Memory that is in use.', () => process.memoryUsage().rss),
    gauge('process_start_time_seconds', 'When this process began (Unix time).', () => started),
    gauge('nodejs_heap_size_used_bytes', 'Of which JavaScript.', () => process.memoryUsage().heapUsed),
    gauge('nodejs_eventloop_lag_p99_seconds', 'Longest waits of what is due, since the last look.', () => {
      const seconds = delay.percentile(99) / 1e9;
      delay.reset();
      return Number.isFinite(seconds) ? seconds : 0;
    }),
    gauge('process_open_fds', 'Open files and connections, where the system tells.', () => {
      try {
        return readdirSync('/proc/self/fd').length;
      } catch {
        return [];
      }
    }),
  ];
}
