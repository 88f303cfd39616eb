/**
 * Welch's t of two samples of times, cropped as dudect does it (Reparaz et al., "Dude, is my code constant time?", 2017):
 * what is above the 80th percentile of both together is the machine's doing and is left out.
 */
export function welchT(one: readonly number[], other: readonly number[]): number {
  const all = [...one, ...other].sort((a, b) => a - b);
  const most = all[Math.floor(all.length * 0.8)] ?? 0;
  const [a, b] = [one, other].map((times) => describe(times.filter((time) => time <= most)));
  if (!a || !b) throw new Error('There are two samples');
  return (a.mean - b.mean) / Math.sqrt(a.variance / a.n + b.variance / b.n);
}

function describe(times: readonly number[]): { n: number; mean: number; variance: number } {
  const n = times.length;
  const mean = times.reduce((sum, time) => sum + time, 0) / n;
  const variance = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (n - 1);
  return { n, mean, variance };
}
