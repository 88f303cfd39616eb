const halvings = 200;

/**
 * The largest scale (sigma) of a discrete Gaussian number x for which |x| reaches an accuracy with a probability of
 * alpha at most; `accuracy_to_discrete_gaussian_scale` of OpenDP.
 * @param accuracy a positive whole number
 * @param alpha above 0, below 1
 */
export function discreteGaussianScale(accuracy: number, alpha: number): number {
  return largestScale(accuracy, alpha, (x, scale) => Math.exp((-x * x) / (2 * scale * scale)));
}

/** The same for discrete Laplace noise; `accuracy_to_discrete_laplacian_scale` of OpenDP. */
export function discreteLaplaceScale(accuracy: number, alpha: number): number {
  return largestScale(accuracy, alpha, (x, scale) => Math.exp(-x / scale));
}

function largestScale(accuracy: number, alpha: number, weight: (x: number, scale: number) => number): number {
  if (!Number.isSafeInteger(accuracy) || accuracy < 1 || !(alpha > 0 && alpha < 1))
    throw new RangeError('Accuracy is a positive whole number, alpha lies between 0 and 1');
  const fits = (scale: number): boolean => {
    let [inside, outside] = [1 / 2, 0];
    for (let x = 1; ; x += 1) {
      const term = weight(x, scale);
      if (x < accuracy) inside += term;
      else outside += term;
      if (x >= accuracy && term <= outside * Number.EPSILON) return outside <= alpha * (inside + outside);
    }
  };
  let [low, high] = [0, 1];
  while (fits(high)) [low, high] = [high, high * 2];
  for (let i = 0; i < halvings; i += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
