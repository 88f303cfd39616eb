import { i18n } from '#i18n';

/** Tells the page its language and writing direction. */
export function prepareDocument(): void {
  document.documentElement.lang = i18n.t('@@ui_locale').replace('_', '-');
  document.documentElement.dir = i18n.t('@@bidi_dir');
}
