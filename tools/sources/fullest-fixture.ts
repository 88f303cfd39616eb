import type { Fixture, SourceFolder } from './read-source.ts';

/** The page of a source on which most is read, of those that look as they should. */
export function fullestFixture({
  fixtures,
  rulesFile,
}: Pick<SourceFolder, 'fixtures' | 'rulesFile'>): Fixture {
  const fine = fixtures.filter(({ expected }) => !expected.counts.some(({ signs }) => signs));
  const seen = ({ expected }: Fixture) => expected.observations.length;
  const [fullest] = fine.toSorted((a, b) => seen(b) - seen(a));
  if (!fullest) throw new Error(`There is no fixture beside ${rulesFile}.`);
  return fullest;
}
