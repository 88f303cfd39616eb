import { i18n } from '#i18n';
import type { ShownStructure } from '../../messages/structure.ts';

/** How a structure stands that the person agreed to send, and its exact text. */
export function StructureStatus({ shown }: { shown: ShownStructure }) {
  const { number, refused, json } = shown;
  const which = refused !== null ? 'refused' : number !== null ? 'sent' : 'queued';
  return (
    <>
      <h1 tabIndex={-1}>{i18n.t(`structure.${which}Title`)}</h1>
      <div role="status">
        {which === 'queued' && <p class="lead">{i18n.t('structure.queued')}</p>}
        {which === 'sent' && (
          <dl class="receipt">
            <dt>{i18n.t('story.status.number')}</dt>
            <dd>
              <bdi class="receipt-number">{number}</bdi>
            </dd>
          </dl>
        )}
        {which === 'refused' && <p class="notice">{i18n.t('structure.refused', [refused ?? ''])}</p>}
      </div>
      <details>
        <summary>{i18n.t(which === 'sent' ? 'story.status.sent' : 'story.leaving.exact')}</summary>
        <pre class="exact" dir="ltr">
          {json}
        </pre>
      </details>
    </>
  );
}
