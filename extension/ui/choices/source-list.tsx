import { i18n } from '#i18n';
import { SourceGroup } from '#shared/rules/source-group.ts';
import type { SourceState } from '../../messages/state.ts';
import { KindsExplained } from './kinds-explained.tsx';
import type { Selection } from './selection.ts';
import { SourceChoice } from './source-choice.tsx';

/** What there is to keep, explained once, and below it every site with its ticks, by what it is for. */
export function SourceList(props: {
  sources: readonly SourceState[];
  selection: Selection;
  change: (selection: Selection) => void;
  takesPart: boolean;
  checked: boolean;
  leave: (source: string, deleteSent: boolean) => Promise<void>;
}) {
  const { sources, ...rest } = props;
  const groups = SourceGroup.options
    .map((group) => ({ group, members: sources.filter((source) => source.group === group) }))
    .filter(({ members }) => members.length > 0);
  return (
    <>
      <h3>{i18n.t('choices.kindsTitle')}</h3>
      <KindsExplained sources={sources} />
      <h3>{i18n.t('choices.sitesTitle')}</h3>
      <p class="help">
        {i18n.t('choices.sitesHelp')}{' '}
        {sources.some(({ untried }) => untried.length > 0) && i18n.t('choices.untriedHelp')}
      </p>
      {groups.map(({ group, members }) => (
        <section key={group} class="sites" aria-labelledby={`group-${group}`}>
          <h4 id={`group-${group}`}>{i18n.t(`choices.group.${group}`)}</h4>
          {members.map((source) => (
            <SourceChoice key={source.source} source={source} sources={sources} {...rest} />
          ))}
        </section>
      ))}
    </>
  );
}
