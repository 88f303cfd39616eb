// What holds everywhere, beside who may import whom.
import { forbid, onlyIn, ours, test } from './rule-kinds.mjs';

onlyIn('dexie', 'extension/store/');
onlyIn('ky', 'extension/upload/');
onlyIn('webextension-polyfill', 'extension/platform/');
onlyIn('wxt', 'extension/entrypoints/');
onlyIn('preact', 'extension/ui/', 'extension/entrypoints/');
onlyIn(
  'hono',
  'backend/routes/',
  'backend/admin/',
  'backend/portal/',
  'backend/api/',
  'backend/app.ts',
  'backend/cli/',
);
onlyIn('libphonenumber-js', 'shared/redact/');
onlyIn('fastest-levenshtein', 'shared/studies/');
onlyIn('yaml', 'backend/cli/study/');
onlyIn('punycode', 'extension/ui/');
onlyIn('pg', 'backend/store/');
onlyIn('pg-copy-streams', 'backend/store/');
onlyIn('@duckdb/node-api', 'backend/measure/');
onlyIn('@electric-sql/pglite', 'backend/store/');

// The one place where server and extension meet: rules are checked by the engine that will read by them.
forbid(
  'sources-by-command',
  'The engine is used on the server by the commands about sources alone',
  { path: '^backend/', pathNot: ['^backend/cli/source/', test] },
  { path: '^tools/sources/' },
);
forbid(
  'one-site-alone',
  'A site knows no other site',
  { path: '^extension/sources/([^/]+)/', pathNot: test },
  { path: '^extension/sources/[^/]+/', pathNot: '^extension/sources/$1/' },
);
forbid(
  'noise-once',
  'Noise is drawn where a window is measured, and nowhere else',
  { path: '^backend/', pathNot: ['^backend/(aggregate|measure|releases)/', test] },
  { path: '^backend/aggregate/(noise/|protect-cells\\.ts$)' },
);
forbid(
  'one-dataset-alone',
  'A dataset knows no other dataset',
  { path: '^backend/datasets/', pathNot: test },
  { path: '^backend/datasets/' },
);
forbid(
  'no-node-in-the-browser',
  'The browser has no Node',
  { path: '^(extension|shared)/', pathNot: test },
  {
    dependencyTypes: ['core'],
  },
);
forbid(
  'tools-for-operators',
  'Of the backend, the command line alone uses our tools',
  { path: '^backend/', pathNot: [test, '^backend/cli/source/'] },
  { path: '^tools/' },
);
forbid(
  'nobody-imports-entrypoints',
  'Entrypoints are wiring',
  { path: ours, pathNot: '^extension/entrypoints/' },
  { path: '^extension/entrypoints/' },
);
forbid(
  'code-without-tests',
  'Code imports no test',
  { path: ours, pathNot: [test, '^e2e/'] },
  { path: test },
);
forbid('no-cycle', 'No circle of imports', { path: ours }, { circular: true });
forbid(
  'resolvable',
  'Every import leads somewhere',
  { path: ours },
  { couldNotResolve: true, pathNot: '^#i18n$' },
);
forbid(
  'declared',
  'Every package stands in package.json',
  { path: ours },
  { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
);
forbid(
  'no-orphan',
  'A module nobody knows',
  {
    orphan: true,
    path: ours,
    pathNot: [
      '^tools/test/assert-node.ts$',
      '^backend/(portal|admin)/scripts/',
      '^e2e/[^/]+/main.ts$',
      '\\.d\\.ts$',
    ],
  },
  {},
);
