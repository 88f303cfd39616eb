import { i18n } from '#i18n';
import type { Observation } from '#shared/observations/observation.ts';

/** One item as the person saw it, and, on demand, letter by letter what would be sent. */
export function ObservationCard({ observation, remove }: { observation: Observation; remove: () => void }) {
  const { item, kind, seen, surface, position } = observation;
  const title = item.title ?? i18n.t('review.untitled');
  const seconds = Math.round(seen.visibleMs / 1000).toLocaleString(document.documentElement.lang);
  const by = kind === 'ad' ? (observation.ad.advertiser ?? item.publisher.name) : item.publisher.name;
  return (
    <li class={`card item ${kind}`}>
      <div class="item-text">
        <p class="tag">{i18n.t(`oneKind.${kind}`)}</p>
        <p class="item-title" dir="auto">
          {title}
        </p>
        {by && <p dir="auto">{by}</p>}
        <p class="help">
          {[seen.day, surface, `#${position.index + 1}`, i18n.t('review.seconds', [seconds])].join(' · ')}
        </p>
        <details>
          <summary>{i18n.t('review.exact')}</summary>
          <pre dir="ltr">{JSON.stringify(observation, null, 2)}</pre>
        </details>
      </div>
      <button type="button" aria-label={i18n.t('review.removeLabel', [title])} onClick={remove}>
        {i18n.t('review.remove')}
      </button>
    </li>
  );
}
