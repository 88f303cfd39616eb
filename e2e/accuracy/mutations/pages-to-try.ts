import { findSources } from '../../../tools/sources/find-sources.ts';
import { readSource } from '../../../tools/sources/read-source.ts';
import { readCapture } from '../captures.ts';
import type { SourceExpectation } from '../expectation.ts';

/** A page that may be changed to see whether that is noticed. */
export interface TriablePage {
  source: string;
  name: string;
  url: string;
  /** Written by us: it is as short as can be. */
  isOurs: boolean;
  read(): string;
}

/**
 * Pages of every source: the captures of it that are at hand or, where there is none, the pages of ours that have
 * something and are read as they should be.
 * @param isWanted by the name of a page
 */
export function pagesToTry(
  here: readonly SourceExpectation[],
  isWanted: (name: string) => boolean = () => true,
): TriablePage[] {
  const captured = new Set(here.map(({ source }) => source));
  const captures = here.map((expectation) => ({
    source: expectation.source,
    name: expectation.capture,
    url: expectation.url,
    isOurs: false,
    read: () => readCapture(expectation).toString(),
  }));
  const others = [...findSources()].filter(([source]) => !captured.has(source));
  const own = others.flatMap(([source, folder]) =>
    readSource(folder)
      .fixtures.filter(
        ({ expected }) =>
          expected.observations.length > 0 && !expected.counts.some(({ signs }) => signs?.length),
      )
      .map(({ name, html, expected }) => ({
        ...{ source, name, url: expected.url, isOurs: true },
        read: () => html,
      }))
      .filter(({ name }) => isWanted(name)),
  );
  return [...captures, ...own];
}
