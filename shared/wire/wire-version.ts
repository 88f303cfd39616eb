import { z } from 'zod';

/** Version of the wire schema that devices write today. */
export const wireVersion = 2;

/** The version before, which a device that was not updated yet still writes. The server answers it as it always did. */
export const previousWireVersion = 1;

/** A version that the server takes: the present one, and the one before. */
export const WireVersion = z.union([z.literal(wireVersion), z.literal(previousWireVersion)]);
export type WireVersion = z.infer<typeof WireVersion>;
