import { i18n } from '#i18n';
import type { TrailPage } from '#shared/stories/story.ts';

/** Whether the last pages go with the story. Not ticked, and exactly what they are is on the screen before. */
export function TrailField(props: {
  /** The pages that go with the story as it stands. */
  added: readonly TrailPage[];
  /** The pages that could. */
  offered: readonly TrailPage[];
  add: (trail: TrailPage[]) => void;
  siteName: (source: string) => string;
}) {
  const isAdded = props.added.length > 0;
  const pages = isAdded ? props.added : props.offered;
  return (
    <section class="part" aria-labelledby="trail-title">
      <h2 id="trail-title">{i18n.t('story.trail.title')}</h2>
      {pages.length === 0 && <p class="help">{i18n.t('story.trail.none')}</p>}
      {pages.length > 0 && (
        <>
          <label class="choice">
            <input
              type="checkbox"
              name="trail"
              checked={isAdded}
              onChange={() => props.add(isAdded ? [] : [...props.offered])}
            />
            <span>
              {i18n.t('story.trail.add')}
              <span class="help">{i18n.t('story.trail.help')}</span>
            </span>
          </label>
          <ol class="trail">
            {pages.map((page, i) => (
              <li key={i}>{inWords(page, props.siteName(page.source))}</li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function inWords({ page, hostItem }: TrailPage, site: string): string {
  return hostItem === null
    ? i18n.t('story.trail.page', [site, page])
    : i18n.t('story.trail.pageOf', [site, page, hostItem]);
}
