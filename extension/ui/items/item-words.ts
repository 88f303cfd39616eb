import { i18n } from '#i18n';
import type { ShownItem } from '../../messages/items.ts';
import { formatDistance } from '../format.ts';

/**
 * What an item is called: its title, how an answer begins, or what came of an answer that has no text; of an ad place
 * its name, and of what has no title who published it.
 */
export function titleOf({ observation }: ShownItem): string {
  const { title, publisher } = observation.item;
  if (title) return title;
  const unit = observation.kind === 'ad' && observation.ad.slot?.unit;
  if (unit) return i18n.t('item.adPlace', [unit]);
  if (observation.kind !== 'answer') return publisher.name ?? publisher.id ?? i18n.t('item.untitled');
  const { text, status } = observation.answer;
  return text ? beginningOf(text) : i18n.t(`item.status.${status}`);
}

/** Who is behind it: the channel, the advertiser, or who runs the assistant. */
export function makerOf({ observation }: ShownItem): string | null {
  const publisher = observation.item.publisher.name;
  if (observation.kind === 'ad') return observation.ad.advertiser ?? publisher;
  return observation.kind === 'answer' ? observation.answer.provider : publisher;
}

/** Where an item is on its way, and when it leaves. `leaves`: items leave by themselves, or when the person says so. */
export function wayOf({ status, dueAt }: ShownItem, now: number): string {
  if (status === 'kept') return i18n.t('item.mine');
  if (status === 'sent') return i18n.t('item.sent');
  if (status !== 'waiting') return i18n.t('item.onTheWay');
  if (dueAt === null) return i18n.t('item.leavesOnSend');
  const distance = formatDistance(dueAt, now);
  return distance ? i18n.t('item.leaves', [distance]) : i18n.t('item.leavesSoon');
}

function beginningOf(text: string): string {
  const characters = [...text];
  return characters.length > 80 ? `${characters.slice(0, 80).join('')}…` : text;
}
