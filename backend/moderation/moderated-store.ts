import type { Store } from '../store/open-store.ts';

/** What moderating needs: the database, and the key that opens what people wrote. */
export type ModeratedStore = Pick<Store, 'pool' | 'cipher'>;
