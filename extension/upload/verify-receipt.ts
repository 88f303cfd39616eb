import { fromBase64url } from '#shared/base64url.ts';

/** Whether a text carries the signature of a key. Key and signature in base64url. */
export async function isSignedBy(publicKey: string, text: string, signature: string): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', fromBase64url(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, fromBase64url(signature), new TextEncoder().encode(text));
}
