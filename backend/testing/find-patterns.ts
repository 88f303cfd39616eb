import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A regular expression of the server, and the file it stands in. */
export interface Pattern {
  file: string;
  pattern: RegExp;
}

/**
 * Every regular expression in backend/ and shared/: those written as such, found in the text of each file, and those that
 * are put together when a module loads, caught while it does.
 */
export async function findPatterns(): Promise<Pattern[]> {
  const files = globSync('{backend,shared}/**/*.ts', { cwd: root }).filter(
    (file) => !/\.test\.ts$|\/testing\//.test(file),
  );
  const written: Pattern[] = [];
  const building: string[] = [];
  for (const file of files) {
    const code = readFileSync(root + file, 'utf8');
    const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) written.push({ file, pattern: asPattern(node.text) });
      ts.forEachChild(node, visit);
    };
    visit(source);
    if (code.includes('RegExp(')) building.push(file);
  }
  return [...written, ...(await catchBuilt(building))];
}

function asPattern(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

async function catchBuilt(files: string[]): Promise<Pattern[]> {
  const caught: Pattern[] = [];
  const original = globalThis.RegExp;
  let file = '';
  globalThis.RegExp = new Proxy(original, {
    construct(target, given, newTarget) {
      const pattern: RegExp = Reflect.construct(target, given, newTarget);
      caught.push({ file, pattern });
      return pattern;
    },
  });
  try {
    for (file of files) await import(/* @vite-ignore */ root + file);
  } finally {
    globalThis.RegExp = original;
  }
  return caught;
}
