import type { Catalogue } from '#shared/rules/catalogue.ts';

/**
 * backend/measure/public-sources.json: what can be read where, as far as the fixed keys of releases are made of it. One
 * surface a line.
 */
export function publicSources(catalogue: Catalogue): string {
  const sources = catalogue.map(({ source, name, group, version, surfaces }) => {
    const lines = surfaces.map(
      ({ id, kinds }) => `      ${JSON.stringify({ id, kinds: kinds.map(({ kind }) => kind) })}`,
    );
    const head = JSON.stringify({ source, name, group, version }).slice(0, -1);
    return `  ${head},"surfaces":[\n${lines.join(',\n')}\n  ]}`;
  });
  return `[\n${sources.join(',\n')}\n]\n`;
}
