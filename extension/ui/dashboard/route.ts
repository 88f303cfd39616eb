/** The views of the dashboard, in the order of its navigation. */
export const views = ['tray', 'sent', 'story', 'studies', 'insights', 'data', 'choices'] as const;
/** `structure` is reached from where it is spoken of, and not from the navigation. */
export type View = (typeof views)[number] | 'structure';

/** A place in the dashboard: a view, and the story or structure that is open in it. */
export interface Route {
  view: View;
  story?: string;
  structure?: string;
}

/** Reads a place off the part after `#` of an address. What is no place leads to the tray. */
export function readRoute(hash: string): Route {
  const [name, id = ''] = hash.replace(/^#/, '').split('/');
  const isId = /^[0-9a-f-]{36}$/.test(id);
  if (name === 'structure' && isId) return { view: 'structure', structure: id };
  const view = views.find((candidate) => candidate === name) ?? 'tray';
  return view === 'story' && isId ? { view, story: id } : { view };
}
