const wanted = [
  /^(extension|shared|tools)\/.+\.(ts|tsx|mjs|css|html|json|md|svg|yml)$/,
  /^(package|package-lock|tsconfig)\.json$/,
  /^(wxt\.config\.ts|README\.md|LICENSE)$/,
];
const unwanted = /(^|\/)(\.|fixtures\/)|\.test\.|\.(pem|key|crt|p12|log|har)$|\bsecret/i;

/**
 * Files that have no business in the sources that a store's reviewer gets: anything that is not our code, above all
 * keys, environment files, data and pages. Empty when all is well.
 */
export function straySources(files: string[]): string[] {
  return files.filter((file) => unwanted.test(file) || !wanted.some((pattern) => pattern.test(file)));
}
