import { i18n } from '#i18n';
import type { ConsentDocument, ConsentPart } from '#shared/consent/document.ts';

/** Parts of the consent document, in the very words that its hash covers. */
export function ConsentParts(props: { consent: ConsentDocument; parts: readonly ConsentPart[] }) {
  return (
    <dl class="consent-parts">
      {props.parts.map((part) => (
        <div key={part} class={part === 'whatIsNeverRead' ? 'never' : undefined}>
          <dt>{i18n.t(`consent.${part}`)}</dt>
          <dd lang={props.consent.locale} dir="auto">
            {props.consent[part]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
