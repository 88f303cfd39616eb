import { edgesOfSmallShares, type Figure } from '../measure/figure.ts';

/** The list that a search gives alone, in which ads stand among results. */
const figure: Figure = {
  id: 'booking-sponsored',
  title: 'Sponsored stays on Booking.com',
  question: 'Of the stays that a search on Booking.com lists, how many are paid for?',
  among: `source = 'booking' and surface = 'results'`,
  counted: `kind = 'ad'`,
  edges: edgesOfSmallShares,
  words: { counted: 'sponsored stays', among: 'stays listed by searches on Booking.com' },
};
export default figure;
