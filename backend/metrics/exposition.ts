import type { Family, Sample } from './family.ts';

/** Media type of what `exposition` writes. */
export const expositionType = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * All families in the text format of Prometheus, version 0.0.4. A family that cannot be read at the moment (the database is
 * away) is left out, so that the others still tell why.
 */
export async function exposition(families: readonly Family[]): Promise<string> {
  const parts = await Promise.all(
    families.map(async (family) => {
      const samples = await Promise.resolve()
        .then(() => family.collect())
        .catch(() => undefined);
      return samples === undefined ? '' : textOf(family, samples);
    }),
  );
  return parts.join('');
}

function textOf({ name, help, type }: Family, samples: readonly Sample[]): string {
  const lines = samples.map(({ suffix = '', labels, value }) => {
    const pairs = Object.entries(labels).map(
      ([key, text]) => `${key}="${escaped(text).replaceAll('"', '\\"')}"`,
    );
    return `${name}${suffix}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${numberOf(value)}`;
  });
  return [`# HELP ${name} ${escaped(help)}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function numberOf(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf';
}
