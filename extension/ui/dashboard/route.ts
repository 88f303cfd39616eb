/** The views of the dashboard, in the order of its navigation. */
export const views = ['tray', 'sent', 'story', 'insights', 'data', 'choices'] as const;
export type View = (typeof views)[number];

/** A place in the dashboard: a view, and the story that is open in it. */
export interface Route {
  view: View;
  story?: string;
}

/** Reads a place off the part after `#` of an address. What is no place leads to the tray. */
export function readRoute(hash: string): Route {
  const [name, story] = hash.replace(/^#/, '').split('/');
  const view = views.find((candidate) => candidate === name) ?? 'tray';
  return view === 'story' && story && /^[0-9a-f-]{36}$/.test(story) ? { view, story } : { view };
}
