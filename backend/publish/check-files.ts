import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Manifest } from './manifest.ts';
import { sha256, sumLine } from './release-contents.ts';
import { keyOfLine, sshVerify } from './sshsig.ts';

/** The files of a release that the manifest cannot name, since they are made of it. */
export function namesOf({ dataset, version }: Pick<Manifest, 'dataset' | 'version'>) {
  const zip = `${dataset}-${version}.zip`;
  return {
    sums: 'SHA256SUMS',
    signature: 'SHA256SUMS.sig',
    key: 'signing-key.pub',
    zip,
    zipSum: `${zip}.sha256`,
  };
}

/** Whether all files are as long as the manifest says and have its checksums, in the manifest and in SHA256SUMS. */
export async function checkSums(folder: string, manifest: Manifest): Promise<string[]> {
  const problems: string[] = [];
  for (const file of manifest.files) {
    const bytes = await readFile(join(folder, file.path));
    if (bytes.byteLength !== file.bytes || sha256(bytes) !== file.sha256)
      problems.push(`${file.path} is not the file that the manifest names.`);
  }
  const own = { path: 'manifest.json', sha256: sha256(await readFile(join(folder, 'manifest.json'))) };
  const expected = [...manifest.files, own].map(sumLine).sort().join('');
  if ((await readFile(join(folder, namesOf(manifest).sums), 'utf8')) !== expected)
    problems.push('SHA256SUMS does not name the files of this release.');
  return problems;
}

/**
 * Whether the checksums were signed: with the key that is asked for, or else with the key that the release names.
 * @param publicKey raw Ed25519 key, base64url
 */
export async function checkSignature(
  folder: string,
  manifest: Manifest,
  publicKey: string | undefined,
): Promise<string[]> {
  const names = namesOf(manifest);
  const named = keyOfLine(await readFile(join(folder, names.key), 'utf8'));
  if (named === undefined) return [`${names.key} holds no Ed25519 key.`];
  if (publicKey !== undefined && named !== publicKey)
    return ['The release is signed with another key than the one that was asked for.'];
  const sums = await readFile(join(folder, names.sums));
  const signature = await readFile(join(folder, names.signature), 'utf8');
  return sshVerify(sums, signature, named) ? [] : ['The signature does not fit SHA256SUMS.'];
}

/** Whether the zip holds the same files with the same bytes, and has the checksum that lies beside it. */
export async function checkZip(folder: string, manifest: Manifest): Promise<string[]> {
  const names = namesOf(manifest);
  const zip = await readFile(join(folder, names.zip));
  const problems: string[] = [];
  if (
    (await readFile(join(folder, names.zipSum), 'utf8')) !== sumLine({ path: names.zip, sha256: sha256(zip) })
  )
    problems.push(`${names.zipSum} is not the checksum of the zip.`);
  const top = `${names.zip.slice(0, -'.zip'.length)}/`;
  const held = new Map(Object.entries(unzipSync(zip)));
  const expected = [...manifest.files.map(({ path }) => path), 'manifest.json', names.sums, names.signature];
  for (const path of expected) {
    const bytes = held.get(top + path);
    if (bytes === undefined || !(await readFile(join(folder, path))).equals(bytes))
      problems.push(`The zip does not hold ${path} as it is in the folder.`);
  }
  if (held.size !== expected.length) problems.push('The zip holds files that are not in the release.');
  return problems;
}
