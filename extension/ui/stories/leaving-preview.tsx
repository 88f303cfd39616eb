import { i18n } from '#i18n';
import { formatNumber } from '../format.ts';
import { contentOf } from './content-of.ts';
import { highlight } from './highlight.ts';
import type { OpenDraft, PreviewOf } from './use-draft.ts';

/** What leaves, while the person still writes: what is taken out of their text, the rest, and the exact JSON. */
export function LeavingPreview({ draft, preview, hasNoPreview }: OpenDraft) {
  const written = draft.text ?? '';
  const isBehind = preview === undefined || preview.written !== written;
  const found = preview?.spans.length ?? 0;
  const leaving = preview ?? { text: '', language: '', day: '' };
  return (
    <section class="part" aria-labelledby="leaving-title">
      <h2 id="leaving-title">{i18n.t('story.leaving.title')}</h2>
      {written.trim() === '' && <p class="help">{i18n.t('story.leaving.empty')}</p>}
      {written.trim() !== '' && (
        <>
          <p role="status">
            {isBehind
              ? i18n.t(hasNoPreview ? 'story.leaving.failed' : 'story.leaving.waiting')
              : found > 0
                ? i18n.t('story.leaving.found', [formatNumber(found)])
                : i18n.t('story.leaving.foundNone')}
          </p>
          <p class="notice">{i18n.t('story.leaving.look')}</p>
          {preview && (
            <div class={isBehind ? 'side-by-side behind' : 'side-by-side'} aria-busy={isBehind}>
              {found > 0 && <AsWritten preview={preview} />}
              <figure>
                <figcaption>{i18n.t('story.leaving.leaves')}</figcaption>
                <p class="as-is" dir="auto">
                  {preview.text.trim()}
                </p>
              </figure>
            </div>
          )}
        </>
      )}
      <details>
        <summary>{i18n.t('story.leaving.exact')}</summary>
        <p class="help">{i18n.t('story.leaving.exactHelp')}</p>
        <pre class="exact" dir="ltr">
          {contentOf(draft, leaving)}
        </pre>
      </details>
    </section>
  );
}

function AsWritten({ preview }: { preview: PreviewOf }) {
  return (
    <figure>
      <figcaption>{i18n.t('story.leaving.written')}</figcaption>
      <p class="as-is" dir="auto">
        {highlight(preview.written, preview.spans).map(({ text, kind }, i) =>
          kind === null ? (
            text
          ) : (
            <mark key={i} class="personal">
              <bdi>{text}</bdi> <span class="personal-kind">{kindName(kind)}</span>
            </mark>
          ),
        )}
      </p>
    </figure>
  );
}

function kindName(kind: string): string {
  switch (kind) {
    case 'email':
    case 'phone':
    case 'card':
    case 'iban':
      return i18n.t(`redacted.${kind}`);
    default:
      return kind;
  }
}
