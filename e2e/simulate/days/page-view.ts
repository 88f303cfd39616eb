import { newDayId } from '#shared/new-day-id.ts';
import type { Exposure } from '#shared/observations/exposure.ts';
import type { Reach } from '#shared/observations/fields.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { publicSources } from '../../../backend/measure/public-sources.ts';
import { between, chance, type Random } from '../random.ts';

type Stamped = 'id' | 'source' | 'surface' | 'position' | 'context' | 'seen' | 'rules';
type Bare<T> = T extends Observation ? Omit<T, Stamped | 'labels' | 'completeness'> : never;

/** An item that came into view, without what every item is stamped with. `missing`: fields that a page did not yield. */
export type Shown = Bare<Observation> & {
  labels?: string[];
  missing?: string[];
  section?: string;
};

/** One page that somebody looked at. */
export interface PageView {
  page: string;
  /** Public id of what the page is about. */
  hostItem?: string;
  reach: Reach;
  /** Each surface that was looked for, with what came into view of it. Nothing: it was not on the page. */
  surfaces: Readonly<Record<string, readonly Shown[]>>;
  /** Items on the page that were counted and not read, because a private person may have published them. */
  withheld?: number;
}

/** What a volunteer saw on one day. */
export interface MadeUpDay {
  observations: Observation[];
  exposures: Exposure[];
}

const layout = 'a1b2c3d4';

/** Makes of the pages of one site on one day what the extension would: observations, and one count for each surface. */
export function observe(random: Random, source: string, day: string, views: readonly PageView[]): MadeUpDay {
  const rules = rulesOf(random, source);
  const counts = new Map<string, Exposure>();
  const observations = views.flatMap(({ page, hostItem = null, reach, surfaces, withheld = 0 }) =>
    Object.entries(surfaces).flatMap(([surface, shown], first) => {
      const none = { pages: 0, containers: 0, items: 0, visible: 0, parsed: 0, failed: 0 };
      const more = { withheld: 0, incomplete: 0, overflow: 0, broken: 0, layout };
      const count = counts.get(surface) ?? { source, surface, day, rules, ...none, ...more };
      counts.set(surface, count);
      addTo(count, random, shown, first === 0 ? withheld : 0);
      return shown.map(({ labels = [], missing = [], section = null, ...item }, index) => ({
        ...item,
        ...{ id: newDayId(Date.parse(day)), source, surface, rules, labels },
        position: { section, index },
        context: { page, hostItem, reach },
        seen: { day, visibleMs: between(random, 1000, 9000) },
        completeness: { missing },
      }));
    }),
  );
  return { observations, exposures: [...counts.values()] };
}

/** The rules that read a page: the newest, or on a browser that has not met them yet those before. */
function rulesOf(random: Random, source: string): string {
  const newest = publicSources.find((one) => one.source === source)?.version ?? 1;
  return `${source}@${chance(random, 0.1) ? Math.max(1, newest - 1) : newest}`;
}

/** Counts one look at a surface: beside what came into view stands what nobody scrolled to. */
function addTo(count: Exposure, random: Random, shown: readonly Shown[], withheld: number): void {
  count.pages++;
  count.withheld += withheld;
  count.items += withheld;
  if (chance(random, 0.01)) count.broken++;
  if (shown.length === 0) return;
  const failed = chance(random, 0.05) ? 1 : 0;
  const parsed = shown.length + between(random, 0, 8);
  count.containers++;
  count.visible += shown.length;
  count.parsed += parsed;
  count.failed += failed;
  count.items += parsed + failed;
  count.incomplete += shown.filter(({ missing = [] }) => missing.length > 0).length;
}
