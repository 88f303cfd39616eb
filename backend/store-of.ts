import { loadContentKey, prepareDataFolder } from './data-folder.ts';
import { bodyCipher } from './store/body-cipher.ts';
import type { StoreConfig } from './store/embedded-lock.ts';

/** Which database, and the key to what is in it, by the configuration. Makes the data folder and the key when absent. */
export function storeOf(config: {
  databaseUrl: string | undefined;
  dataFolder: string;
  contentKey?: string | undefined;
}): StoreConfig {
  const dataFolder = prepareDataFolder(config.dataFolder);
  const cipher = bodyCipher(loadContentKey(dataFolder, config.contentKey));
  return { databaseUrl: config.databaseUrl, dataFolder, cipher };
}
