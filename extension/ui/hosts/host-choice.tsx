import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SourceState } from '../../messages/state.ts';
import { formatNumber } from '../format.ts';
import { AddedHosts } from './added-hosts.tsx';
import { HostTicks } from './host-ticks.tsx';
import { nearFirst } from './near-first.ts';

/** Which sites of a source are read: a tick for each of its list and, where any may be, those that the person adds. */
export function HostChoice(props: {
  source: SourceState;
  sources: readonly SourceState[];
  chosen: ReadonlySet<string>;
  choose: (hosts: Iterable<string>) => void;
  /** What is missing, in a sentence, once it was asked for. */
  missing: string | undefined;
}) {
  const { source, sources, chosen, choose, missing } = props;
  const listed = useMemo(
    () =>
      nearFirst(
        source.hosts.filter(({ added }) => !added).map(({ host }) => host),
        navigator.language,
      ),
    [source.hosts],
  );
  const added = [...chosen].filter((host) => !listed.includes(host)).sort();
  const toggle = (host: string) =>
    choose(chosen.has(host) ? [...chosen].filter((other) => other !== host) : [...chosen, host]);
  const problem = `missing-hosts-${source.source}`;
  return (
    <fieldset
      class="host-choice"
      data-question={missing ? 'hosts' : undefined}
      aria-describedby={missing ? problem : undefined}
    >
      <legend>{i18n.t('choices.hosts.title')}</legend>
      {missing && (
        <p class="missing" id={problem}>
          {missing}
        </p>
      )}
      <p class="help" aria-live="polite">
        {i18n.t('choices.hosts.chosen', [formatNumber(chosen.size)])}
      </p>
      <HostTicks source={source.source} hosts={listed} chosen={chosen} toggle={toggle} />
      {source.hostChoice === 'any' && (
        <AddedHosts
          source={source}
          sources={sources}
          added={added}
          add={(hosts) => choose([...chosen, ...hosts])}
          remove={toggle}
        />
      )}
    </fieldset>
  );
}
