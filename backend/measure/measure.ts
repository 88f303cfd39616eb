import type { TableName } from '../aggregate/profile.ts';
import type { Window } from '../aggregate/window.ts';
import type { PublicSource } from './public-sources.ts';

/**
 * What is laid out to be measured of the contributors that count: `seen` (one row an item), `exposed` (the counts of a
 * day, surface and rule pack) and `told` (one row a story). See lay-out.ts for their columns; and relations.ts for
 * `paired` and `counts`, which are made of these.
 */
export type Laid = 'seen' | 'exposed' | 'told' | 'paired' | 'counts';

/** One part of a key: a name, and SQL over the columns of what is laid out, giving text. */
export interface KeyPart {
  name: string;
  sql: string;
}

/** Public knowledge that fixed keys are made of. */
export interface KeyContext {
  window: Window;
  sources: readonly PublicSource[];
}

/**
 * One thing that is measured in each window: cells by key, each contributor bounded. Its bounds are its share of the
 * table's sensitivity: `cells * each^2`.
 */
export interface Measure {
  /** Unique among all measures. */
  id: string;
  /** One sentence for the manifest: what a cell counts. */
  about: string;
  /** Which noise it gets. */
  table: Exclude<TableName, 'M'>;
  from: Laid;
  /** SQL over the columns of `from`: rows that are counted. */
  where?: string;
  /** One to four parts; rows in which one is missing are not counted. */
  key: readonly KeyPart[];
  /** SQL for how much a row adds; 1 where absent. */
  amount?: string;
  /** Counts in units of so many (100: whole hundreds, of each contributor and cell); 1 where absent. */
  per?: number;
  /** Most cells that one contributor counts in (in a weekly table: in each week). */
  cells: number;
  /** Most (units) that one contributor adds to a cell; 1 in tables that count contributors. */
  each: number;
  /**
   * Names of key parts. Cells of a contributor that are alike in these are parts of one whole, and cut together: in
   * proportion, so that they sum to about `each`. Cut each for itself, a rare part would look as large as a frequent one.
   */
  together?: readonly string[];
  /** The keys that are published, whatever was donated. Absent in table A, which names what the data name. */
  keys?: (context: KeyContext) => string[][];
}
