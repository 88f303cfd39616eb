/** One event of Chromium's trace. Times are microseconds; `tdur` is processor time. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string }; name?: string };
}

/** What a page's main thread did while it was traced. Milliseconds of processor time. */
export interface PageWork {
  /** All tasks. */
  taskMs: number;
  /** Of these, in scripts of the extension, with all layout that they forced. */
  extensionMs: number;
  /** Longest single stretch in a script of the extension. */
  longestMs: number;
  /** Tasks that kept the processor for 50 ms or more, and would not have without the extension. */
  longTasksAdded: number;
}

const longTaskUs = 50_000;
const scriptEvents = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile', 'v8.run']);

/**
 * Adds up what one page's main thread did, by the address of the script that it ran: totals on a busy machine only
 * resolve some 10 %, attribution resolves microseconds.
 * @param trace JSON of Chromium's tracing, with devtools.timeline, v8.execute and toplevel
 * @param marker text that is in the address of the page
 */
export function readTrace(trace: string, marker: string): PageWork {
  const events: TraceEvent[] = JSON.parse(trace).traceEvents;
  const thread = mainThreadOf(events, marker);
  const own = events
    .filter((e) => e.ph === 'X' && `${e.pid}/${e.tid}` === thread)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks = outermost(own.filter((e) => e.name.endsWith('RunTask')));
  const scripts = outermost(
    own.filter((e) => scriptEvents.has(e.name) && e.args?.data?.url?.startsWith('chrome-extension://')),
  );
  let next = 0;
  let longTasksAdded = 0;
  for (const task of tasks) {
    const end = task.ts + (task.dur ?? 0);
    let inTask = 0;
    for (; next < scripts.length && (scripts[next]?.ts ?? 0) < end; next++)
      inTask += processor(scripts[next]);
    if (processor(task) >= longTaskUs && processor(task) - inTask < longTaskUs) longTasksAdded += 1;
  }
  const sum = (list: readonly TraceEvent[]) => list.reduce((ms, e) => ms + processor(e) / 1000, 0);
  return {
    taskMs: sum(tasks),
    extensionMs: sum(scripts),
    longestMs: Math.max(0, ...scripts.map((e) => (e.tdur ?? 0) / 1000)),
    longTasksAdded,
  };
}

/** Microseconds that an event kept the processor; what waits for a busy machine does not count. */
function processor(event: TraceEvent | undefined): number {
  return event?.tdur ?? event?.dur ?? 0;
}

/** The thread that evaluated a script of the page. */
function mainThreadOf(events: readonly TraceEvent[], marker: string): string {
  const found = events.find((e) => e.name === 'EvaluateScript' && e.args?.data?.url?.includes(marker));
  if (!found) throw new Error('The trace holds no page.');
  return `${found.pid}/${found.tid}`;
}

/** Events that lie in none of the others; in the order of their start. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const kept: TraceEvent[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    if (event.ts < end) continue;
    kept.push(event);
    end = event.ts + (event.dur ?? 0);
  }
  return kept;
}
