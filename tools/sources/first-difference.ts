/**
 * Where two JSON values first differ, as a sentence; undefined where they are the same.
 * @param path what to call the whole
 */
export function firstDifference(expected: unknown, read: unknown, path: string): string | undefined {
  if (Object.is(expected, read)) return undefined;
  if (!isTree(expected) || !isTree(read) || Array.isArray(expected) !== Array.isArray(read))
    return `${path}: ${show(expected)} is expected, ${show(read)} is read`;
  const keys = new Set([...Object.keys(expected), ...Object.keys(read)]);
  for (const key of keys) {
    const place = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`;
    const difference = firstDifference(Reflect.get(expected, key), Reflect.get(read, key), place);
    if (difference) return difference;
  }
  return undefined;
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
