import { i18n } from '#i18n';
import { storyLimits } from '#shared/stories/story.ts';
import { formatNumber } from '../format.ts';
import type { OpenDraft } from './use-draft.ts';

/** So much may be written at all; what is longer than a story may be is kept too, so that it can be shortened here. */
const longestDraft = 20_000;

/** The text of a story, how long it is, and that it is kept. */
export function TextField(props: {
  text: string;
  write: (text: string) => void;
  leave: () => Promise<unknown>;
  status: OpenDraft['status'];
}) {
  const length = props.text.trim().length;
  const over = length - storyLimits.textLength;
  const saying = {
    saved: i18n.t('story.form.saved'),
    unsaved: '',
    saving: i18n.t('story.form.saving'),
    failed: i18n.t('story.form.notSaved'),
    closed: i18n.t('story.form.onItsWay'),
  }[props.status];
  return (
    <div class="part">
      <h2>
        <label for="story-text">{i18n.t('story.form.text')}</label>
      </h2>
      <p id="story-text-help" class="help">
        {i18n.t('story.form.textHelp')}
      </p>
      <textarea
        id="story-text"
        dir="auto"
        // A browser's "enhanced" spell check sends what one types to a company; a draft stays on this computer.
        spellcheck={false}
        rows={8}
        maxLength={longestDraft}
        aria-describedby="story-text-help story-text-count"
        aria-invalid={over > 0}
        value={props.text}
        onInput={(event) => props.write(clean(event.currentTarget.value))}
        onBlur={() => void props.leave()}
      />
      <div class="under-text">
        <p class="help" role="status">
          {saying}
        </p>
        <p id="story-text-count" class="help">
          {i18n.t('story.form.count', [formatNumber(length), formatNumber(storyLimits.textLength)])}
        </p>
      </div>
      <p class="message" role="alert">
        {over > 0 ? i18n.t('story.form.tooLong', [formatNumber(over)]) : ''}
      </p>
    </div>
  );
}

/** Without what no database takes: NUL, and half a character, which a cut-off paste can hold. */
function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
