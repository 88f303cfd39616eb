// The kinds of rules that .dependency-cruiser.mjs is written in.

export const test = '\\.test\\.tsx?$|/testing/';
export const ours = '^(extension|backend|shared|e2e|tools)/';
export const packages = '(^|/)node_modules/';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
export const forbidden = [];

export function forbid(name, comment, from, to) {
  forbidden.push({ name, comment, severity: 'error', from, to });
}

/**
 * A folder's place among our folders: what it may import, and whose types alone. Names end in / for a folder, in .ts
 * for a file. Tests may import what they like.
 */
export function folder(path, { imports = [], types = [] }) {
  const from = { path: `^${path}/`, pathNot: test };
  const places = (list) => list.map((place) => `^${place}`);
  forbid(`imports:${path}`, `${path} imports ${imports.join(', ') || 'nothing'} of ours`, from, {
    path: ours,
    pathNot: [`^${path}/`, ...places(imports), ...places(types)],
  });
  if (types.length > 0)
    forbid(`types:${path}`, `${path} takes types alone from ${types.join(', ')}`, from, {
      path: places(types),
      pathNot: places(imports),
      dependencyTypesNot: ['type-only'],
    });
}

/** The only packages from npm that a folder may use. */
export function uses(path, ...names) {
  forbid(
    `packages:${path}`,
    `${path} uses ${names.join(', ') || 'no package'}`,
    { path: `^${path}/`, pathNot: test },
    {
      path: packages,
      ...(names.length > 0 ? { pathNot: `${packages}(${names.join('|')})/` } : {}),
      dependencyTypesNot: ['type-only'],
    },
  );
}

/** The only places where a package may be used; elsewhere its types at most. */
export function onlyIn(name, ...places) {
  forbid(
    `package:${name}`,
    `${name} is used in ${places.join(', ')} alone`,
    { path: ours, pathNot: [...places.map((place) => `^${place}`), test, '^e2e/', '^tools/'] },
    { path: `${packages}${name}/`, dependencyTypesNot: ['type-only'] },
  );
}
