import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { utcDay } from '#shared/day.ts';
import type { Ask } from '../surroundings.ts';
import { readServerCopy } from './read-server-copy.ts';

/** Fetches all that the study's server holds of this person, and has the browser save it. */
export function ServerCopy({ ask }: { ask: Ask }) {
  const [share, setShare] = useState<number>();
  const [file, setFile] = useState<{ url: string; name: string }>();
  const [message, setMessage] = useState('');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    link.current?.click();
    return () => file && URL.revokeObjectURL(file.url);
  }, [file]);

  const fetchCopy = async () => {
    if (share !== undefined) return;
    setShare(0);
    setMessage(i18n.t('myData.serverFetching'));
    const copy = await readServerCopy(ask, setShare).catch(() => 'offline' as const);
    if (copy instanceof Blob) {
      setFile({ url: URL.createObjectURL(copy), name: `daylight-server-${utcDay(new Date())}.json` });
      setMessage(i18n.t('myData.serverFetched'));
    } else setMessage(copy === 'offline' ? i18n.t('myData.serverOffline') : i18n.t('myData.serverNothing'));
    setShare(undefined);
  };

  return (
    <section>
      <h2>{i18n.t('myData.serverTitle')}</h2>
      <p>{i18n.t('myData.serverHelp')}</p>
      <div class="row">
        <button type="button" name="server-copy" onClick={fetchCopy}>
          {i18n.t('myData.serverButton')}
        </button>
        {file && (
          <a ref={link} class="button" href={file.url} download={file.name}>
            {i18n.t('myData.exportSave')}
          </a>
        )}
      </div>
      {share !== undefined && <progress max={1} value={share} aria-label={i18n.t('myData.serverFetching')} />}
      <p class="outcome" role="status">
        {message}
      </p>
    </section>
  );
}
