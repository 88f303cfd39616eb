import type { Observation } from '#shared/observations/observation.ts';
import { versions } from '../../../extension/store/versions.ts';

/**
 * The same tables and indexes as the extension's own, and the same reads and writes, by the browser's bare interface:
 * no library, no check, no consent. What the extension's store is measured against.
 */
export class RawDatabase {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** Makes an empty one. */
  static async create(name: string): Promise<RawDatabase> {
    await settled(indexedDB.deleteDatabase(name));
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      // A version names only what it changes.
      const tables = Object.assign({}, ...versions.map(({ stores }) => stores)) as Record<
        string,
        string | null
      >;
      for (const [table, schema] of Object.entries(tables))
        if (schema) createTable(request.result, table, schema);
    };
    return new RawDatabase(await settled(request));
  }

  /** Adds rows as they are. */
  async fill(rows: readonly object[], table: string): Promise<void> {
    const transaction = this.#database.transaction(table, 'readwrite');
    for (const row of rows) transaction.objectStore(table).put(row);
    await completed(transaction);
  }

  /** What keeping one report takes: is it here already, add it, count it, count the page, note the time. */
  async capture(observations: readonly Observation[], capturedAt: number): Promise<void> {
    await this.#noteTime(capturedAt);
    await this.#all('ledger');
    const tables = ['observations', 'tallies', 'exposures', 'pages', 'ledger', 'memos'];
    const transaction = this.#database.transaction(tables, 'readwrite');
    const table = (name: string) => transaction.objectStore(name);
    await settled(table('ledger').count());
    await Promise.all(observations.map(({ id }) => settled(table('observations').get(id))));
    const tallies = new Map<
      string,
      { status: string; day: string; source: string; kind: string; n: number }
    >();
    for (const observation of observations) {
      const { id, source, kind } = observation;
      table('observations').put({ id, status: 'waiting', source, kind, capturedAt, observation });
      const day = new Date(capturedAt).toISOString().slice(0, 10);
      const tally = tallies.get(kind) ?? { status: 'waiting', day, source, kind, n: 0 };
      tally.n++;
      tallies.set(kind, tally);
    }
    for (const tally of tallies.values()) {
      const { status, day, source, kind } = tally;
      const there = await settled(table('tallies').get([status, day, source, kind]));
      table('tallies').put({ ...tally, n: tally.n + (there?.n ?? 0) });
    }
    const pageView = crypto.randomUUID();
    const surface = 'home';
    await settled(table('exposures').get([pageView, surface]));
    table('exposures').put({
      pageView,
      surface,
      source: 'youtube',
      day: '2026-01-01',
      batchId: '',
      items: 20,
    });
    await settled(table('pages').get(pageView));
    table('pages').put({ pageView, source: 'youtube', page: 'home', hostItem: null, at: capturedAt });
    await completed(transaction);
  }

  /** What the popup shows. */
  async readNumbers(): Promise<unknown> {
    return Promise.all(['memos', 'ledger', 'tallies', 'stories', 'deletions'].map((name) => this.#all(name)));
  }

  /** A page of the tray, newest first: from the tallies the day that it begins on, then a cursor from there. */
  async readPage(offset: number, limit: number): Promise<unknown[]> {
    const tallies = (await this.#all('tallies')) as { day: string; n: number }[];
    const days = new Map<string, number>();
    for (const { day, n } of tallies) days.set(day, (days.get(day) ?? 0) + n);
    let skip = offset;
    let last = '9999-12-31';
    for (const [day, n] of [...days].sort(([a], [b]) => (a < b ? 1 : -1))) {
      last = day;
      if (skip < n) break;
      skip -= n;
    }
    const transaction = this.#database.transaction('observations');
    const index = transaction.objectStore('observations').index('[status+capturedAt]');
    const until = Date.parse(last) + 86_400_000;
    const range = IDBKeyRange.bound(['waiting', Number.NEGATIVE_INFINITY], ['waiting', until]);
    return collect(index.openCursor(range, 'prev'), skip, limit);
  }

  close(): void {
    this.#database.close();
  }

  /** At most once a second, as the extension does. */
  async #noteTime(now: number): Promise<void> {
    const noted = await settled(this.#database.transaction('memos').objectStore('memos').get('clock'));
    if (now <= (noted?.value ?? 0)) return;
    const transaction = this.#database.transaction('memos', 'readwrite');
    transaction.objectStore('memos').put({ name: 'clock', value: now + 1000 });
    await completed(transaction);
  }

  #all(table: string): Promise<unknown[]> {
    return settled(this.#database.transaction(table).objectStore(table).getAll());
  }
}

function collect(
  request: IDBRequest<IDBCursorWithValue | null>,
  skip: number,
  limit: number,
): Promise<unknown[]> {
  const rows: unknown[] = [];
  let isThere = skip === 0;
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor && !isThere) {
        isThere = true;
        return cursor.advance(skip);
      }
      if (cursor) rows.push(cursor.value);
      if (!cursor || rows.length === limit) return resolve(rows);
      cursor.continue();
    };
  });
}

/** Makes a table of a Dexie schema such as `id, [status+capturedAt], &unique`. */
function createTable(database: IDBDatabase, name: string, schema: string): void {
  const [key = '', ...indexes] = schema.split(',').map((part) => part.trim());
  const auto = key.startsWith('++');
  const table = database.createObjectStore(name, { keyPath: pathOf(key), autoIncrement: auto });
  for (const index of indexes)
    table.createIndex(index.replace(/^&/, ''), pathOf(index), { unique: index.startsWith('&') });
}

function pathOf(part: string): string | string[] {
  const path = part.replace(/^[+&*]+/, '');
  return path.startsWith('[') ? path.slice(1, -1).split('+') : path;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}
