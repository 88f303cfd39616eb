import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Cross } from './cross.tsx';

/**
 * A window in front of the page. The browser keeps the focus inside, closes it with Escape, and gives the focus back to
 * where it was; a click beside it closes it, too.
 */
export function Modal(props: {
  title: string;
  isSmall?: boolean;
  close: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same with the keyboard.
    <dialog
      ref={dialog}
      class={props.isSmall ? 'small' : undefined}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) props.close();
      }}
    >
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={title} dir="auto">
            {props.title}
          </h2>
          {!props.isSmall && (
            <button
              type="button"
              class="dialog-close"
              aria-label={i18n.t('item.close')}
              onClick={props.close}
            >
              <Cross />
            </button>
          )}
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
