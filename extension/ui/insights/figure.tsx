import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A question, and the figures that answer it: charts, each with its table beside it. */
export function Figure(props: {
  title: string;
  help?: string;
  /** What to say where there is nothing to draw. */
  none?: string | false;
  children?: ComponentChildren;
}) {
  const id = useId();
  return (
    <section class="figure" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {props.help && <p class="help">{props.help}</p>}
      {props.none ? <p class="empty">{props.none}</p> : props.children}
    </section>
  );
}

/** A chart and its table, side by side where there is room; one below the other where the table is wide. */
export function ChartAndTable(props: { isWide?: boolean; children: ComponentChildren }) {
  return <div class={props.isWide ? 'chart-and-table wide' : 'chart-and-table'}>{props.children}</div>;
}
