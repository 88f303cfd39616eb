import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatNumber } from '../format.ts';

/** So many rows are shown at first: a week of days. */
const shortLength = 7;

/** One row: what it is about, and its figures, ready to be read. */
export interface TableRow {
  key: string;
  name: string;
  figures: readonly string[];
}

/** The figures of a chart in words and numbers. Long tables begin short. */
export function FigureTable(props: { caption: string; head: readonly string[]; rows: readonly TableRow[] }) {
  const [isLong, setIsLong] = useState(false);
  const { rows } = props;
  const shown = isLong ? rows : rows.slice(0, shortLength);
  return (
    <div class="figure-table">
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <bdi>{row.name}</bdi>
              </th>
              {row.figures.map((figure, i) => (
                <td key={props.head[i + 1]}>{figure}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shortLength && (
        <button type="button" class="link" aria-expanded={isLong} onClick={() => setIsLong(!isLong)}>
          {isLong ? i18n.t('insights.showLess') : i18n.t('insights.showAll', [formatNumber(rows.length)])}
        </button>
      )}
    </div>
  );
}
