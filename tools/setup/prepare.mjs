// @ts-check
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runStep } from './command.mjs';

/** @param {URL} file @returns {number} time of the last change in milliseconds, 0 when there is no such file */
const changed = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Whether the types that WXT writes into .wxt/ are older than what they are made from.
 * @param {URL} root folder of the project, ending in /
 */
export function typesStale(root) {
  const folders = ['extension/entrypoints/', 'extension/locales/', 'extension/public/', 'extension/sources/'];
  const inputs = folders.flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true }).map((name) => new URL(`${folder}${name}`, root)),
  );
  inputs.push(new URL('wxt.config.ts', root), new URL('package-lock.json', root));
  return Math.max(...inputs.map(changed)) > changed(new URL('.wxt/tsconfig.json', root));
}

/**
 * Lets WXT write its types.
 * @param {URL} root folder of the project, ending in /
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
export async function writeTypes(root, node, env) {
  const wxt = fileURLToPath(new URL('node_modules/wxt/bin/wxt.mjs', root));
  await runStep(node, [wxt, 'prepare'], {
    env,
    failure: 'The types of the extension could not be made (wxt prepare failed, see above).',
  });
}
