import { i18n } from '#i18n';
import type { ScopeKind } from '#shared/consent/scope.ts';
import type { SourceState } from '../../messages/state.ts';
import { formatList, formatNumber } from '../format.ts';
import { hostList, shortName } from '../hosts/host-name.ts';
import type { Standing } from './standing-of.ts';

/** The line of a site that stands there while it is closed: its name, where that is, and what of it is on. */
export function SiteSummary(props: { source: SourceState; hosts: readonly string[]; standing: Standing }) {
  const { source, hosts, standing } = props;
  const { ticked, isSaved } = standing;
  const nothing = isSaved ? i18n.t('choices.nothingOn') : i18n.t('choices.nothingTicked');
  const isUntried = source.kinds.every(({ tried }) => tried === 'none');
  return (
    <summary class="opens site-line">
      <span class="site-name">
        <h5>{source.name}</h5>
        {source.hostChoice ? (
          <bdi class="site-hosts">{choiceLine(source, hosts)}</bdi>
        ) : (
          <bdi class="site-hosts" dir="ltr">
            {hostList(hosts)}
          </bdi>
        )}
      </span>
      {source.people && <span class="site-people">{i18n.t('choices.peopleShort')}</span>}
      <span class="site-standing">
        {isUntried && <span class="tag">{i18n.t('choices.untried')}</span>}
        {source.paused && <span class="tag">{i18n.t('popup.paused')}</span>}
        {!isSaved && <span class="tag changed">{i18n.t('choices.notSaved')}</span>}
        <span class={ticked.length > 0 ? 'site-ticked' : 'site-nothing'}>
          {ticked.length > 0 ? formatList(ticked.map(nameOf)) : nothing}
        </span>
      </span>
    </summary>
  );
}

/** What of a source with a choice is chosen: by name while that is short. */
function choiceLine({ hosts, hostChoice }: SourceState, chosen: readonly string[]): string {
  if (chosen.length > 2) return i18n.t('choices.hosts.chosen', [formatNumber(chosen.length)]);
  if (chosen.length > 0) return formatList(chosen.map(shortName));
  return hostChoice === 'any'
    ? i18n.t('choices.hosts.any')
    : i18n.t('choices.hosts.toChoose', [formatNumber(hosts.length)]);
}

function nameOf(kind: ScopeKind): string {
  return kind === 'query' ? i18n.t('choices.typedShort') : i18n.t(`kind.${kind}`);
}
