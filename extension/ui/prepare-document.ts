import { i18n } from '#i18n';

/**
 * Tells the page its language and writing direction: those of the words on it, which may be others than the browser's
 * where the browser speaks a language that we do not have.
 */
export function prepareDocument(): void {
  document.documentElement.lang = i18n.t('language.tag');
  document.documentElement.dir = i18n.t('language.direction');
}
