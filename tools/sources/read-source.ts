import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Draft, SurfaceCounts } from '../../extension/extract/draft.ts';
import type { BreakageSign } from '../../extension/extract/find-breakage.ts';

/** A page of a source and what must be read off it. */
export interface Fixture {
  name: string;
  html: string;
  expected: Expected;
}

/** Contents of `<name>.expected.json`. */
export interface Expected {
  /** Address under which the page is read. */
  url: string;
  /** One for each surface of the address; `hidden`: items in the document that are not rendered. */
  counts: (Pick<SurfaceCounts, 'surface' | 'containers' | 'items' | 'parsed' | 'failed'> & {
    hidden: number;
    /** Why the surface looks as if the site had changed; absent where it does not. */
    signs?: BreakageSign[];
  })[];
  /** Everything read, surface by surface, in page order. */
  observations: Draft[];
}

/** A source folder as it lies on disk. */
export interface SourceFolder {
  /** Name of rules.json for problems. */
  rulesFile: string;
  rules: string;
  fixtures: Fixture[];
  /** What the folder lacks, in sentences. */
  lacks: string[];
}

/**
 * Reads a source folder.
 * @param folder ends in a slash
 */
export function readSource(folder: URL): SourceFolder {
  const id = folder.pathname.split('/').at(-2) ?? '';
  const name = `extension/sources/${id}`;
  const lacks: string[] = [];
  const read = (file: string): string => {
    const at = new URL(file, folder);
    if (existsSync(at)) return readFileSync(at, 'utf8');
    lacks.push(`${name}/${file} is missing`);
    return '';
  };
  if (!read('README.md').trim()) lacks.push(`${name}/README.md must say what is read, why, and what never`);
  const pages = existsSync(new URL('fixtures/', folder))
    ? readdirSync(new URL('fixtures/', folder)).filter((file) => file.endsWith('.html'))
    : [];
  const fixtures = pages.flatMap((file): Fixture[] => {
    const expected = read(`fixtures/${file.replace('.html', '.expected.json')}`);
    return expected
      ? [{ name: `${name}/fixtures/${file}`, html: read(`fixtures/${file}`), expected: JSON.parse(expected) }]
      : [];
  });
  if (!fixtures.some((fixture) => fixture.expected.observations.length > 0))
    lacks.push(`${name}/fixtures needs a page that has something`);
  if (!fixtures.some((fixture) => fixture.expected.observations.length === 0))
    lacks.push(`${name}/fixtures needs a page that has nothing`);
  return { rulesFile: `${name}/rules.json`, rules: read('rules.json'), fixtures, lacks };
}
