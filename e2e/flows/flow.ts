import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser } from '../harness/browsers.ts';
import { Device } from '../harness/device.ts';
import type { OwnBrowser } from '../harness/own-browser.ts';
import { ingestHost, type Study, startStudy } from '../harness/study.ts';
import { Web } from '../harness/web.ts';

/** A volunteer, an operator, and the web between them, for the tests of one file. */
export interface Flow {
  web: Web;
  operator: Study;
  /** In the browser that this run is for. Another one after a restart. */
  device: Device<OwnBrowser>;
}

/**
 * Has everything there before the first test of a file, and gone after its last.
 * @param html what the browser sees at www.youtube.com
 * @param extension folder of the unpacked extension
 */
export function startFlow(html: string, extension = inject('extension')): Flow {
  const flow: Partial<Flow> = {};
  beforeAll(async () => {
    const web = await new Web().start();
    flow.web = web;
    flow.operator = await startStudy();
    web.proxy(ingestHost, flow.operator.backend.url);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    web.serve('www.youtube.com', ({ path }) => (path === '/' ? { headers, body: html } : undefined));
    flow.device = await Device.startIn(launchBrowser, { extension, web });
  });
  afterAll(async () => {
    await flow.device?.browser.close();
    await flow.operator?.stop();
    await flow.web?.close();
  });
  return flow as Flow;
}
