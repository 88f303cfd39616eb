import { rmSync } from 'node:fs';
import { bodyCipher } from '../body-cipher.ts';
import { openStore, type Store } from '../open-store.ts';
import { embeddedFolder } from './embedded-folder.ts';
import { startTemporaryPostgres } from './temporary-postgres.ts';

/** An open store on a fresh database, and the way to be rid of both. */
export interface TestStore {
  store: Store;
  /** Where the database is; undefined for the embedded one. */
  url?: string;
  dispose(): Promise<void>;
}

/** A cipher for tests. */
export const testCipher = bodyCipher(new Uint8Array(32).fill(7));

const onDeath = (error: Error) => {
  throw error;
};

/** Both engines, so that one test proves the same of each. */
export const engines: { engine: Store['engine']; open: () => Promise<TestStore> }[] = [
  {
    engine: 'embedded',
    async open() {
      const dataFolder = await embeddedFolder();
      const store = await openStore({ databaseUrl: undefined, dataFolder, cipher: testCipher }, onDeath);
      const dispose = async () => {
        await store.close();
        rmSync(dataFolder, { recursive: true, force: true });
      };
      return { store, dispose };
    },
  },
  {
    engine: 'postgres',
    async open() {
      const postgres = await startTemporaryPostgres();
      const store = await openStore(
        { databaseUrl: postgres.url, dataFolder: '', cipher: testCipher },
        onDeath,
      );
      const dispose = async () => {
        await store.close();
        await postgres.stop();
      };
      return { store, url: postgres.url, dispose };
    },
  },
];
