import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { SourceExpectation } from './expectation.ts';

/**
 * Where what a pack says it was tried on is not what its expectations show, in sentences. A surface counts as tried on a
 * year where an expectation of that year, by the name of its capture, names an item of it or items that must be withheld.
 * `data` are captures in a .json file; whether another one is a page or a fragment only who saw it can say.
 */
export function claimProblems(pack: RulePack, expectations: readonly SourceExpectation[]): string[] {
  const own = expectations.filter(({ source }) => source === pack.source);
  const ids = new Set(pack.surfaces.map(({ id }) => id));
  const unknown = own.flatMap(({ file, surfaces }) =>
    Object.keys(surfaces)
      .filter((id) => !ids.has(id))
      .map((id) => `${file}: the rules of ${pack.source} have no surface ${id}`),
  );
  return [
    ...unknown,
    ...pack.surfaces.flatMap(({ id, captures, unverified }) => {
      const shown = own.filter((expectation) => shows(expectation, id));
      if (unverified)
        return shown.map(({ file }) => `${pack.source} ${id} is marked unverified, and ${file} shows it`);
      return (captures ?? []).flatMap(({ form, years }) =>
        years
          .filter((year) => !shown.some((one) => yearOf(one) === year && isData(one) === (form === 'data')))
          .map(
            (year) =>
              `${pack.source} ${id} claims ${form} of ${year}, and no expectation of that kind and year shows anything of it`,
          ),
      );
    }),
  ];
}

function shows({ surfaces }: SourceExpectation, id: string): boolean {
  const { withheld = 0, ...kinds } = surfaces[id] ?? {};
  return withheld > 0 || Object.values(kinds).some((items) => (items?.length ?? 0) > 0);
}

/** Year in a capture's file name, as in `2024-03_home.html`. */
function yearOf({ capture }: SourceExpectation): number {
  return Number(/\/(\d{4})[-_]/.exec(capture)?.[1]);
}

function isData({ capture }: SourceExpectation): boolean {
  return capture.endsWith('.json');
}
