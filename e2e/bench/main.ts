// npm run bench -- page | overhead | sources | store | ingest | release | portal: ratios measured in one run; the last line is one JSON object.
import { buildExtension } from '../../tools/build/build-extension.ts';
import { benchIngest } from './ingest/bench-ingest.ts';
import { recordOverhead } from './overhead/record-overhead.ts';
import { benchPage } from './page/bench-page.ts';
import { benchPortal } from './portal/bench-portal.ts';
import { benchRelease } from './release/bench-release.ts';
import { benchSources } from './sources/bench-sources.ts';
import { benchStore } from './store/bench-store.ts';

const benches: Record<string, () => Promise<object>> = {
  // A second number shows the page that many times.
  page: async () => benchPage(await build(), (text) => console.error(text), Number(process.argv[3] ?? 5)),
  // What README.md says of it: writes it down for npm run generate.
  overhead: async () => recordOverhead(await build(), (text) => console.error(text)),
  // A second number looks at each page that many times.
  sources: () => benchSources((text) => console.error(text), Number(process.argv[3] ?? 5)),
  // A second number, for trying the bench itself, stores fewer observations.
  store: async () =>
    benchStore(await build(), (text) => console.error(text), Number(process.argv[3] ?? 100_000)),
  // A second number, for trying the bench itself, sends fewer batches.
  ingest: () => benchIngest((text) => console.error(text), Number(process.argv[3] ?? 3000)),
  // Numbers after it are other sizes, in millions of observations.
  release: () =>
    benchRelease(
      (text) => console.error(text),
      process.argv.length > 3 ? process.argv.slice(3).map(Number) : [1, 10, 50],
    ),
  // A second number measures for so many seconds each time.
  portal: () => benchPortal((text) => console.error(text), Number(process.argv[3] ?? 8)),
};
/** The extension as it is given out. */
function build() {
  console.error('building the extension');
  return buildExtension('chrome', { out: '.output/bench' });
}

const name = process.argv[2] ?? '';
const bench = benches[name];

if (bench) {
  try {
    console.log(JSON.stringify(await bench()));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
} else {
  console.error(`Which bench? One of ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 2;
}
