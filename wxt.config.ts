import { readdirSync, readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { categoriesOf, countsAs } from './shared/consent/data-categories.ts';
import { ConsentDocument, documentHash } from './shared/consent/document.ts';
import type { DocumentEntry } from './shared/consent/document-index.ts';
import { schemaFile, schemaFileName } from './shared/institution/schema-file.ts';
import { queryFormsOf } from './shared/rules/query-form.ts';
import { readRulePack } from './shared/rules/read-rule-pack.ts';
import { kindsOf } from './shared/rules/rule-pack.ts';
import { PublicKey } from './shared/rules/signature.ts';
import { firefoxId } from './tools/build/firefox-id.ts';

const sourcesFolder = new URL('./extension/sources/', import.meta.url);

/** Every rule pack under extension/sources, checked. A mistake in one stops the build with file, path and reason. */
const packs = readdirSync(sourcesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
  .map((name) => {
    const file = `extension/sources/${name}/rules.json`;
    const text = readFileSync(new URL(`${name}/rules.json`, sourcesFolder), 'utf8');
    const reading = readRulePack(file, text);
    if ('problems' in reading) throw new Error(reading.problems.join('\n'));
    return { ...reading.pack, text };
  });

const documentsFolder = new URL('./shared/consent/documents/', import.meta.url);

/** Every consent document under shared/consent/documents, checked, with its hash. */
const documents = await Promise.all(
  readdirSync(documentsFolder)
    .sort()
    .map(async (file) => {
      const document = ConsentDocument.parse(
        JSON.parse(readFileSync(new URL(file, documentsFolder), 'utf8')),
      );
      const { version, locale, material } = document;
      const entry: DocumentEntry = { version, locale, material, hash: await documentHash(document) };
      return { entry, document };
    }),
);

const backend = new URL(process.env.DAYLIGHT_BACKEND ?? 'http://127.0.0.1:8787').origin;
const study = process.env.DAYLIGHT_STUDY ?? 'daylight';
const rulesKey = process.env.DAYLIGHT_RULES_KEY ?? '';
if (rulesKey !== '' && !PublicKey.safeParse(rulesKey).success)
  throw new Error(
    'DAYLIGHT_RULES_KEY is no Ed25519 public key in base64url: take it from the last line of `npm run daylight -- source pack`.',
  );

/** Whether a browser checks what an institution sets by a schema of ours. Firefox does not, and we check it everywhere. */
function hasPolicySchema(browser: string): boolean {
  return browser === 'chrome' || browser === 'edge';
}

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  modulesDir: 'extension/wxt-modules',
  outDir: process.env.DAYLIGHT_OUT ?? '.output',
  imports: false,
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  autoIcons: { baseIconPath: 'public/icon.svg' },
  // What a store's reviewer needs to build the same package again; tools/zip.ts refuses anything else.
  zip: {
    includeSources: [
      '{extension,shared}/**',
      'tools/{setup,build,zip}/**',
      'tools/{run.mjs,setup.mjs,build.ts,zip.ts}',
      '{package,package-lock,tsconfig}.json',
      'wxt.config.ts',
      '{README.md,LICENSE}',
    ],
    excludeSources: ['**/{fixtures,testing}/**', '**/*.test.{ts,tsx}'],
  },
  vite: () => ({
    plugins: [preact()],
    define: {
      __BACKEND__: JSON.stringify(backend),
      __STUDY__: JSON.stringify(study),
      __RULES_KEY__: JSON.stringify(rulesKey),
    },
  }),
  hooks: {
    'build:publicAssets': ({ config: { browser } }, files) => {
      if (hasPolicySchema(browser)) files.push({ relativeDest: schemaFileName, contents: schemaFile() });
      for (const pack of packs)
        files.push({
          relativeDest: `sources/${pack.source}.json`,
          contents: JSON.stringify(JSON.parse(pack.text)),
        });
      files.push({
        relativeDest: 'sources/index.json',
        contents: JSON.stringify(packs.map((p) => p.source)),
      });
      for (const { entry, document } of documents)
        files.push({
          relativeDest: `consent/${entry.version}.${entry.locale}.json`,
          contents: JSON.stringify(document),
        });
      files.push({
        relativeDest: 'consent/index.json',
        contents: JSON.stringify(documents.map(({ entry }) => entry)),
      });
    },
    // The observer is registered at run time, after consent. WXT would ask for its hosts at install.
    'build:manifestGenerated': (_wxt, manifest) => {
      delete manifest.host_permissions;
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    // `storage` is for what an institution sets, which Safari does not have. Nothing of ours is kept there.
    permissions: [
      ...['alarms', 'contextMenus', 'scripting'],
      ...(browser === 'safari' ? [] : ['storage']),
      'unlimitedStorage',
    ],
    ...(hasPolicySchema(browser) ? { storage: { managed_schema: schemaFileName } } : {}),
    // Where a person may add sites, the browser lets us ask for a single one only if the manifest names them all. They
    // are never asked for: extension/platform/askable.ts.
    optional_host_permissions: [
      ...new Set(
        packs.flatMap((pack) => [...pack.hosts, ...(pack.hostChoice === 'any' ? ['https://*/*'] : [])]),
      ),
    ].sort(),
    incognito: 'not_allowed',
    // Firefox for Android takes none, and ignores them. Everybody can set others.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+D' } },
      'tell-a-story': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_toolbar_story__' },
      pause: { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_toolbar_pause__' },
    },
    content_security_policy: {
      extension_pages: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ${backend}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: firefoxId,
              strict_min_version: '140.0',
              data_collection_permissions: {
                required: ['none'],
                optional: categoriesOf([
                  ...packs.flatMap((pack) => kindsOf(pack).flatMap((kind) => countsAs(kind, pack))),
                  ...packs.flatMap(queryFormsOf),
                  'story',
                ]),
              },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : browser === 'safari'
        ? { browser_specific_settings: { safari: { strict_min_version: '18.0' } } }
        : { minimum_chrome_version: '137' }),
  }),
});
