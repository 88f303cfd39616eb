import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Observation } from '#shared/observations/observation.ts';
import type { StateAnswer } from '../messages/state.ts';
import { Brand } from './brand.tsx';
import { ObservationCard } from './observation-card.tsx';
import { useLoaded } from './use-loaded.ts';

/** Everything that waits to be sent, to be looked through: nothing leaves that was not shown here. */
export function Review(props: {
  readTray: () => Promise<{ items: Observation[]; total: number }>;
  readState: () => Promise<StateAnswer>;
  decide: (approve: string[], remove: string[]) => Promise<unknown>;
}) {
  const { value: tray, reload } = useLoaded(props.readTray);
  const { value: state } = useLoaded(props.readState);
  const [message, setMessage] = useState('');
  const ids = tray?.items.map((item) => item.id) ?? [];

  const decide = async (approve: string[], remove: string[], done: string) => {
    await props.decide(approve, remove);
    setMessage(done);
    await reload();
  };
  return (
    <main class="page-view">
      <Brand />
      <h1>{i18n.t('review.title')}</h1>
      <p class="lead">{i18n.t('review.lead')}</p>
      {state?.paused && <p class="notice">{i18n.t('review.paused')}</p>}
      <p class="message" role="status">
        {message}
      </p>
      {tray && tray.total > tray.items.length && (
        <p>{i18n.t('review.more', [String(tray.items.length), String(tray.total)])}</p>
      )}
      {tray && tray.total === 0 && <p class="empty">{i18n.t('review.empty')}</p>}
      {ids.length > 0 && (
        <div class="pair sticky">
          <button type="button" class="primary" onClick={() => decide(ids, [], i18n.t('review.sending'))}>
            {i18n.t('review.send', ids.length)}
          </button>
          <button type="button" onClick={() => decide([], ids, i18n.t('review.removed'))}>
            {i18n.t('review.removeAll')}
          </button>
        </div>
      )}
      <ul class="items">
        {tray?.items.map((item) => (
          <ObservationCard
            key={item.id}
            observation={item}
            remove={() => decide([], [item.id], i18n.t('review.removed'))}
          />
        ))}
      </ul>
    </main>
  );
}
