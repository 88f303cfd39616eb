import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Kind } from '#shared/observations/observation.ts';
import type { StateAnswer } from '../messages/state.ts';

type Source = StateAnswer['sources'][number];

/** One site that can be switched on: its kinds, none ticked, and the two buttons of equal weight. */
export function SourceCard(props: {
  source: Source;
  switchOn: (kinds: Kind[], adult: boolean) => Promise<void>;
  decline: () => void;
}) {
  const { source } = props;
  const [kinds, setKinds] = useState<ReadonlySet<Kind>>(new Set());
  const [adult, setAdult] = useState(false);
  const toggle = (kind: Kind) => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    setKinds(next);
  };
  return (
    <section class="card" aria-labelledby={`source-${source.source}`}>
      <h3 id={`source-${source.source}`}>{source.name}</h3>
      {source.kinds.map((kind) => (
        <label key={kind} class="choice">
          <input type="checkbox" name={kind} checked={kinds.has(kind)} onChange={() => toggle(kind)} />
          <span>
            <strong>{i18n.t(`kind.${kind}`)}</strong>
            <span class="help">{i18n.t(`kindHelp.${kind}`)}</span>
          </span>
        </label>
      ))}
      <label class="choice adult">
        <input type="checkbox" name="adult" checked={adult} onChange={() => setAdult(!adult)} />
        <span>{i18n.t('welcome.adult')}</span>
      </label>
      <p class="help">{i18n.t('welcome.hosts', [source.hosts.map(hostName).join(', ')])}</p>
      <div class="pair">
        <button type="button" class="primary" onClick={() => props.switchOn([...kinds], adult)}>
          {i18n.t('welcome.switchOn', [source.name])}
        </button>
        <button type="button" class="primary" onClick={props.decline}>
          {i18n.t('welcome.decline')}
        </button>
      </div>
    </section>
  );
}

/** A site that is on. */
export function ActiveSourceCard(props: {
  source: Source;
  openReview: () => void;
  stop: () => Promise<void>;
}) {
  const { source } = props;
  const shared = source.granted.map((kind) => i18n.t(`kind.${kind}`));
  return (
    <section class="card on" aria-labelledby={`source-${source.source}`}>
      <h3 id={`source-${source.source}`}>{i18n.t('welcome.isOn', [source.name])}</h3>
      <p>{new Intl.ListFormat(document.documentElement.lang).format(shared)}</p>
      <p class="help">{i18n.t('welcome.isOnHelp')}</p>
      <div class="pair">
        <button type="button" class="primary" onClick={props.openReview}>
          {i18n.t('welcome.openReview')}
        </button>
        <button type="button" onClick={props.stop}>
          {i18n.t('welcome.stop')}
        </button>
      </div>
    </section>
  );
}

function hostName(pattern: string): string {
  return pattern.replace('https://', '').replace('/*', '');
}
