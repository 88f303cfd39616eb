import { Component, type ComponentChildren } from 'preact';

interface ListRowProps {
  index: number;
  total: number;
  isActive: boolean;
  draw: (index: number, tabIndex: 0 | -1) => ComponentChildren;
}

/** One row in its place. Drawn anew only when something about it has changed. */
export class ListRow extends Component<ListRowProps> {
  override shouldComponentUpdate(next: ListRowProps): boolean {
    const { index, total, isActive, draw } = this.props;
    return index !== next.index || total !== next.total || isActive !== next.isActive || draw !== next.draw;
  }

  override render({ index, total, isActive, draw }: ListRowProps): ComponentChildren {
    return (
      <li
        data-index={index}
        aria-posinset={index + 1}
        aria-setsize={total}
        style={{ insetBlockStart: `calc(var(--row) * ${index})` }}
      >
        {draw(index, isActive ? 0 : -1)}
      </li>
    );
  }
}
