import type { ShownItem } from '../../messages/items.ts';

/** Items of a list, some of which may not be loaded yet. Another object when anything in it has changed. */
export interface Rows {
  /** undefined while not even the number is known. */
  total: number | undefined;
  at(index: number): ShownItem | undefined;
}

/** What a person can decide on items. */
export type Decision = 'send' | 'keep' | 'forget';
