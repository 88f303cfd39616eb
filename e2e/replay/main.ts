// npm run replay -- FILE --url URL [--rules DIR] [--scroll]: what Daylight makes of a saved page, one observation a line.
import { parseArgs } from 'node:util';
import { replay } from './replay.ts';

const usage = 'Usage: npm run replay -- FILE --url URL [--rules DIR] [--scroll]';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, rules: { type: 'string' }, scroll: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (!file || !values.url || positionals.length > 1) throw new Error(usage);
  const { url, rules, scroll = false } = values;
  const replayed = await replay({ file, url, scroll, ...(rules ? { rules } : {}) }, (text) =>
    console.error(text),
  );
  for (const observation of replayed.observations) console.log(JSON.stringify(observation));
  const surfaces = Object.fromEntries(
    replayed.counts.map(({ surface, items, parsed, failed, visible, overflow, broken, layout }) => [
      surface,
      { found: items, parsed, failed, visible, overflow, broken: broken === 1, layout },
    ]),
  );
  const { observations, invalid } = replayed;
  console.log(
    JSON.stringify({ url, rules: replayed.rules, observations: observations.length, invalid, surfaces }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
