import { i18n } from '#i18n';
import type { SourceState } from '../../messages/state.ts';
import { hostList, hostName } from './access.ts';
import { ExampleCard } from './example-card.tsx';
import { LeaveButtons } from './leave-buttons.tsx';
import { Option } from './option.tsx';
import { isOn, kindKey, type Selection, toggleKind } from './selection.ts';
import { TypedChoice } from './typed-choice.tsx';

/** One site: what can be kept of it, each with a made-up example, what is typed there, and what is never read. */
export function SourceChoice(props: {
  source: SourceState;
  selection: Selection;
  change: (selection: Selection) => void;
  takesPart: boolean;
  leave: (source: string, deleteSent: boolean) => Promise<void>;
}) {
  const { source, selection } = props;
  const title = `source-${source.source}`;
  const active = source.kinds.some(({ state }) => isOn(state));
  return (
    <section class={active ? 'card on' : 'card'} aria-labelledby={title} data-source={source.source}>
      <h3 id={title}>{source.name}</h3>
      <p class="help">{i18n.t('choices.hosts', [hostList(source.hosts)])}</p>
      {source.stopped && <p class="help">{i18n.t('popup.idle.stopped')}</p>}
      {source.kinds.map(({ kind, isNew }) => {
        const key = kindKey(source.source, kind);
        return (
          <div key={kind} class="kind">
            <Option
              type="checkbox"
              name={kind}
              value={source.source}
              checked={selection.kinds.has(key)}
              choose={() => props.change(toggleKind(selection, key))}
              title={i18n.t(`kind.${kind}`)}
              help={i18n.t(`kindHelp.${kind}`)}
              tag={props.takesPart && isNew ? i18n.t('choices.new') : undefined}
            />
            <ExampleCard kind={kind} source={source.source} host={hostName(source.hosts[0] ?? '')} />
          </div>
        );
      })}
      <TypedChoice source={source} selection={selection} change={props.change} takesPart={props.takesPart} />
      <p class="never">{i18n.t(source.typed ? 'choices.neverTyped' : 'choices.never')}</p>
      {active && (
        <LeaveButtons name={source.name} leave={(deleteSent) => props.leave(source.source, deleteSent)} />
      )}
    </section>
  );
}
