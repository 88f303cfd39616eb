import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SourceState } from '../../messages/state.ts';
import { formatList } from '../format.ts';
import { hostName } from './host-name.ts';
import { type Addition, readAddition } from './read-addition.ts';

/** Sites that a person named themselves: a field to add one, and a list from which each can be removed. */
export function AddedHosts(props: {
  source: SourceState;
  sources: readonly SourceState[];
  added: readonly string[];
  add: (hosts: readonly string[]) => void;
  remove: (host: string) => void;
}) {
  const { source, sources, added } = props;
  const field = useRef<HTMLInputElement>(null);
  const [typed, type] = useState('');
  const [said, say] = useState<{ text: string; isProblem: boolean }>();
  const id = `add-${source.source}`;
  const add = () => {
    const addition = readAddition(typed, source, sources);
    say({ text: sentenceFor(addition), isProblem: 'problem' in addition });
    field.current?.focus();
    if ('problem' in addition) return;
    props.add(addition.hosts);
    type('');
  };
  const remove = (host: string) => {
    props.remove(host);
    say({ text: i18n.t('choices.hosts.removed', [hostName(host)]), isProblem: false });
    field.current?.focus();
  };
  return (
    <div class="added-hosts">
      <label class="field" for={id}>
        <span>{i18n.t('choices.hosts.add')}</span>
      </label>
      <div class="add-host">
        <input
          ref={field}
          id={id}
          type="text"
          inputMode="url"
          dir="ltr"
          value={typed}
          maxLength={2000}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={said?.isProblem ? 'true' : undefined}
          aria-describedby={`${id}-help ${id}-said`}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <button type="button" name={id} onClick={add}>
          {i18n.t('choices.hosts.addButton')}
        </button>
      </div>
      <p class={said?.isProblem ? 'missing' : 'help'} id={`${id}-said`} role="status">
        {said?.text}
      </p>
      <p class="help" id={`${id}-help`}>
        {i18n.t('choices.hosts.addHelp')}
      </p>
      {added.length > 0 && (
        <ul>
          {added.map((host) => (
            <li key={host}>
              <bdi dir="ltr">{hostName(host)}</bdi>
              <button
                type="button"
                value={host}
                aria-label={i18n.t('choices.hosts.removeLabel', [hostName(host)])}
                onClick={() => remove(host)}
              >
                {i18n.t('choices.hosts.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function sentenceFor(addition: Addition): string {
  if ('hosts' in addition) {
    const names = formatList(addition.hosts.map(hostName));
    return addition.hosts.length > 1
      ? i18n.t('choices.hosts.addedBoth', [names])
      : i18n.t('choices.hosts.added', [names]);
  }
  switch (addition.problem) {
    case 'other-source':
      return i18n.t('choices.hosts.otherSource', [addition.name]);
    case 'not-an-address':
      return i18n.t('choices.hosts.notAnAddress');
    case 'not-https':
      return i18n.t('choices.hosts.notHttps');
    case 'port':
      return i18n.t('choices.hosts.port');
    case 'number':
      return i18n.t('choices.hosts.number');
    case 'not-public':
      return i18n.t('choices.hosts.notPublic');
  }
}
