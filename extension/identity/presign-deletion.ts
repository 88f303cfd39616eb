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

/** Address of the page after an uninstall. What it needs stands in the fragment, which no server ever sees. */
export function goodbyeAddress(backend: string, deletion: PresignedDeletion): string {
  const json = new TextEncoder().encode(JSON.stringify(deletion));
  return `${backend}/goodbye#${toBase64url(json)}`;
}
