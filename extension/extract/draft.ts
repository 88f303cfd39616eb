import type { Observation } from '#shared/observations/observation.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/**
 * An observation as the page yields it. The background stamps id, source, day and rule version on it, so that no page
 * and no rule can get those wrong, and validates the whole.
 */
export type Draft = Without<Observation, 'id' | 'source' | 'seen' | 'rules'>;

/** What was found on one surface of one page view, so far. `items = parsed + failed + withheld`. */
export interface SurfaceCounts {
  surface: string;
  /** 1 where the surface's container was found, else 0. */
  containers: number;
  items: number;
  /** Items that were half in view for one second. */
  visible: number;
  parsed: number;
  failed: number;
  /** Items that were counted and not read. */
  withheld: number;
  /** Items read without a field that is usually there. */
  incomplete: number;
  /** Items beyond those that are looked at on one page view. */
  overflow: number;
  /** 1 where the surface looks as if the site had changed, else 0. */
  broken: number;
  /** Fingerprint of the layout. */
  layout: string | null;
}
