import { i18n } from '#i18n';
import type { TalliesAnswer } from '../../messages/tallies.ts';
import { formatDay, formatNumber } from '../format.ts';
import { groupDiscards } from './group-discards.ts';

/** Items that were not kept at all: how many, when, and why. */
export function NotKept(props: {
  discards: TalliesAnswer['discards'];
  siteName: (source: string) => string;
}) {
  const groups = groupDiscards(props.discards);
  if (groups.length === 0) return null;
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  return (
    <details class="not-kept">
      <summary>{i18n.t('tray.notKept.title', [formatNumber(total)])}</summary>
      <p class="help">{i18n.t('tray.notKept.help')}</p>
      <ul>
        {groups.map(({ day, source, kind, why, n }) => (
          <li key={`${day} ${source} ${kind} ${why}`}>
            {i18n.t('tray.notKept.line', [
              formatDay(day),
              `${props.siteName(source)}, ${i18n.t(`kind.${kind}`)}`,
              formatNumber(n),
              i18n.t(`tray.notKept.${why}`),
            ])}
          </li>
        ))}
      </ul>
    </details>
  );
}
