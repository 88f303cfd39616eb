import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Surroundings } from '../surroundings.ts';
import type { ChangedPart } from './changed-parts.ts';
import { surfaceWords } from './surface-words.ts';

/**
 * Tells calmly which parts of a site are not recorded, since it has changed, and lets the person help.
 * @param props.currentTab the tab that is looked at first; any other open one of the site after it
 */
export function ChangedNotice(props: {
  parts: readonly ChangedPart[];
  surroundings: Surroundings;
  currentTab?: () => Promise<number | undefined>;
}) {
  const { parts, surroundings, currentTab } = props;
  const [saying, say] = useState('');
  const names = [...new Set(parts.map(({ name }) => name))];

  const help = async ({ source, surface }: ChangedPart) => {
    const tabId = await currentTab?.().catch(() => undefined);
    // Loaded when it is needed: the popup opens sooner without the schemas.
    const { startStructure } = await import('../../messages/start-structure.ts');
    const answer = await surroundings.ask(startStructure, { source, surface, ...(tabId ? { tabId } : {}) });
    if (answer.outcome === 'ready') await surroundings.open(`dashboard.html#structure/${answer.id}`);
    else say(i18n.t('changed.noPage'));
  };
  return (
    <>
      {names.map((name) => (
        <section key={name} class="notice changed">
          <h2>{i18n.t('changed.title', [name])}</h2>
          {parts
            .filter((part) => part.name === name)
            .map((part) => (
              <div key={part.surface} class="changed-part">
                <p>{i18n.t(`changed.${part.why}`, [surfaceWords(part.surface)])}</p>
                {part.isHelped ? (
                  <p class="help">{i18n.t('changed.helped')}</p>
                ) : (
                  <button type="button" onClick={() => help(part).catch(() => say(i18n.t('changed.failed')))}>
                    {i18n.t('changed.help')}
                  </button>
                )}
              </div>
            ))}
        </section>
      ))}
      {parts.length > 0 && (
        <p class="said" role="status">
          {saying}
        </p>
      )}
    </>
  );
}
