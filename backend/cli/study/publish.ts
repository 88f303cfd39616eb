import { Command } from 'commander';
import { fromBase64url } from '#shared/base64url.ts';
import { utcDay } from '#shared/day.ts';
import { sha256 } from '#shared/sha256.ts';
import { SignedStudy, signedStudyText } from '#shared/studies/signed-study.ts';
import { loadRulesSigner, prepareDataFolder } from '../../data-folder.ts';
import type { ReceiptSigner } from '../../ingest/receipt-signer.ts';
import { OperatorError } from '../../operator-error.ts';
import type { Publication } from '../../studies/publish-study.ts';
import { signStudy } from '../../studies/sign-study.ts';
import { loadConfig } from '../load-config.ts';
import { printResult, say } from '../output.ts';
import { dataOption, type SourceOptions, sourcesOption } from '../source/open-sources.ts';
import { openStudy, readText } from './open-study.ts';
import { orderStudies } from './order-studies.ts';

/** `daylight study publish`: from now on volunteers' extensions offer it. Works beside a running server. */
export function publishCommand(): Command {
  return new Command('publish')
    .description('check, sign and publish a study, or one that was signed elsewhere')
    .argument('<file>', 'the study as JSON, or what "study sign" made of it')
    .option(...sourcesOption)
    .option(...dataOption)
    .action(async (file: string, options: SourceOptions) => {
      const signer = loadRulesSigner(prepareDataFolder(loadConfig(options).dataFolder));
      const signed =
        (await readSigned(file, signer)) ??
        (await signStudy(openStudy(file, options).study, signer, utcDay(new Date())));
      const done = (await orderStudies(options, { do: 'publish', signed })) as Publication;
      say(sentence(done));
      say(`Extensions offer it when they were built with DAYLIGHT_RULES_KEY=${signer.publicKey}`);
      printResult({ ...done, rulesKey: signer.publicKey });
    });
}

function sentence({ study, version, again, asksAgain }: Publication): string {
  if (again) return `${study} ${version} was published before: nothing has changed.`;
  if (asksAgain.length === 0)
    return `${study} ${version} is published: extensions offer it within six hours of use.`;
  return `${study} ${version} is published. Whoever takes part is asked again, since this has changed: ${asksAgain.join(', ')}.`;
}

/** A study that was signed before; undefined where the file is no such thing. */
async function readSigned(file: string, signer: ReceiptSigner): Promise<SignedStudy | undefined> {
  const envelope = SignedStudy.safeParse(parse(readText(file)));
  if (!envelope.success) return undefined;
  const { text, digest, signature } = envelope.data;
  const key = await crypto.subtle.importKey('raw', fromBase64url(signer.publicKey), 'Ed25519', false, [
    'verify',
  ]);
  const signedText = new TextEncoder().encode(signedStudyText(envelope.data));
  const isGenuine =
    digest === (await sha256(text)) &&
    (await crypto.subtle.verify('Ed25519', key, fromBase64url(signature), signedText));
  if (!isGenuine)
    throw new OperatorError(
      `${file} is not signed with the key for rules in this data folder: sign it with that.`,
    );
  return envelope.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Whoever reads it as a study says what is wrong.
  }
}
