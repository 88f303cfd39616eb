/** Something that may be true of a release: that a feature of it is `from` or more, or (`below`) less. */
export interface Event {
  feature: (release: Float64Array) => number;
  from: number;
  below: boolean;
}

const quantiles = 40;
const anything: Event = { feature: () => 0, from: 0, below: false };

/**
 * Features that a mistake may show in: each value, each difference of two, and the values weighted by how much they
 * differ between the two sides, which is what decides best between two normal distributions.
 */
function featuresOf(with_: readonly Float64Array[], without: readonly Float64Array[]): Event['feature'][] {
  const size = with_[0]?.length ?? 0;
  const indices = Array.from({ length: size }, (_, index) => index);
  const weights = indices.map((at) => meanOf(with_, at) - meanOf(without, at));
  return [
    (release) => release.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0),
    ...indices.map((at) => (release: Float64Array) => release[at] ?? 0),
    ...indices.flatMap((a) =>
      indices
        .filter((b) => b > a)
        .map((b) => (release: Float64Array) => (release[a] ?? 0) - (release[b] ?? 0)),
    ),
  ];
}

/**
 * Of all events that features make, the one for which P(with) - exp(epsilon) P(without) is largest on these releases.
 * @returns one event for each epsilon
 */
export function bestEvents(
  with_: readonly Float64Array[],
  without: readonly Float64Array[],
  epsilons: readonly number[],
): Event[] {
  const best = epsilons.map(() => ({ gain: Number.NEGATIVE_INFINITY, event: anything }));
  for (const feature of featuresOf(with_, without)) {
    const [a, b] = [sorted(with_, feature), sorted(without, feature)];
    for (const side of [a, b])
      for (let i = 1; i < quantiles; i += 1) {
        const from = side[Math.floor((i * side.length) / quantiles)] ?? 0;
        const [p, q] = [shareFrom(a, from), shareFrom(b, from)];
        epsilons.forEach((epsilon, index) => {
          const gains = [p - Math.exp(epsilon) * q, 1 - p - Math.exp(epsilon) * (1 - q)];
          const gain = Math.max(...gains);
          const event = { feature, from, below: gain === gains[1] };
          if (gain > (best[index]?.gain ?? 0)) best[index] = { gain, event };
        });
      }
  }
  return best.map(({ event }) => event);
}

/** In how many releases an event is true, as a share. */
export function shareOf({ feature, from, below }: Event, releases: readonly Float64Array[]): number {
  return releases.filter((release) => feature(release) >= from !== below).length / releases.length;
}

function sorted(releases: readonly Float64Array[], feature: Event['feature']): Float64Array {
  return new Float64Array(releases.map(feature)).sort();
}

/** The share of sorted numbers that are `from` or more. */
function shareFrom(numbers: Float64Array, from: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return 1 - low / numbers.length;
}

function meanOf(releases: readonly Float64Array[], at: number): number {
  return releases.reduce((sum, release) => sum + (release[at] ?? 0), 0) / releases.length;
}
