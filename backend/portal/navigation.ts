import type { TextKey } from './text.ts';

/** Part of the portal that a page belongs to; what the navigation marks. */
export type Section = 'home' | 'findings' | 'datasets' | 'stories' | 'take-part' | 'about' | 'none';

/** One place that the frame of every page links to. */
export interface Place {
  path: string;
  name: TextKey;
  /** The section that is marked while somebody is in it; none for a place of the footer alone. */
  section?: Section;
}

/** The navigation on top of every page. */
export const mainPlaces: readonly Place[] = [
  { path: '/', name: 'navHome', section: 'home' },
  { path: '/findings/', name: 'navFindings', section: 'findings' },
  { path: '/datasets/', name: 'navDatasets', section: 'datasets' },
  { path: '/stories/', name: 'navStories', section: 'stories' },
  { path: '/take-part/', name: 'navTakePart', section: 'take-part' },
  { path: '/about/', name: 'navAbout', section: 'about' },
];

/** What the page `/about/` leads to, and the footer of every page beside the main places. */
export const aboutPlaces: readonly (Place & { about: TextKey })[] = [
  { path: '/about/methods', name: 'navMethods', about: 'aboutMethods' },
  { path: '/about/privacy', name: 'navPrivacy', about: 'aboutPrivacy' },
  { path: '/about/researchers', name: 'navResearchers', about: 'aboutResearchers' },
  { path: '/about/operators', name: 'navOperators', about: 'aboutOperators' },
  { path: '/record/', name: 'navRecord', about: 'aboutRecord' },
  { path: '/api/', name: 'navApi', about: 'aboutApi' },
];

/** Places for whoever reads the data, in the footer. */
export const dataPlaces: readonly Place[] = [
  { path: '/findings/', name: 'navFindings' },
  { path: '/platforms/', name: 'navPlatforms' },
  { path: '/datasets/', name: 'navDatasets' },
  { path: '/stories/', name: 'navStories' },
];

/** Places for whoever takes part, in the footer. */
export const partPlaces: readonly Place[] = [
  { path: '/take-part/', name: 'navTakePart' },
  { path: '/about/', name: 'navAbout' },
];
