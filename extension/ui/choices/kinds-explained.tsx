import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { ScopeKind } from '#shared/consent/scope.ts';
import { Kind } from '#shared/observations/kind.ts';
import type { SourceState } from '../../messages/state.ts';
import { ExampleCard } from './example-card.tsx';

/** Where on the page a kind is explained, so that every tick for it can point there. */
export function explanationId(kind: ScopeKind): string {
  return `explained-${kind}`;
}

/** Each kind of thing that any site offers, said once, with a made-up example to open. */
export function KindsExplained({ sources }: { sources: readonly SourceState[] }) {
  const offered = Kind.options.filter((kind) =>
    sources.some(({ kinds }) => kinds.some((one) => one.kind === kind)),
  );
  const forms = new Set(sources.flatMap(({ typed }) => typed?.forms ?? []));
  return (
    <div class="explained">
      {offered.map((kind) => (
        <Explained key={kind} kind={kind} title={i18n.t(`kind.${kind}`)} help={i18n.t(`kindHelp.${kind}`)}>
          <ExampleCard kind={kind} />
        </Explained>
      ))}
      {forms.size > 0 && (
        <Explained kind="query" title={i18n.t('choices.typedShort')} help={i18n.t('choices.typedShortHelp')}>
          {[...forms].map((form) => (
            <p key={form} class="help">
              {i18n.t(`choices.typedHelp.${form}`)}
            </p>
          ))}
          <p class="help">{i18n.t('choices.typedAfter')}</p>
          <ExampleCard kind="query" />
        </Explained>
      )}
    </div>
  );
}

function Explained(props: { kind: ScopeKind; title: string; help: string; children: ComponentChildren }) {
  return (
    <details>
      <summary class="opens">
        <span>
          <strong>{props.title}</strong>
          <span class="help" id={explanationId(props.kind)}>
            {props.help}
          </span>
        </span>
      </summary>
      {props.children}
    </details>
  );
}
