import { i18n } from '#i18n';
import type { ShownItem } from '../../messages/items.ts';
import { formatDay } from '../format.ts';
import { Cross } from './cross.tsx';
import { makerOf, titleOf, wayOf } from './item-words.ts';

/** What a row of the list holds: the item in short, which opens it, and a button that removes it. */
export function ItemRow(props: {
  item: ShownItem | undefined;
  index: number;
  tabIndex: 0 | -1;
  siteName: (source: string) => string;
  now: number;
  /** Name of the removing button. */
  removeLabel: 'item.removeLabel' | 'item.deleteLabel';
  open: (index: number) => void;
  remove: (index: number) => void;
}) {
  const { item, index, tabIndex } = props;
  if (!item)
    return (
      <button type="button" class="row-open" data-row={index} tabIndex={tabIndex}>
        <span class="heard">{i18n.t('item.loading')}</span>
        <span class="skeleton" aria-hidden="true" />
        <span class="skeleton short" aria-hidden="true" />
      </button>
    );
  const { observation } = item;
  const title = titleOf(item);
  const maker = makerOf(item);
  const { query } = observation.context;
  return (
    <>
      <button
        type="button"
        class="row-open"
        data-row={index}
        tabIndex={tabIndex}
        onClick={() => props.open(index)}
      >
        <span class="row-title">
          <span class={`tag ${observation.kind}`}>{i18n.t(`oneKind.${observation.kind}`)}</span>
          <bdi class="row-name">{title}</bdi>
        </span>
        <span class="row-facts">
          {maker && <bdi class="row-maker">{maker}</bdi>}
          {query && (
            <span class="row-typed">
              <bdi>{i18n.t('item.typed', [query])}</bdi>
            </span>
          )}
          <span>{props.siteName(observation.source)}</span>
          <span>{formatDay(observation.seen.day)}</span>
          {item.dropped.length > 0 && <span>{i18n.t('item.redacted')}</span>}
          <span class="row-way">{wayOf(item, props.now)}</span>
        </span>
      </button>
      <button
        type="button"
        class="row-remove"
        tabIndex={-1}
        aria-label={i18n.t(props.removeLabel, [title])}
        onClick={() => props.remove(index)}
      >
        <Cross />
      </button>
    </>
  );
}
