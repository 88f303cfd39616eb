import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Observation } from '#shared/observations/observation.ts';
import { formatNumber } from '../format.ts';

/** The items that were on the screen. Each can be opened to what exactly is sent, and taken out. */
export function PinnedItems(props: {
  observations: readonly Observation[];
  removed: number;
  remove: (id: string) => void;
  siteName: (source: string) => string;
}) {
  const [saying, setSaying] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { observations, removed } = props;

  const remove = (id: string, at: number) => {
    // The button that had the focus goes away: to the next one, else to the one before, else to the heading.
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [];
    (buttons[at + 1] ?? buttons[at - 1] ?? heading.current)?.focus();
    props.remove(id);
    setSaying(i18n.t('story.pinned.removed'));
  };
  const help =
    observations.length > 0
      ? i18n.t('story.pinned.help')
      : i18n.t(removed > 0 ? 'story.pinned.noneLeft' : 'story.pinned.none');
  return (
    <section class="part" aria-labelledby="pinned-title">
      <h2 id="pinned-title" ref={heading} tabIndex={-1}>
        {i18n.t('story.pinned.title')}
      </h2>
      <p class="help">{help}</p>
      <ul class="pinned" ref={list}>
        {observations.map((observation, at) => (
          <PinnedItem
            key={observation.id}
            observation={observation}
            siteName={props.siteName(observation.source)}
            remove={() => remove(observation.id, at)}
          />
        ))}
      </ul>
      <p class="heard" role="status">
        {saying}
      </p>
      {removed > 0 && <p class="help">{i18n.t('story.pinned.removedCount', [formatNumber(removed)])}</p>}
    </section>
  );
}

function PinnedItem(props: { observation: Observation; siteName: string; remove: () => void }) {
  const { observation } = props;
  const { item, kind } = observation;
  const answer = kind === 'answer' ? observation.answer : undefined;
  const title = item.title ?? answer?.text?.slice(0, 200) ?? i18n.t('item.untitled');
  const advertiser = kind === 'ad' ? observation.ad.advertiser : undefined;
  const by = advertiser ?? answer?.provider ?? item.publisher.name;
  return (
    <li class="card pinned-item">
      <div class="pinned-text">
        <p class="tag">{i18n.t(`oneKind.${kind}`)}</p>
        <p class="pinned-title" dir="auto">
          {title}
        </p>
        <p class="help" dir="auto">
          {[props.siteName, by].filter((part) => part).join(' · ')}
        </p>
        <details>
          <summary>{i18n.t('story.pinned.exact')}</summary>
          <pre class="exact" dir="ltr">
            {JSON.stringify(observation)}
          </pre>
        </details>
      </div>
      <button type="button" aria-label={i18n.t('story.pinned.removeLabel', [title])} onClick={props.remove}>
        {i18n.t('story.pinned.remove')}
      </button>
    </li>
  );
}
