import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SourceState } from '../../messages/state.ts';
import { HostChoice } from '../hosts/host-choice.tsx';
import { explanationId } from './kinds-explained.tsx';
import { LeaveButtons } from './leave-buttons.tsx';
import { Option } from './option.tsx';
import { chooseHosts, gapOf, hostsWanted, isOn, kindKey, type Selection, toggleKind } from './selection.ts';
import { SiteSummary } from './site-summary.tsx';
import { standingOf } from './standing-of.ts';
import { TypedChoice } from './typed-choice.tsx';

/** One site, to be opened: a tick for each kind of thing that can be kept of it. What the kinds are stands above, once. */
export function SourceChoice(props: {
  source: SourceState;
  sources: readonly SourceState[];
  selection: Selection;
  change: (selection: Selection) => void;
  takesPart: boolean;
  /** Whether what is missing was asked for. */
  checked: boolean;
  leave: (source: string, deleteSent: boolean) => Promise<void>;
}) {
  const { source, sources, selection, takesPart } = props;
  const hosts = hostsWanted(selection, source);
  const gap = props.checked ? gapOf(selection, source) : undefined;
  const active = source.kinds.some(({ state }) => isOn(state));
  // Decided once: from then on it is open or closed as the person left it.
  const [startsOpen] = useState(active);
  return (
    <details class={active ? 'card site on' : 'card site'} data-source={source.source} open={startsOpen}>
      <SiteSummary source={source} hosts={hosts} standing={standingOf(source, selection)} />
      {source.stopped && <p class="help">{i18n.t('popup.idle.stopped')}</p>}
      {source.people && <p class="help">{i18n.t('choices.people')}</p>}
      <fieldset class="site-kinds" aria-label={source.name}>
        {source.kinds.map(({ kind, isNew, tried }) => {
          const key = kindKey(source.source, kind);
          return (
            <Option
              key={kind}
              type="checkbox"
              name={kind}
              value={source.source}
              checked={selection.kinds.has(key)}
              choose={() => props.change(toggleKind(selection, key))}
              title={i18n.t(`kind.${kind}`)}
              help={tried !== 'all' && i18n.t(tried === 'none' ? 'choices.untried' : 'choices.untriedPartly')}
              describedBy={explanationId(kind)}
              tag={takesPart && isNew ? i18n.t('choices.new') : undefined}
            />
          );
        })}
        <TypedChoice source={source} selection={selection} change={props.change} takesPart={takesPart} />
      </fieldset>
      {source.hostChoice && (
        <HostChoice
          source={source}
          sources={sources}
          chosen={new Set(hosts)}
          choose={(chosen) => props.change(chooseHosts(selection, source.source, chosen))}
          missing={
            gap &&
            i18n.t(gap === 'hosts' ? 'choices.hosts.needHosts' : 'choices.hosts.needKinds', [source.name])
          }
        />
      )}
      {source.untried.length > 0 && (
        <p class="help">{i18n.t('choices.untriedParts', [source.untried.join(', ')])}</p>
      )}
      {active && (
        <LeaveButtons name={source.name} leave={(deleteSent) => props.leave(source.source, deleteSent)} />
      )}
    </details>
  );
}
