import { useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PauseUntil } from '../../messages/pause.ts';

const lengths = [
  ['hour', 'popup.pauseHour'],
  ['tomorrow', 'popup.pauseTomorrow'],
  ['resumed', 'popup.pauseResumed'],
] as const;

/** A button that opens a choice of three: for how long to pause. Escape, or leaving it, closes it again. */
export function PauseMenu({ choose }: { choose: (until: PauseUntil) => Promise<unknown> }) {
  const [isOpen, setIsOpen] = useState(false);
  const menu = useId();
  const button = useRef<HTMLButtonElement>(null);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    setIsOpen(false);
    button.current?.focus();
  };
  const closeWhenLeft = (event: FocusEvent & { currentTarget: HTMLElement }) => {
    const to = event.relatedTarget;
    if (to instanceof Node && !event.currentTarget.contains(to)) setIsOpen(false);
  };
  return (
    <fieldset
      class="pause"
      aria-label={i18n.t('popup.pause')}
      onKeyDown={closeOnEscape}
      onFocusOut={closeWhenLeft}
    >
      <button
        type="button"
        ref={button}
        aria-expanded={isOpen}
        aria-controls={menu}
        onClick={() => setIsOpen(!isOpen)}
      >
        {i18n.t('popup.pause')}
        <span class="caret" aria-hidden="true" />
      </button>
      <div id={menu} class="pause-lengths" hidden={!isOpen}>
        {lengths.map(([until, words]) => (
          <button
            key={until}
            type="button"
            onClick={() => {
              setIsOpen(false);
              void choose(until);
            }}
          >
            {i18n.t(words)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
