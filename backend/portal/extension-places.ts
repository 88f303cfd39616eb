import type { TextKey } from './text.ts';

/** Where people get the extension of this study: web addresses, each where there is one. */
export interface ExtensionPlaces {
  chrome?: string | undefined;
  edge?: string | undefined;
  firefox?: string | undefined;
  /** The source that it is built from. */
  source?: string | undefined;
}

/** The stores, with what people call their browser. */
const stores = [
  ['chrome', 'takePartChrome'],
  ['edge', 'takePartEdge'],
  ['firefox', 'takePartFirefox'],
] as const;

/** Stores that have the extension. */
export function storesOf(places: ExtensionPlaces = {}): { name: TextKey; address: string }[] {
  return stores.flatMap(([store, name]) => {
    const address = places[store];
    return address === undefined ? [] : [{ name, address }];
  });
}
