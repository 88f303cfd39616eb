import type { DataCategory } from '#shared/consent/data-categories.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Outside } from '../outside.ts';

/** Test builder: an outside world in memory, whose clock and permissions a test sets. */
export class MemoryOutside implements Outside {
  time = Date.UTC(2026, 10, 21, 12);
  readonly version = '0.0.1';
  readonly locale = 'en';
  readonly files = new Map<string, string>();
  readonly permitted = new Set<string>();
  observing: string[] = [];
  /** Hosts that are observed, by source. */
  observed = new Map<string, readonly string[]>();
  /** Hosts on which observers were stopped, the last time; undefined: everywhere, or never. */
  stopped: readonly string[] | undefined;
  stops = 0;
  /** Hosts on whose open pages observers were started, the last time. */
  woken: readonly string[] = [];
  shown = '';
  goodbye = '';
  /** Undefined as in Chromium; a set as in Firefox. */
  categories: Set<DataCategory> | undefined;
  /** What an institution set, as a browser would give it. */
  institution: unknown = {};
  address: URL | undefined;
  inspection: unknown;
  /** Where the tab is that is asked. */
  tabPage: URL | undefined = new URL('https://www.youtube.com/');
  /** What the observer of each open tab answers. */
  readonly tabs = new Map<number, unknown>();
  readonly alarms = new Map<string, number>();

  now = () => this.time;
  newId = () => newDayId(this.time);
  random = () => 0.5;
  sourceName = (_: string, name: string) => name;
  readFile = async (path: string) => this.files.get(path) ?? '';
  isPermitted = async (hosts: readonly string[]) =>
    this.permitted.has('https://*/*') || hosts.every((host) => this.permitted.has(host));
  permittedCategories = async () => this.categories;
  institutionSettings = async () => this.institution;
  giveBack = async (hosts: readonly string[]) => {
    for (const host of hosts) this.permitted.delete(host);
  };
  giveBackAll = async () => this.permitted.clear();
  setObservers: Outside['setObservers'] = async (sources) => {
    this.observing = sources.map(({ source }) => source);
    this.observed = new Map(sources.map(({ source, hosts }) => [source, hosts]));
  };
  stopObservers = async (hosts?: readonly string[]) => {
    this.stops += 1;
    this.stopped = hosts;
  };
  frontAddress = async () => this.address;
  observeOpenTabs = async (hosts: readonly string[]) => {
    this.woken = hosts;
  };
  prepareForStructure = async () => {};
  tabAddress = async () => this.tabPage;
  tabsOn = async () => [...this.tabs.keys()];
  askTab = async (tabId: number) => this.tabs.get(tabId) ?? this.inspection;
  ensureAlarm = async (name: string, minutes: number) => {
    this.alarms.set(name, minutes);
  };
  showState: Outside['showState'] = async (state) => {
    this.shown = state;
  };
  setGoodbye = async (address: string) => {
    this.goodbye = address;
  };
}
