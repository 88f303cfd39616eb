import { i18n } from '#i18n';
import type { SourceState } from '../../messages/state.ts';
import { KindsExplained } from './kinds-explained.tsx';
import type { Selection } from './selection.ts';
import { SourceChoice } from './source-choice.tsx';

/** What there is to keep, explained once, and below it every site with its ticks. */
export function SourceList(props: {
  sources: readonly SourceState[];
  selection: Selection;
  change: (selection: Selection) => void;
  takesPart: boolean;
  leave: (source: string, deleteSent: boolean) => Promise<void>;
}) {
  const { sources, selection, change, takesPart, leave } = props;
  return (
    <>
      <h3>{i18n.t('choices.kindsTitle')}</h3>
      <KindsExplained sources={sources} />
      <h3>{i18n.t('choices.sitesTitle')}</h3>
      <p class="help">
        {i18n.t('choices.sitesHelp')}{' '}
        {sources.some(({ untried }) => untried.length > 0) && i18n.t('choices.untriedHelp')}
      </p>
      <div class="sites">
        {sources.map((source) => (
          <SourceChoice
            key={source.source}
            source={source}
            selection={selection}
            change={change}
            takesPart={takesPart}
            leave={leave}
          />
        ))}
      </div>
    </>
  );
}
