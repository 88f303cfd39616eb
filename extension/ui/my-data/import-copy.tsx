import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatNumber } from '../format.ts';
import type { Ask } from '../surroundings.ts';
import { readImport } from './read-import.ts';
import type { RefusalReason } from './refused.ts';
import { sendImport } from './send-import.ts';

/** Takes a copy back: first checked as a whole, and only then handed over. */
export function ImportCopy({ ask, done }: { ask: Ask; done: () => Promise<void> }) {
  const [share, setShare] = useState<number>();
  const [message, setMessage] = useState('');

  const take = async (file: File) => {
    setShare(0);
    setMessage(i18n.t('myData.importing'));
    try {
      const rows = await readImport(file, { now: Date.now(), progress: (part) => setShare(part / 2) });
      if ('refused' in rows) setMessage(sentences()[rows.refused]);
      else {
        const { added, there } = await sendImport(ask, rows, (part) => setShare(0.5 + part / 2));
        setMessage(i18n.t('myData.imported', [formatNumber(added), formatNumber(there)]));
      }
    } catch {
      setMessage(i18n.t('myData.importFailed'));
    }
    setShare(undefined);
    await done();
  };

  return (
    <section>
      <h2>{i18n.t('myData.importTitle')}</h2>
      <p>{i18n.t('myData.importHelp')}</p>
      <label class="field">
        {i18n.t('myData.importFile')}
        <input
          type="file"
          name="import"
          accept=".zip,application/zip"
          disabled={share !== undefined}
          onChange={async (event) => {
            const input = event.currentTarget;
            const [file] = input.files ?? [];
            if (file) await take(file);
            input.value = ''; // So that the same file can be chosen again.
          }}
        />
      </label>
      {share !== undefined && <progress max={1} value={share} aria-label={i18n.t('myData.importing')} />}
      <p class="outcome" role="status">
        {message}
      </p>
    </section>
  );
}

/** Why a file was not taken, in one sentence. */
function sentences(): Record<RefusalReason, string> {
  return {
    'too-large': i18n.t('myData.refused.tooLarge'),
    'not-a-zip': i18n.t('myData.refused.notAZip'),
    damaged: i18n.t('myData.refused.damaged'),
    encrypted: i18n.t('myData.refused.encrypted'),
    'other-program': i18n.t('myData.refused.otherProgram'),
    'newer-version': i18n.t('myData.refused.newerVersion'),
    'not-our-rows': i18n.t('myData.refused.notOurRows'),
  };
}
