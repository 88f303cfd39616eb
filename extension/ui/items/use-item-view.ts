import { useCallback, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { decideItems } from '../../messages/decide-items.ts';
import type { ItemFilter, ShownItem } from '../../messages/items.ts';
import { tallies as talliesContract } from '../../messages/tallies.ts';
import { formatNumber } from '../format.ts';
import type { Ask } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { choicesFor, countFitting } from './count-tallies.ts';
import type { Decision } from './rows.ts';
import { useItems } from './use-items.ts';
import { useSearch } from './use-search.ts';

/** What a person narrows a list down by. */
type Narrowing = { [Key in 'source' | 'kind' | 'day']?: ItemFilter[Key] };
export type ItemView = ReturnType<typeof useItemView>;

/** A list of items of some statuses: narrowed down, searched, decided on. The tray and the archive are two of them. */
export function useItemView(ask: Ask, statuses: ItemFilter['statuses']) {
  const [narrowing, setNarrowing] = useState<Narrowing>({});
  const [text, setText] = useState('');
  const [message, setMessage] = useState({ text: '' });
  const filter = useMemo<ItemFilter>(() => {
    const { source, kind, day } = narrowing;
    return { statuses, ...(source && { source }), ...(kind && { kind }), ...(day && { day }) };
  }, [statuses, narrowing]);
  const waitingFilter = useMemo<ItemFilter>(() => ({ ...filter, statuses: ['waiting'] }), [filter]);
  const loadTallies = useCallback(() => ask(talliesContract, {}), [ask]);
  const tallies = useLoaded(loadTallies);
  const items = useItems(ask, filter);
  const search = useSearch(ask, filter, text);

  const known = tallies.value?.tallies ?? [];
  const found = search.progress.found;
  const isWaiting = (item: ShownItem) => item.status === 'waiting';
  const counts = search.isOn
    ? { fitting: found.length, waiting: found.filter(isWaiting).length }
    : {
        fitting: countFitting(known, filter),
        waiting: statuses.includes('waiting') ? countFitting(known, waitingFilter) : 0,
      };

  /** Tells the person something; the same words again are told again. */
  const say = (text: string) => setMessage({ text });

  /** Decides on single items, or on all that fit. Tells what came of it. */
  const decide = async (decision: Decision, chosen: readonly ShownItem[] | 'all') => {
    const listed = chosen === 'all' && search.isOn ? found : chosen;
    const meant = listed !== 'all' && decision !== 'forget' ? listed.filter(isWaiting) : listed;
    const n = meant !== 'all' ? meant.length : decision === 'forget' ? counts.fitting : counts.waiting;
    const selection =
      meant !== 'all'
        ? { ids: meant.map(({ id }) => id) }
        : { filter: decision === 'forget' ? filter : waitingFilter };
    try {
      await ask(decideItems, { decision, selection });
      if (meant !== 'all') search.decided(decision, new Set(meant.map(({ id }) => id)), statuses);
      say(i18n.t(`item.did.${decision}`, [formatNumber(n)]));
    } catch {
      say(i18n.t('item.did.failed'));
    }
    await Promise.all([items.refresh(), tallies.reload()]);
  };

  return {
    narrowing,
    narrow: (by: Narrowing) => setNarrowing({ ...narrowing, ...by }),
    text,
    setText,
    message,
    say,
    tallies: tallies.value,
    choices: choicesFor(known, filter),
    counts,
    /** Items that fit without the words. */
    total: countFitting(known, filter),
    search,
    rows: search.isOn ? search.rows : items.rows,
    want: items.want,
    failed: search.isOn ? search.failed : items.failed,
    isFiltered: search.isOn || Object.values(narrowing).some((value) => value !== undefined),
    refresh: async () => {
      search.again();
      await Promise.all([items.refresh(), tallies.reload()]);
    },
    decide,
  };
}
