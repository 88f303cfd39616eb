import type { Random } from './random.ts';

/** An invented channel. None of these names is meant to be anybody's. */
export interface Channel {
  handle: string;
  name: string;
  topic: Topic;
}

const words = {
  cooking: ['Saucepan', 'Larder', 'Sourdough', 'Skillet', 'Pepperpot'],
  music: ['Treble', 'Backbeat', 'Minor Key', 'Fretboard', 'Encore'],
  news: ['Dispatch', 'Front Page', 'Evening Wire', 'Bulletin', 'Op-Ed'],
  gaming: ['Respawn', 'Side Quest', 'Pixel', 'Speedrun', 'Boss Room'],
  science: ['Half-Life', 'Petri', 'Orbit', 'Lab Notes', 'Isotope'],
  fitness: ['Deadlift', 'Stretch', 'Interval', 'Sprint', 'Kettle'],
  money: ['Compound', 'Ledger', 'Side Income', 'Portfolio', 'Yield'],
  crafts: ['Dovetail', 'Yarn', 'Solder', 'Kiln', 'Workbench'],
} as const;
/** What a channel is about. */
export type Topic = keyof typeof words;
/** Every topic that a channel can have. */
export const topics = Object.keys(words) as [Topic, ...Topic[]];

const endings = [
  'Daily',
  'Corner',
  'Lab',
  'Club',
  'Stories',
  'Hour',
  'Explained',
  'Uncut',
  'Weekly',
  'House',
];

/** 400 invented channels, most shown first; the same every time. */
export const channels: readonly Channel[] = topics
  .flatMap((topic) => words[topic].flatMap((word) => endings.map((ending) => invent(topic, word, ending))))
  .map((channel, index) => ({ channel, order: (index * 173) % 400 }))
  .sort((a, b) => a.order - b.order)
  .map(({ channel }) => channel);

/** What one person likes: a favourite topic, a second one, and how much they see of everything else. */
export interface Likes {
  topics: readonly Topic[];
  /** Share of items from the favourite topics, 0 to 1. */
  focus: number;
}

const weights = zipf(channels.length);
const ofTopic = new Map(
  topics.map((topic) => {
    const own = channels.filter((channel) => channel.topic === topic);
    return [topic, { own, weights: zipf(own.length) }];
  }),
);

/** A channel for somebody. Popularity follows Zipf's law, as on the real thing: few channels get most of the views. */
export function drawChannel(random: Random, likes: Likes): Channel {
  const topic = likes.topics[random() < 0.7 ? 0 : 1];
  return drawFrom(random, random() < likes.focus && topic ? ofTopic.get(topic) : undefined);
}

/** A channel that is shown beside another: mostly one of the same topic. */
export function drawBeside(random: Random, { topic }: Channel): Channel {
  return drawFrom(random, random() < 0.75 ? ofTopic.get(topic) : undefined);
}

function drawFrom(random: Random, favourite: { own: Channel[]; weights: number[] } | undefined): Channel {
  const [list, sums] = favourite ? [favourite.own, favourite.weights] : [channels, weights];
  const at = random() * (sums.at(-1) ?? 0);
  return list[sums.findIndex((sum) => sum >= at)] ?? (channels[0] as Channel);
}

function zipf(length: number): number[] {
  let sum = 0;
  return Array.from({ length }, (_, index) => {
    sum += 1 / (index + 1);
    return sum;
  });
}

function invent(topic: Topic, word: string, ending: string): Channel {
  const name = `${word} ${ending}`;
  return { topic, name, handle: `@${name.toLowerCase().replace(/[^a-z]+/g, '')}` };
}
