import { toBase64url } from '#shared/base64url.ts';
import { type PresignedDeletion, presignedDeletionText } from '#shared/wire/deletion.ts';

/**
 * Signs beforehand that everything may be deleted: for the page that the browser opens after an uninstall, when the key
 * is gone. Whoever has it can delete what this contributor sent, and nothing else.
 */
export async function presignDeletion(
  deletion: Omit<PresignedDeletion, 'signature'>,
  privateKey: CryptoKey,
): Promise<PresignedDeletion> {
  const text = new TextEncoder().encode(presignedDeletionText(deletion));
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, text));
  return { ...deletion, signature: toBase64url(signature) };
}

/** Longest address that every browser takes for the page after an uninstall. */
const mostLetters = 1000;

/**
 * Address of the page after an uninstall. What it needs stands in the fragment, which no server ever sees: id, study,
 * contributor and signature of each deletion, with a dot between, and a tilde between two of them. Of more than there is
 * room for (four at least) the first ones.
 */
export function goodbyeAddress(backend: string, deletions: readonly PresignedDeletion[]): string {
  return deletions
    .map(({ id, study, contributor, signature }) => [id, study, contributor, signature].join('.'))
    .reduce((address, part, i) => {
      const longer = `${address}${i === 0 ? '' : '~'}${part}`;
      return longer.length > mostLetters ? address : longer;
    }, `${backend}/goodbye#`);
}
