import { orderStudy, type StudyOrder } from '../../studies/study-order.ts';
import { type ConfigOptions, loadConfig } from '../load-config.ts';
import { orderDatabase } from '../order-database.ts';

/** Has something done about studies: here, or in the server that holds the embedded database. */
export function orderStudies(options: ConfigOptions, order: StudyOrder): Promise<object> {
  const config = loadConfig(options);
  return orderDatabase(config, '/studies', order, ({ store }) =>
    orderStudy(store.pool, order, config.studies, new Date()),
  );
}
