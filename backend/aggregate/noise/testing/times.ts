/** How many times as much as usual the statistical tests draw: `NOISE_TIMES=20` is for a night. */
export const times = Number(process.env.NOISE_TIMES ?? 1);
