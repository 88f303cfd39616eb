import { i18n } from '#i18n';
import type { ScopeKind } from '#shared/consent/scope.ts';
import type { SourceState } from '../../messages/state.ts';
import { formatList } from '../format.ts';
import { hostList } from './access.ts';
import type { Standing } from './standing-of.ts';

/** The line of a site that stands there while it is closed: its name, where that is, and what of it is on. */
export function SiteSummary({ source, standing }: { source: SourceState; standing: Standing }) {
  const { ticked, isSaved } = standing;
  const nothing = isSaved ? i18n.t('choices.nothingOn') : i18n.t('choices.nothingTicked');
  const isUntried = source.kinds.every(({ tried }) => tried === 'none');
  return (
    <summary class="opens site-line">
      <span class="site-name">
        <h4>{source.name}</h4>
        <bdi class="site-hosts" dir="ltr">
          {hostList(source.hosts)}
        </bdi>
      </span>
      <span class="site-standing">
        {isUntried && <span class="tag">{i18n.t('choices.untried')}</span>}
        {source.paused && <span class="tag">{i18n.t('popup.paused')}</span>}
        {!isSaved && <span class="tag changed">{i18n.t('choices.notSaved')}</span>}
        <span class={ticked.length > 0 ? 'site-ticked' : undefined}>
          {ticked.length > 0 ? formatList(ticked.map(nameOf)) : nothing}
        </span>
      </span>
    </summary>
  );
}

function nameOf(kind: ScopeKind): string {
  return kind === 'query' ? i18n.t('choices.typedShort') : i18n.t(`kind.${kind}`);
}
