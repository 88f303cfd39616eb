import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { dropStructures } from '../../messages/drop-structures.ts';
import { state } from '../../messages/state.ts';
import { structure as structureContract } from '../../messages/structure.ts';
import { surfaceWords } from '../state/surface-words.ts';
import type { Surroundings } from '../surroundings.ts';
import { useLoaded } from '../use-loaded.ts';
import { SendStructure } from './send-structure.tsx';
import { StructureOutline } from './structure-outline.tsx';
import { StructureStatus } from './structure-status.tsx';

/** The structure of a page: looked at as a whole, and sent or thrown away; and how it stands once it was sent. */
export function StructurePage({ id, surroundings }: { id: string; surroundings: Surroundings }) {
  const { ask } = surroundings;
  const { value, failed, reload } = useLoaded(useCallback(() => ask(structureContract, { id }), [ask, id]));
  const { value: around } = useLoaded(useCallback(() => ask(state, {}), [ask]));
  const [hasFailed, setHasFailed] = useState(false);
  const [steps, setSteps] = useState(0);
  const page = useRef<HTMLDivElement>(null);
  // What had the focus is gone once it was sent.
  useEffect(() => {
    if (steps > 0) page.current?.querySelector('h1')?.focus();
  }, [steps]);

  const throwAway = async () => {
    try {
      await ask(dropStructures, { id });
      location.hash = '#tray';
    } catch {
      setHasFailed(true); // Shown to the person as a sentence.
    }
  };
  const shown = value?.structure;
  const isDraft = shown?.status === 'draft';
  const site = around?.sources.find(({ source }) => source === shown?.structure.source)?.name;
  return (
    <div class="structure" ref={page}>
      {!(shown && !isDraft) && <h1 tabIndex={-1}>{i18n.t('dashboard.structure')}</h1>}
      <p class="said" role="status">
        {failed || hasFailed ? i18n.t('structure.failed') : ''}
        {value && !shown ? i18n.t('structure.missing') : ''}
      </p>
      {shown && around && isDraft && (
        <>
          <p class="lead">
            {i18n.t('structure.lead', [
              site ?? shown.structure.source,
              surfaceWords(shown.structure.surface),
            ])}
          </p>
          <ul class="structure-promises">
            <li>{i18n.t('structure.holds')}</li>
            <li>{i18n.t('structure.never')}</li>
          </ul>
          <StructureOutline structure={shown.structure} json={shown.json} />
          <SendStructure
            shown={shown}
            backend={around.backend}
            surroundings={surroundings}
            sent={async () => {
              await reload();
              setSteps((count) => count + 1);
            }}
            throwAway={throwAway}
          />
        </>
      )}
      {shown && !isDraft && <StructureStatus shown={shown} />}
    </div>
  );
}
