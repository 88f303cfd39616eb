import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';

/** One import that a rule forbids. Paths are relative to the tree. */
export interface Breach {
  rule: string;
  from: string;
  to: string;
}

/** What a look at all imports of a tree has found. */
export interface Cruise {
  /** TypeScript modules of ours that were read. 0 would mean that the tool cannot see. */
  modules: number;
  breaches: Breach[];
}

/** Holds every import of a tree against the rules of .dependency-cruiser.mjs. */
export async function cruiseTree(tree: string): Promise<Cruise> {
  const { forbidden, options } = config;
  const baseDir = resolve(tree); // The tool stumbles over a / at the end.
  const folders = ['extension', 'backend', 'shared', 'e2e', 'tools'].filter((name) =>
    existsSync(join(baseDir, name)),
  );
  const { output } = await cruise(folders, { ...options, baseDir, ruleSet: { forbidden }, validate: true });
  if (typeof output === 'string') throw new Error(output);
  return {
    modules: output.modules.filter(({ source }) => !source.includes('node_modules') && source.endsWith('.ts'))
      .length,
    breaches: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name ?? '', from, to })),
  };
}
