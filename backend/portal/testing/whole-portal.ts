import { newReceiptKey, receiptSigner } from '../../ingest/receipt-signer.ts';
import { sourceOf } from '../../log/testing/a-log.ts';
import { aSavedReceipt } from '../../log/testing/a-saved-receipt.ts';
import type { Installation } from '../../privacy/installation.ts';
import type { PortalDeps } from '../portal-routes.ts';

/** An installation as its privacy notice speaks of it. */
export const anInstallation: Installation = {
  ...{ studyName: 'First light', studies: ['daylight'], contact: 'study@example.org' },
  ...{ baseUrl: 'https://data.example', engine: 'embedded', retentionDays: 395, quarantineDays: 90 },
  ...{ backups: { scheduled: true, encrypted: true, keepDays: 14 }, byInvitation: false },
};

/** Everything that a portal can be given, so that all its pages are there; reports of stories are taken. */
export async function wholePortal(
  releasesFolder: string,
): Promise<Omit<PortalDeps, 'baseUrl'> & { publicLog: object }> {
  const { log } = await aSavedReceipt(receiptSigner(newReceiptKey()));
  return {
    ...{ releasesFolder, studyName: 'First light', contact: 'study@example.org' },
    ...{ installation: anInstallation, publicLog: sourceOf(log), reportStory: async () => 'taken' as const },
  };
}
