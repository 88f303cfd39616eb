import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ConsentDocument } from '#shared/consent/document.ts';
import type { Kind } from '#shared/observations/observation.ts';
import type { StateAnswer } from '../messages/state.ts';
import { Brand } from './brand.tsx';
import { ConsentText, keyParts, otherParts } from './consent-text.tsx';
import { ActiveSourceCard, SourceCard } from './source-card.tsx';
import { useLoaded } from './use-loaded.ts';

type Source = StateAnswer['sources'][number];

/** What a person sees first: what this is, all choices in one view, and the whole text. */
export function Welcome(props: {
  consent: ConsentDocument;
  readState: () => Promise<StateAnswer>;
  requestHosts: (hosts: readonly string[]) => Promise<boolean>;
  grant: (request: { source: string; kinds: Kind[]; document: string }) => Promise<{ granted: boolean }>;
  withdraw: (source: string) => Promise<unknown>;
  openReview: () => Promise<void>;
}) {
  const { value: state, reload } = useLoaded(props.readState);
  const [message, setMessage] = useState('');

  const switchOn = async (source: Source, kinds: Kind[], adult: boolean) => {
    if (kinds.length === 0) return setMessage(i18n.t('welcome.needKind'));
    if (!adult) return setMessage(i18n.t('welcome.needAdult'));
    // First of all, and without waiting for anything: the browser only asks within the click itself.
    const permitted = await props.requestHosts(source.hosts);
    if (!permitted) return setMessage(i18n.t('welcome.notPermitted'));
    const answer = await props
      .grant({ source: source.source, kinds, document: state?.document ?? '' })
      .catch(() => undefined);
    if (!answer) setMessage(i18n.t('welcome.failed'));
    else setMessage(answer.granted ? '' : i18n.t('welcome.changed'));
    await reload();
  };
  const stop = async (source: Source) => {
    await props.withdraw(source.source);
    setMessage(i18n.t('welcome.stopped', [source.name]));
    await reload();
  };

  const isOn = state?.sources.some((source) => source.granted.length > 0);
  return (
    <main class="page-view">
      <Brand />
      <h1>{i18n.t('welcome.title')}</h1>
      <p class="lead">{i18n.t('welcome.lead')}</p>
      {state && !isOn && <p class="lead">{i18n.t('welcome.off')}</p>}
      <ConsentText consent={props.consent} parts={keyParts} title={i18n.t('welcome.keyTitle')} />
      <h2>{i18n.t('welcome.chooseTitle')}</h2>
      <p>{i18n.t('welcome.chooseHelp')}</p>
      <p class="message" role="status">
        {message}
      </p>
      {state?.sources.map((source) =>
        source.granted.length > 0 ? (
          <ActiveSourceCard
            key={source.source}
            source={source}
            openReview={props.openReview}
            stop={() => stop(source)}
          />
        ) : (
          <SourceCard
            key={source.source}
            source={source}
            switchOn={(kinds, adult) => switchOn(source, kinds, adult)}
            decline={() => setMessage(i18n.t('welcome.declined'))}
          />
        ),
      )}
      <ConsentText consent={props.consent} parts={otherParts} title={i18n.t('welcome.privacyTitle')} />
    </main>
  );
}
