import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/**
 * A question that has to be answered before anything else. The browser keeps the focus inside, and gives it back to where
 * it was.
 * @param props.insist Escape does not close it
 */
export function QuestionDialog(props: {
  open: boolean;
  title: string;
  close: () => void;
  buttons: ComponentChildren;
  children: ComponentChildren;
  insist?: boolean;
  class?: string;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    if (props.open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [props.open]);
  return (
    <dialog
      ref={dialog}
      class={`small ${props.class ?? ''}`}
      aria-labelledby={title}
      onClose={props.close}
      onCancel={(event) => props.insist && event.preventDefault()}
    >
      <h2 id={title}>{props.title}</h2>
      {props.children}
      <div class="dialog-buttons">{props.buttons}</div>
    </dialog>
  );
}
