import { i18n } from '#i18n';
import { formatNumber } from '../format.ts';

/** A choice with the number of items that it leads to. */
export function counted(words: string, n: number): string {
  return i18n.t('tray.counted', [words, formatNumber(n)]);
}
