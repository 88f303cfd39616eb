import type { CatalogueKind, CatalogueSource, CatalogueSurface } from '#shared/rules/catalogue.ts';

/** What a surface was tried on, as in `page 2021, 2024; fragment 2018`; or `unverified`. */
export function triedWords({ verified, captures }: Pick<CatalogueSurface, 'verified' | 'captures'>): string {
  if (!verified) return 'unverified';
  return captures.map(({ form, years }) => `${form} ${years.join(', ')}`).join('; ');
}

/** Fields of a kind; behind two of them what they can say. */
export function fieldWords({ fields, labels, labelsAsShown, query }: CatalogueKind): string[] {
  const words = [...labels.map((label) => `“${label}”`), ...(labelsAsShown ? ['as shown'] : [])].join(', ');
  return fields.map((field) => {
    if (field === 'labels') return `labels (${words})`;
    if (field !== 'context.query' || !query) return field;
    return `context.query (${query === 'term' ? 'search term' : 'prompt'}, its own tick)`;
  });
}

/** A kind, and whether items of it are only counted. */
export function kindWords({ kind, counted }: CatalogueKind): string {
  if (counted === 'none') return kind;
  return counted === 'all' ? `${kind}, only counted` : `${kind}, in part only counted`;
}

/** On which of its hosts a source is switched on. */
export function hostWords({ hosts, hostChoice }: CatalogueSource): string {
  if (hostChoice === 'all') return hosts.length > 1 ? 'all of them in one' : '';
  return hostChoice === 'any'
    ? 'those that one picks, and other sites that one adds'
    : 'those that one picks';
}
