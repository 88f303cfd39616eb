import { i18n } from '#i18n';
import type { ShownItem } from '../../messages/items.ts';
import { formatDistance } from '../format.ts';

/**
 * What an item is called: its title, how an answer or the explanation of an ad begins, what came of an answer that has no
 * text, the name of an ad place; and what has nothing of that is called like who is behind it.
 */
export function titleOf(item: ShownItem): string {
  const { observation } = item;
  if (observation.item.title) return observation.item.title;
  if (observation.kind === 'answer') {
    const { text, status } = observation.answer;
    return text ? beginningOf(text) : i18n.t(`item.status.${status}`);
  }
  const ad = observation.kind === 'ad' ? observation.ad : undefined;
  if (ad?.slot?.unit) return i18n.t('item.adPlace', [ad.slot.unit]);
  if (ad?.reasons) return beginningOf(ad.reasons);
  return behind(item) ?? observation.item.publisher.id ?? i18n.t('item.untitled');
}

/** Who is behind it, where that is not what it is called already: the channel, the advertiser, who runs the assistant. */
export function makerOf(item: ShownItem): string | null {
  const maker = behind(item);
  return maker === titleOf(item) ? null : maker;
}

function behind({ observation }: ShownItem): string | null {
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
