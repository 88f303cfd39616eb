import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { decideItems } from '../../messages/decide-items.ts';
import { dropStructures } from '../../messages/drop-structures.ts';
import { ItemStatus } from '../../messages/items.ts';
import type { SourceState } from '../../messages/state.ts';
import type { TalliesAnswer } from '../../messages/tallies.ts';
import { withdraw } from '../../messages/withdraw.ts';
import { formatDay, formatNumber } from '../format.ts';
import type { Ask } from '../surroundings.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { concerns, type Part } from './part.ts';
import { PickAndDelete } from './pick-and-delete.tsx';

type Tallies = TalliesAnswer['tallies'];

/** Deletes what is kept on this device: a day, a site, everything. What was sent is another matter, and is said to be. */
export function DeleteHere(props: {
  ask: Ask;
  tallies: Tallies;
  sources: readonly SourceState[];
  done: (sentence: string) => Promise<void>;
}) {
  const { ask, tallies } = props;
  const [part, setPart] = useState<Part>();
  const affected = part ? tallies.filter((tally) => concerns(part, tally)) : [];
  const days = [...new Set(tallies.map(({ day }) => day))].sort().reverse();
  const sources = [...new Set(tallies.map(({ source }) => source))].sort();
  const nameOf = (source: string) => props.sources.find((known) => known.source === source)?.name ?? source;

  const remove = async (stopFirst: boolean) => {
    if (!part) return;
    setPart(undefined);
    const filter = {
      statuses: [...ItemStatus.options],
      ...(part.of === 'day' ? { day: part.day } : {}),
      ...(part.of === 'source' ? { source: part.source } : {}),
    };
    try {
      if (stopFirst) await ask(withdraw, { source: null, deleteSent: false });
      await ask(decideItems, { decision: 'forget', selection: { filter } });
      if (part.of !== 'day') await ask(dropStructures, { source: part.of === 'source' ? part.source : null });
      await props.done(i18n.t('myData.deleted', [formatNumber(sum(affected))]));
    } catch {
      await props.done(i18n.t('myData.deleteFailed'));
    }
  };

  return (
    <section>
      <h2>{i18n.t('myData.deleteTitle')}</h2>
      <p>{i18n.t('myData.deleteHelp')}</p>
      {tallies.length === 0 && <p>{i18n.t('myData.nothingKept')}</p>}
      {tallies.length > 0 && (
        <div class="deletions-here">
          <p>
            {i18n.t('myData.deleteItem')} <a href="#tray">{i18n.t('myData.openTray')}</a>
          </p>
          <PickAndDelete
            label={i18n.t('myData.daySelect')}
            button={i18n.t('myData.deleteDay')}
            choices={days.map((day) => ({ value: day, name: formatDay(day) }))}
            pick={(day) => setPart({ of: 'day', day })}
          />
          <PickAndDelete
            label={i18n.t('myData.siteSelect')}
            button={i18n.t('myData.deleteSite')}
            choices={sources.map((source) => ({ value: source, name: nameOf(source) }))}
            pick={(source) => setPart({ of: 'source', source, name: nameOf(source) })}
          />
          <button type="button" class="danger" name="delete-all" onClick={() => setPart({ of: 'all' })}>
            {i18n.t('myData.deleteAll')}
          </button>
        </div>
      )}
      <DeleteDialog
        part={part}
        items={sum(affected)}
        sent={sum(affected.filter(({ status }) => status === 'sent'))}
        cancel={() => setPart(undefined)}
        remove={remove}
      />
    </section>
  );
}

function sum(tallies: Tallies): number {
  return tallies.reduce((total, { n }) => total + n, 0);
}
