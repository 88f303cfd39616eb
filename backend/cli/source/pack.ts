import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { utcDay } from '#shared/day.ts';
import { loadRulesSigner, prepareDataFolder } from '../../data-folder.ts';
import { OperatorError } from '../../operator-error.ts';
import { PublishedRules } from '../../rules/published-rules.ts';
import { loadConfig } from '../load-config.ts';
import { printResult, progressBar, say } from '../output.ts';
import { dataOption, openSources, type SourceOptions, sourcesOption } from './open-sources.ts';
import { type PackSigning, signPack } from './sign-pack.ts';

type Signing = Exclude<PackSigning, { problem: string }>;

/** `daylight source pack`: publishes rules to extensions that are out there. All that were named, or none. */
export function packCommand(): Command {
  return new Command('pack')
    .description('check rules against all their fixtures, sign them and publish them to installed extensions')
    .argument('[source...]', 'sources; all of them by default')
    .option('--days <number>', 'how long they may be used', readDays, 180)
    .option(...sourcesOption)
    .option(...dataOption)
    .action(async (names: string[], options: SourceOptions & { days: number }) => {
      const folders = openSources(options, names);
      const checked = await check(folders);
      const dataFolder = prepareDataFolder(loadConfig(options).dataFolder);
      const published = new PublishedRules(dataFolder);
      const signer = loadRulesSigner(dataFolder);
      const today = utcDay(new Date());
      const signings = await Promise.all(
        checked.map(({ pack, text }) => {
          const before = published.pack(pack.source);
          if (before === 'damaged')
            throw new OperatorError(
              `The published pack of ${pack.source} is damaged: restore it from a backup.`,
            );
          return signPack(pack, text, { before, signer, today, days: options.days });
        }),
      );
      const problems = signings.flatMap((signing) => ('problem' in signing ? [signing.problem] : []));
      if (problems.length > 0) throw new OperatorError(problems.join('\n'));
      const signed = signings.filter((signing): signing is Signing => 'signed' in signing);
      for (const { signed: pack } of signed) published.publishPack(pack);
      report(signed, signer.publicKey);
    });
}

/** Everything that is wrong with any of them, at once: nobody likes to be told one mistake at a time. */
async function check(folders: ReadonlyMap<string, URL>) {
  // Only now: a whole DOM takes a second to load, and no other command needs one.
  const { checkSource } = await import('../../../tools/sources/check-source.ts');
  const progress = progressBar();
  const problems: string[] = [];
  const checked = [...folders].flatMap(([name, folder], index) => {
    progress(index, folders.size, `checking ${name}`);
    const source = checkSource(folder);
    if ('pack' in source)
      return { pack: source.pack, text: readFileSync(new URL('rules.json', folder), 'utf8') };
    problems.push(...source.problems);
    return [];
  });
  progress(folders.size, folders.size, 'checked');
  if (problems.length > 0) throw new OperatorError(`Nothing was published.\n${problems.join('\n')}`);
  return checked;
}

function report(signings: readonly Signing[], publicKey: string): void {
  for (const { signed, widenings, isRenewed } of signings) {
    say(
      isRenewed
        ? `${signed.source} ${signed.version} was published before and may now be used until ${signed.expires}.`
        : `${signed.source} ${signed.version} is published, to be used until ${signed.expires}.`,
    );
    if (widenings.length > 0)
      say(
        `  It reads more than the one before: ${widenings.join('; ')}. Extensions whose own rules do not read that already refuse it.`,
      );
  }
  say(`Extensions take it when they were built with DAYLIGHT_RULES_KEY=${publicKey} npm run build:chrome`);
  const packed = signings.map(({ signed: { source, version, digest, expires }, isRenewed }) => ({
    ...{ source, version, digest, expires, renewed: isRenewed },
  }));
  printResult({ packed, rulesKey: publicKey });
}

function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 730)
    throw new InvalidArgumentError('It must be a whole number of days, from 1 to 730.');
  return days;
}
