// Who may import what. ARCHITECTURE.md says why; tools/boundaries proves that every rule here fires.

import { folder, forbidden, packages, uses } from './tools/boundaries/rule-kinds.mjs';
import './tools/boundaries/general-rules.mjs';

folder('shared', {});
folder('extension', { imports: ['shared/'] });
// The operator's command line also works on the sources as they lie in the project.
folder('backend', { imports: ['shared/', 'tools/sources/'] });

// Page code is small and knows nothing: types alone, no validation, no storage, no browser interface.
folder('extension/sources', { types: ['shared/'] });
folder('extension/extract', { imports: ['shared/rules/fits-path.ts'], types: ['shared/'] });
folder('extension/observe', {
  imports: ['extension/extract/', 'shared/new-day-id.ts', 'shared/rules/fits-path.ts'],
  types: ['shared/', 'extension/messages/'],
});
folder('extension/messages', { imports: ['shared/'], types: ['extension/extract/'] });
folder('extension/platform', { imports: ['shared/', 'extension/messages/'] });
folder('extension/consent', { imports: ['shared/'] });
folder('extension/identity', { imports: ['shared/'] });
folder('extension/store', { imports: ['shared/', 'extension/platform/', 'extension/consent/'] });
// What leaves the device leaves through the gate: upload cannot reach the store.
folder('extension/upload', {
  imports: [
    'shared/',
    'extension/platform/',
    ...['gate', 'gate-story', 'gate-structure'].map((gate) => `extension/consent/${gate}.ts`),
  ],
});
folder('extension/background', {
  imports: [
    'shared/',
    ...['messages', 'platform', 'consent', 'identity', 'store', 'upload'].map((name) => `extension/${name}/`),
  ],
  types: ['extension/extract/'],
});
folder('extension/ui', { imports: ['shared/', 'extension/messages/'] });

folder('backend/aggregate', { imports: ['shared/day.ts'] });
folder('backend/ingest', { imports: ['shared/', 'backend/operator-error.ts'] });
folder('backend/store', {
  imports: ['shared/', 'backend/operator-error.ts'],
  types: ['backend/ingest/', 'backend/aggregate/'],
});
folder('backend/archive', {
  imports: ['shared/', 'backend/operator-error.ts', 'backend/store/'],
  types: ['backend/ingest/'],
});
folder('backend/measure', {
  imports: ['shared/', 'backend/aggregate/'],
  types: ['backend/store/sql-pool.ts'],
});
// What a dataset makes of cells is arithmetic on what noise protects already: it can draw none, and count nobody.
folder('backend/datasets', {
  imports: [
    'shared/observations/',
    'shared/stories/',
    ...['ratio.ts', 'window.ts', 'robust/', 'share-histogram/'].map((name) => `backend/aggregate/${name}`),
    'backend/measure/public-sources.ts',
    ...['define-dataset', 'define-named-dataset', 'define-columns', 'fill-columns', 'window-reader'].map(
      (name) => `backend/publish/${name}.ts`,
    ),
  ],
  types: ['backend/measure/measure.ts'],
});
folder('backend/figures', { imports: ['backend/measure/figure.ts'] });
// Of measuring, a release knows what was defined and what came of it; it has no way to measure.
folder('backend/publish', {
  imports: [
    'shared/',
    'backend/operator-error.ts',
    ...[
      'interval.ts',
      'profile.ts',
      'ratio.ts',
      'rational.ts',
      'window.ts',
      'privacy/',
      'robust/estimate.ts',
      'share-histogram/share-histogram.ts',
    ].map((name) => `backend/aggregate/${name}`),
    ...['define-measures', 'lay-out', 'measured-window', 'measure-sql', 'public-sources', 'relations'].map(
      (name) => `backend/measure/${name}.ts`,
    ),
  ],
  types: ['backend/measure/measure.ts', 'backend/measure/figure.ts'],
});
folder('backend/releases', {
  imports: [
    'shared/',
    'backend/config.ts',
    'backend/operator-error.ts',
    ...['aggregate', 'measure', 'publish', 'store'].map((name) => `backend/${name}/`),
    'backend/moderation/read-published.ts',
  ],
  types: ['backend/ingest/'],
});
folder('backend/privacy', {});
folder('backend/metrics', { imports: ['shared/'], types: ['backend/ingest/', 'backend/jobs/'] });
folder('backend/settings', {
  imports: [
    'shared/studies/nearest.ts',
    ...['config', 'weak-secrets', 'store/retention'].map((name) => `backend/${name}.ts`),
  ],
});
// Of measuring, the portal knows what is defined: which sites there are, and what headline figures mean.
const defined = ['figure', 'figure-sources', 'load-figures', 'measured-window', 'public-sources'];
const shown = ['operator-error', ...defined.map((name) => `measure/${name}`)].map(
  (name) => `backend/${name}.ts`,
);
folder('backend/portal', { imports: ['shared/', 'backend/publish/', 'backend/privacy/', ...shown] });
// What programs read of what was published: of partners no more than what they may ask.
const asked = ['datasets/headline-figures', 'ingest/outcome', 'partner/partner-query', 'routes/problem'];
const readByPrograms = ['shared/', 'backend/portal/', 'backend/publish/'];
folder('backend/api', { imports: [...readByPrograms, ...asked.map((name) => `backend/${name}.ts`)] });
folder('backend/log', {
  imports: ['shared/', 'backend/operator-error.ts', 'backend/store/sql-pool.ts'],
  types: ['backend/ingest/'],
});
const counting = ['aggregate', 'measure', 'releases', 'store'].map((name) => `backend/${name}/`);
folder('backend/partner', { imports: ['shared/', 'backend/operator-error.ts', ...counting] });
folder('backend/moderation', {
  imports: [
    'shared/',
    'backend/operator-error.ts',
    'backend/store/body-cipher.ts',
    'backend/store/sql-pool.ts',
  ],
  types: ['backend/store/open-store.ts'],
});
folder('backend/quarantine', {
  imports: [
    'shared/',
    'backend/operator-error.ts',
    'backend/ingest/',
    'backend/moderation/',
    'backend/store/',
  ],
});
// Pages for moderators: whatever they do to a story is done by backend/moderation.
folder('backend/admin', {
  imports: [
    'shared/',
    'backend/operator-error.ts',
    'backend/listen.ts',
    'backend/weak-secrets.ts',
    'backend/measure/public-sources.ts',
    'backend/moderation/',
    'backend/partner/keys.ts',
    'backend/quarantine/',
    ...['log-requests', 'rate-limit'].map((name) => `backend/routes/${name}.ts`),
  ],
  types: ['backend/store/open-store.ts'],
});
folder('backend/studies', {
  imports: ['shared/', 'backend/operator-error.ts'],
  types: ['backend/ingest/', 'backend/store/sql-pool.ts'],
});
folder('backend/rules', { imports: ['shared/', 'backend/operator-error.ts'] });
folder('backend/jobs', {
  imports: ['shared/', 'backend/operator-error.ts', 'backend/publish/'],
  types: ['backend/ingest/'],
});
folder('backend/routes', {
  imports: [
    'shared/',
    'backend/operator-error.ts',
    'backend/releases/orders.ts',
    'backend/archive/archive-order.ts',
    'backend/ingest/',
    'backend/moderation/',
    'backend/partner/',
    'backend/publish/',
    'backend/quarantine/',
    'backend/rules/',
    'backend/studies/',
  ],
  types: ['backend/metrics/request-metrics.ts'],
});

uses('shared', 'zod', 'libphonenumber-js', 'fastest-levenshtein');
uses('extension/sources');
uses('extension/extract');
uses('extension/observe');
uses('extension/consent');
uses('extension/identity');
uses('backend/aggregate');
uses('backend/metrics');

/** @type {import('dependency-cruiser').ICruiseOptions} */
const options = {
  doNotFollow: { path: packages },
  tsPreCompilationDeps: 'specify',
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'browser', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
  },
};

export default { forbidden, options };
