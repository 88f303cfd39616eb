import { z } from 'zod';
import { ReleaseFile } from '../../publish/manifest.ts';
import { fileAnswers } from '../file-answers.ts';
import { Slug, Version } from '../find-release.ts';
import { defineOperation } from '../operation.ts';

/** A file of a release; answered by the portal. */
export default defineOperation({
  id: 'downloadFile',
  path: '/datasets/{slug}/{version}/{file}',
  part: 'Files',
  summary: 'Download a file',
  description:
    'A file of a release: `<slug>.csv`, `<slug>.parquet`, `<slug>.json`, the zip of everything, SHA256SUMS, papers. `latest` leads on to the newest version (302). A download that broke off goes on with `Range` and `If-Range`, as `curl -C -` does.',
  params: z.strictObject({ slug: Slug, version: Version, file: ReleaseFile.shape.path }),
  query: z.strictObject({}),
  answers: fileAnswers,
  example: '/datasets/headline-figures/latest/headline-figures.csv',
});
