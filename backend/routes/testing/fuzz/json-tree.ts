/** JSON as a tree of written texts, so that what no value can hold can be written: keys twice, -0, 1e400. */
export type JsonTree =
  | { is: 'object' | 'array'; members: [key: string, node: JsonTree][] }
  | { is: 'leaf'; text: string }
  /** An id that is put in when the text is written. */
  | { is: 'id'; which: 'main' | 'another' };

/** A change of one member: its key as JSON text with a colon, or nothing in an array; and its value as JSON text. */
export type Edit = (key: string, text: string) => string[];

/** Stands in a template for the id of the whole. */
export const mainId = '@main';

/** Stands in a template where every text shall have an id of its own. */
export const anotherId = '@another';

/** The tree of a value. */
export function treeOf(value: unknown): JsonTree {
  if (value === mainId) return { is: 'id', which: 'main' };
  if (value === anotherId) return { is: 'id', which: 'another' };
  if (Array.isArray(value)) return { is: 'array', members: value.map((item) => ['', treeOf(item)]) };
  if (typeof value !== 'object' || value === null) return { is: 'leaf', text: JSON.stringify(value) };
  const members = Object.entries(value).map(([key, item]): [string, JsonTree] => [
    `${JSON.stringify(key)}:`,
    treeOf(item),
  ]);
  return { is: 'object', members };
}

/** Every node of a tree below its root. */
export function nodesOf(tree: JsonTree): JsonTree[] {
  if (!('members' in tree)) return [];
  return tree.members.flatMap(([, node]) => [node, ...nodesOf(node)]);
}

/**
 * Writes a tree as JSON text, with its members edited.
 * @param main the id of the whole
 */
export function writeTree(
  tree: JsonTree,
  edits: ReadonlyMap<JsonTree, Edit>,
  main: string,
  another: () => string,
): string {
  if (tree.is === 'leaf') return tree.text;
  if (tree.is === 'id') return JSON.stringify(tree.which === 'main' ? main : another());
  const members = tree.members.flatMap(([key, node]) => {
    const text = writeTree(node, edits, main, another);
    return edits.get(node)?.(key, text) ?? [key + text];
  });
  return tree.is === 'object' ? `{${members.join(',')}}` : `[${members.join(',')}]`;
}
