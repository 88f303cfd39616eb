import { i18n } from '#i18n';
import type { ConsentDocument } from '#shared/consent/document.ts';

type Part = Exclude<keyof ConsentDocument, 'version' | 'locale' | 'material'>;

/** What everybody should know before anything else; stands above the choices. */
export const keyParts: readonly Part[] = ['whatIsRead', 'whatIsNeverRead', 'whatHappens'];

/** All the rest of the consent document; stands below the choices. */
export const otherParts: readonly Part[] = [
  'purpose',
  'whoReceivesIt',
  'howLongItIsKept',
  'risks',
  'benefits',
  'alternatives',
  'yourChoice',
  'whatStaysPublished',
  'contact',
];

/** Parts of the consent document, in the very words that its hash covers. */
export function ConsentText(props: { consent: ConsentDocument; parts: readonly Part[]; title: string }) {
  return (
    <section>
      <h2>{props.title}</h2>
      <dl class="consent">
        {props.parts.map((part) => (
          <div key={part} class={part === 'whatIsNeverRead' ? 'never' : undefined}>
            <dt>{i18n.t(`consent.${part}`)}</dt>
            <dd>{props.consent[part]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
