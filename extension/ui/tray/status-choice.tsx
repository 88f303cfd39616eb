import { i18n } from '#i18n';
import type { ItemStatus } from '../../messages/items.ts';
import type { TalliesAnswer } from '../../messages/tallies.ts';
import { countFitting } from '../items/count-tallies.ts';
import { counted } from '../items/counted.ts';

/** The statuses behind each choice. */
export const statusesOf = {
  all: ['waiting', 'approved', 'sealed', 'kept'],
  waiting: ['waiting'],
  onTheWay: ['approved', 'sealed'],
  mine: ['kept'],
} satisfies Record<string, ItemStatus[]>;
export type Show = keyof typeof statusesOf;

const shows: readonly Show[] = ['all', 'waiting', 'onTheWay', 'mine'];

/** Which items to show: by where they stand on their way. */
export function StatusChoice(props: {
  show: Show;
  choose: (show: Show) => void;
  tallies: TalliesAnswer['tallies'] | undefined;
}) {
  const { tallies } = props;
  return (
    <fieldset class="one-of">
      <legend>{i18n.t('tray.show')}</legend>
      {shows.map((show) => {
        const words = i18n.t(`tray.status.${show}`);
        return (
          <label key={show}>
            <input
              type="radio"
              name="show"
              checked={props.show === show}
              onChange={() => props.choose(show)}
            />
            {tallies ? counted(words, countFitting(tallies, { statuses: statusesOf[show] })) : words}
          </label>
        );
      })}
    </fieldset>
  );
}
