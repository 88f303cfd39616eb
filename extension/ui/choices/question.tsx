import type { ComponentChildren } from 'preact';

/** One question of the form. What is missing stands beside it, and is read out with its first field. */
export function QuestionField(props: {
  name: string;
  title: string;
  missing: string | undefined;
  children: ComponentChildren;
}) {
  const problem = `missing-${props.name}`;
  return (
    <fieldset
      class="question"
      id={`question-${props.name}`}
      aria-describedby={props.missing ? problem : undefined}
    >
      <legend>{props.title}</legend>
      {props.missing && (
        <p class="missing" id={problem}>
          {props.missing}
        </p>
      )}
      {props.children}
    </fieldset>
  );
}

/** Brings the person to the first field of a question or, where that is folded away, to what opens it. */
export function focusQuestion(name: string): void {
  const field = document.querySelector<HTMLElement>(
    `#question-${name} input, [data-question="${name}"] input`,
  );
  const closed = field?.closest('details:not([open])');
  (closed?.querySelector('summary') ?? field)?.focus();
}
