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

/** Opens it; devices are started by whoever takes the pictures. */
export async function openPhotoStudio(): Promise<PhotoStudio> {
  const web = await new Web().start();
  const operator = await startStudy();
  web.proxy(ingestHost, operator.backend.url);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  web.serve('www.youtube.com', () => ({ headers, body: fixture('youtube', 'home-lockups').html }));
  const { folder } = await buildExtension('chrome', {
    ...{ backend: `https://${ingestHost}`, study, out: '.output/e2e' },
  });
  const close = async () => {
    await operator.stop();
    await web.close();
  };
  return { web, operator, extension: folder, close };
}
