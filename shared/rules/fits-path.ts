/** The paths of a surface as a list. */
export function pathsOf({ path }: { path: string | readonly string[] }): readonly string[] {
  return typeof path === 'string' ? [path] : path;
}

/** Whether a path fits a pattern, in which `*` stands for anything. Takes time that grows with the length alone. */
export function fitsPath(pattern: string, path: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return path === first;
  if (!path.startsWith(first) || path.length < first.length + last.length || !path.endsWith(last))
    return false;
  let at = first.length;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= path.length - last.length;
}

/** Whether every path that fits one pattern surely fits another. Says no where it is not plain to see. */
export function isPathWithin(pattern: string, other: string): boolean {
  return pattern === other || fitsPath(other, pattern);
}
