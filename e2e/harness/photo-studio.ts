import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aStudyFile } from '../../shared/studies/testing/a-study.ts';
import { buildExtension } from '../../tools/build/build-extension.ts';
import { fixture, ingestHost, type Study, startStudy, study } from './study.ts';
import { Web } from './web.ts';

/** What pictures of the extension are taken in: a web with one site and one study, both made up. */
export interface PhotoStudio {
  web: Web;
  operator: Study;
  /** Folder of the built extension. */
  extension: string;
  close(): Promise<void>;
}

/**
 * Opens it; devices are started by whoever takes the pictures.
 * @param options.hasStudies the extension trusts what the operator signs; nothing is signed yet
 */
export async function openPhotoStudio(options: { hasStudies?: boolean } = {}): Promise<PhotoStudio> {
  const web = await new Web().start();
  const operator = await startStudy();
  web.proxy(ingestHost, operator.backend.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  web.serve('www.youtube.com', () => ({ headers, body: fixture('youtube', 'home-lockups').html }));
  const backend = `https://${ingestHost}`;
  const { folder } = options.hasStudies
    ? await buildExtension('chrome', {
        ...{ backend, study, out: '.output/e2e-studies', rulesKey: await rulesKeyOf(operator) },
      })
    : await buildExtension('chrome', { backend, study, out: '.output/e2e' });
  const close = async () => {
    await operator.stop();
    await web.close();
  };
  return { web, operator, extension: folder, close };
}

/** The key that the operator signs studies with, by way of signing one that nobody sees. */
async function rulesKeyOf(operator: Study): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-signed-'));
  try {
    const [file, out] = [join(folder, 'study.json'), join(folder, 'signed.json')];
    writeFileSync(file, JSON.stringify(aStudyFile()));
    const signed = await operator.command<{ rulesKey: string }>('study', 'sign', file, '--out', out);
    return signed.rulesKey;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
