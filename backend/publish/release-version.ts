/** `major.minor.patch`, without leading zeros. */
const shape = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

/** How versions are numbered; printed on every dataset's page and README. */
export const versionRule =
  'The first number changes when columns change, so that code written for the old ones may fail. The second number counts the releases, each with newer data. The third stays 0: a published file is never corrected in place, a correction is the next release.';

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
