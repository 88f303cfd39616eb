import { newDayId } from '#shared/new-day-id.ts';
import type { Outside } from '../outside.ts';

/** Test builder: an outside world in memory, whose clock and permissions a test sets. */
export class MemoryOutside implements Outside {
  time = Date.UTC(2026, 10, 21, 12);
  readonly version = '0.0.1';
  readonly files = new Map<string, string>();
  readonly permitted = new Set<string>();
  observing: string[] = [];
  stops = 0;
  shown = '';
  inspection: unknown;
  readonly alarms = new Map<string, number>();

  now = () => this.time;
  newId = () => newDayId(this.time);
  random = () => 0.5;
  readFile = async (path: string) => this.files.get(path) ?? '';
  isPermitted = async (hosts: readonly string[]) => hosts.every((host) => this.permitted.has(host));
  giveBack = async (hosts: readonly string[]) => {
    for (const host of hosts) this.permitted.delete(host);
  };
  setObservers: Outside['setObservers'] = async (sources) => {
    this.observing = sources.map(({ source }) => source);
  };
  stopObservers = async () => {
    this.stops += 1;
  };
  askTab = async () => this.inspection;
  ensureAlarm = async (name: string, minutes: number) => {
    this.alarms.set(name, minutes);
  };
  showState: Outside['showState'] = async (state) => {
    this.shown = state;
  };
}
