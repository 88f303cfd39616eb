import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** `backend/aggregate`, ending without a slash. */
export const aggregate = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
};

/**
 * A program of files on the disk and of files that are only said to be in `backend/aggregate/noise`.
 * @param onDisk as full paths
 * @param made file name to text
 */
export function exactProgram(onDisk: readonly string[], made: ReadonlyMap<string, string>): ts.Program {
  const host = ts.createCompilerHost(options);
  const texts = new Map([...made].map(([name, text]) => [madePath(name), text]));
  const { readFile, fileExists } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  return ts.createProgram([...onDisk, ...texts.keys()], options, host);
}

/** Where a made file is said to be. */
export function madePath(name: string): string {
  return join(aggregate, 'noise', name);
}
