/** How many times as much as usual the statistical tests draw: `NOISE_TIMES=20` is for a night. */
export const times = Number(process.env.NOISE_TIMES ?? 1);

/** Milliseconds that a long statistical test may take on a busy machine; alone each takes a few seconds. */
export const patience = 180_000 * times;
