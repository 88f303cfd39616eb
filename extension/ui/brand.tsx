import { i18n } from '#i18n';

/** The sign and the name. */
export function Brand() {
  return (
    <p class="brand">
      <img src="/icon.svg" alt="" width="28" height="28" />
      <span>{i18n.t('extName')}</span>
    </p>
  );
}
