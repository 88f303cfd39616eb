import type { Page } from 'puppeteer-core';
import type { DatabaseVersion } from '../../extension/store/versions.ts';

interface Store {
  name: string;
  keyPath: string | string[];
  autoIncrement: boolean;
  indexes: { keyPath: string | string[]; unique: boolean }[];
}

/**
 * Makes the extension's database one that an earlier version left: with that version's tables and indexes, and what is in
 * them now. What it did not have yet is lost.
 * @param page one of the extension's own, while nothing else has the database open
 */
export async function ageDatabase(page: Page, { version, stores }: DatabaseVersion): Promise<void> {
  const tables = Object.entries(stores).map(([name, schema]) => storeOf(name, schema ?? ''));
  // Dexie counts in tenths.
  await page.evaluate(rebuild, version * 10, tables);
}

/** The browser's own number of the database's version. */
export function databaseVersion(page: Page): Promise<number | undefined> {
  return page.evaluate(async () => {
    const all = await indexedDB.databases();
    return all.find(({ name }) => name === 'daylight')?.version;
  });
}

/** What Dexie's words for a table mean (https://dexie.org/docs/Version/Version.stores()), as far as we use them. */
function storeOf(name: string, schema: string): Store {
  const [key = '', ...indexes] = schema.split(',').map((word) => word.trim());
  const pathOf = (word: string) => (word.startsWith('[') ? word.slice(1, -1).split('+') : word);
  return {
    name,
    keyPath: pathOf(key.replace('++', '')),
    autoIncrement: key.startsWith('++'),
    indexes: indexes.map((word) => ({
      keyPath: pathOf(word.replace('&', '')),
      unique: word.startsWith('&'),
    })),
  };
}

/** Runs in the page. */
async function rebuild(version: number, stores: Store[]): Promise<void> {
  const old = await settled(indexedDB.open('daylight'));
  const rows = new Map<string, unknown[]>();
  for (const { name } of stores)
    rows.set(name, await settled(old.transaction(name).objectStore(name).getAll()));
  old.close();
  await settled(indexedDB.deleteDatabase('daylight'));
  const opening = indexedDB.open('daylight', version);
  opening.onupgradeneeded = () => {
    for (const { name, keyPath, autoIncrement, indexes } of stores) {
      const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const index of indexes) {
        const word = Array.isArray(index.keyPath) ? `[${index.keyPath.join('+')}]` : index.keyPath;
        store.createIndex(word, index.keyPath, { unique: index.unique });
      }
      for (const row of rows.get(name) ?? []) store.add(row);
    }
  };
  (await settled(opening)).close();
  function settled<T>(request: IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}
