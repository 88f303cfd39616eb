/** `major.minor.patch`, without leading zeros. */
const shape = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

/** How versions are numbered, after Croissant 1.1; printed on every dataset's page and README. */
export const versionRule =
  'The first number rises when a column is removed, renamed or means something else, or when a value that was published is corrected: what was computed from the versions before may then be wrong. The second number rises with every other release: rows of newer windows are added, and perhaps columns, and code that is written for the versions before still works. The third number stays 0, since a published file is never changed.';

/** Whether a folder name is a release version; nothing else in a dataset's folder is ever served. */
export function isVersion(text: string): boolean {
  return shape.test(text);
}

/** Orders versions by number, oldest first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (const [i, part] of left.entries()) {
    const difference = part - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The version after the existing ones: `<schemaVersion>.<n>.0`, n counting from 0 within a schema version. */
export function nextVersion(existing: readonly string[], schemaVersion: number): string {
  const last = existing
    .filter((version) => isVersion(version) && version.startsWith(`${schemaVersion}.`))
    .sort(compareVersions)
    .at(-1);
  return `${schemaVersion}.${last === undefined ? 0 : Number(last.split('.')[1]) + 1}.0`;
}
