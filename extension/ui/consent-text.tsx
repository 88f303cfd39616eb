import { i18n } from '#i18n';
import type { ConsentDocument } from '#shared/consent/document.ts';

const parts = [
  'purpose',
  'whatIsRead',
  'whatIsNeverRead',
  'whatHappens',
  'whoReceivesIt',
  'howLongItIsKept',
  'risks',
  'benefits',
  'alternatives',
  'yourChoice',
  'whatStaysPublished',
  'contact',
] as const satisfies readonly (keyof ConsentDocument)[];

/** The consent document, all of it, in the words that its hash covers. */
export function ConsentText({ consent }: { consent: ConsentDocument }) {
  return (
    <section aria-labelledby="consent-title">
      <h2 id="consent-title">{i18n.t('welcome.privacyTitle')}</h2>
      <dl class="consent">
        {parts.map((part) => (
          <div key={part} class={part === 'whatIsNeverRead' ? 'never' : undefined}>
            <dt>{i18n.t(`consent.${part}`)}</dt>
            <dd>{consent[part]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
