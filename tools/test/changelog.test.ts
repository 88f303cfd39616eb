import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import project from '../../package.json' with { type: 'json' };

test('the version that is being made stands on top of the changes', () => {
  const [newest] = readFileSync('CHANGELOG.md', 'utf8').match(/^## .+$/m) ?? [];
  expect(newest).toMatch(new RegExp(`^## ${project.version.replaceAll('.', '\\.')}\\b`));
});
