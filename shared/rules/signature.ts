import { z } from 'zod';

/** Ed25519 signature, base64url. The last letter stands for two bits alone, so that no signature can be written in two ways. */
export const Signature = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/);

/** Raw Ed25519 public key, base64url. */
export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);
