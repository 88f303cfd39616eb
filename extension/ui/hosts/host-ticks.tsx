import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { shortName } from './host-name.ts';

/** So many names are looked through at a glance; with more there is a field to find one. */
const glance = 12;

/** A tick for each host of a list, with a field to narrow it down where it is long. */
export function HostTicks(props: {
  source: string;
  hosts: readonly string[];
  chosen: ReadonlySet<string>;
  toggle: (host: string) => void;
}) {
  const { source, hosts, chosen, toggle } = props;
  const [wanted, want] = useState('');
  const words = wanted.trim().toLowerCase();
  const shown = hosts.filter((host) => shortName(host).includes(words));
  return (
    <>
      {hosts.length > glance && (
        <label class="field host-filter">
          <span>{i18n.t('choices.hosts.find')}</span>
          <input
            type="search"
            name={`find-${source}`}
            value={wanted}
            maxLength={100}
            autocomplete="off"
            onInput={(event) => want(event.currentTarget.value)}
          />
        </label>
      )}
      <ul class="host-ticks">
        {shown.map((host) => (
          <li key={host}>
            <label>
              <input
                type="checkbox"
                name={`host-${source}`}
                value={host}
                checked={chosen.has(host)}
                onChange={() => toggle(host)}
              />
              <bdi dir="ltr">{shortName(host)}</bdi>
            </label>
          </li>
        ))}
      </ul>
      {hosts.length > glance && (
        <p class="help" role="status">
          {shown.length === 0 && i18n.t('choices.hosts.noneFits')}
        </p>
      )}
    </>
  );
}
