import { i18n } from '#i18n';

/** A surface in the words of people; one that has none by its own name, e.g. “side panel”. */
export function surfaceWords(surface: string): string {
  switch (surface) {
    case 'home':
      return i18n.t('surface.home');
    case 'home-shorts':
      return i18n.t('surface.homeShorts');
    case 'watch-next':
      return i18n.t('surface.watchNext');
    case 'search':
    case 'results':
      return i18n.t('surface.search');
  }
  const parts = surface.split('-');
  if (parts.includes('ads')) return i18n.t('surface.ads');
  if (parts.includes('shorts')) return i18n.t('surface.shorts');
  if (parts.includes('answer') || parts.includes('ai')) return i18n.t('surface.answers');
  return i18n.t('surface.other', [parts.join(' ')]);
}
