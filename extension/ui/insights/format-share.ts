/** A share, 0 to 1, as percent with at most one place after the point. */
export function formatShare(value: number): string {
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(value);
}
