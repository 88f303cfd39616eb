import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { utcDay } from '#shared/day.ts';
import { exportRows } from '../../messages/export-rows.ts';
import { formatDay } from '../format.ts';
import type { Ask } from '../surroundings.ts';
import { otherFiles, tableFiles } from './archive-format.ts';
import { writeArchive } from './write-archive.ts';

/** Makes the copy of everything in this page, and has the browser save it. Nothing leaves the computer. */
export function ExportEverything({ ask }: { ask: Ask }) {
  const [share, setShare] = useState<number>();
  const [file, setFile] = useState<{ url: string; name: string }>();
  const [message, setMessage] = useState('');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    link.current?.click();
    return () => file && URL.revokeObjectURL(file.url);
  }, [file]);

  const make = async () => {
    if (share !== undefined) return;
    setShare(0);
    setMessage(i18n.t('myData.exporting'));
    const now = new Date();
    try {
      const archive = await writeArchive({
        readRows: (table, offset, limit) => ask(exportRows, { table, offset, limit }),
        readme: readme(now),
        now,
        progress: setShare,
      });
      setFile({ url: URL.createObjectURL(archive), name: `daylight-${utcDay(now)}.zip` });
      setMessage(i18n.t('myData.exported'));
    } catch {
      setMessage(i18n.t('myData.exportFailed'));
    }
    setShare(undefined);
  };

  return (
    <section>
      <h2>{i18n.t('myData.exportTitle')}</h2>
      <p>{i18n.t('myData.exportHelp')}</p>
      <div class="row">
        <button type="button" name="export" onClick={make}>
          {i18n.t('myData.exportButton')}
        </button>
        {file && (
          <a ref={link} class="button" href={file.url} download={file.name}>
            {i18n.t('myData.exportSave')}
          </a>
        )}
      </div>
      {share !== undefined && <progress max={1} value={share} aria-label={i18n.t('myData.exporting')} />}
      <p class="outcome" role="status">
        {message}
      </p>
    </section>
  );
}

/** The page that goes with the copy, in the person's language. */
function readme(now: Date): string {
  const files = [
    [tableFiles.observations, i18n.t('myData.file.observations')],
    [otherFiles.csv, i18n.t('myData.file.csv')],
    [tableFiles.stories, i18n.t('myData.file.stories')],
    [tableFiles.structures, i18n.t('myData.file.structures')],
    [tableFiles.ledger, i18n.t('myData.file.ledger')],
    [tableFiles.receipts, i18n.t('myData.file.receipts')],
    [tableFiles.deletions, i18n.t('myData.file.deletions')],
    [tableFiles.exposures, i18n.t('myData.file.exposures')],
    [tableFiles.marks, i18n.t('myData.file.marks')],
    [tableFiles.discards, i18n.t('myData.file.discards')],
    [tableFiles.outbox, i18n.t('myData.file.outbox')],
    [tableFiles.pages, i18n.t('myData.file.pages')],
    [otherFiles.manifest, i18n.t('myData.file.manifest')],
  ].map(([name, about]) => `${name}: ${about}`);
  const intro = i18n.t('myData.file.intro', [formatDay(utcDay(now))]);
  const paragraphs = [i18n.t('myData.file.title'), intro, files.join('\n'), i18n.t('myData.file.keys')];
  return `${paragraphs.join('\n\n')}\n`;
}
