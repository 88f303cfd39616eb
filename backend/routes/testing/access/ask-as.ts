import { newDayId } from '#shared/new-day-id.ts';
import { paths } from '#shared/wire/paths.ts';
import { aBatch } from '../../../ingest/testing/a-batch.ts';
import { aStory } from '../../../ingest/testing/a-story.ts';
import { aStructure } from '../../../ingest/testing/a-structure.ts';
import { compress, signedGet, signedPost } from '../signed-request.ts';
import type { SigningKey } from '../signing-key.ts';
import { origin, presign, presignedRequest } from '../test-app.ts';
import type { Role } from './roles.ts';

/** What an honest device would send to a route: its text, and the id that it goes under. */
const bodies: Record<string, (key: SigningKey) => Promise<[body: object, id: string]>> = {
  [paths.enrolments]: async ({ study, publicKey, contributor }) => [{ study, publicKey }, contributor],
  [paths.batches]: async () => {
    const batch = await aBatch();
    return [batch, batch.batchId];
  },
  [paths.stories]: async () => {
    const story = await aStory();
    return [story, `${story.id}.${story.revision}`];
  },
  [paths.structures]: async () => {
    const structure = await aStructure();
    return [structure, structure.id];
  },
  [paths.deletions]: async ({ study }) => {
    const id = newDayId(Date.now());
    return [{ wire: 2, id, study, target: { of: 'source', source: 'no-such-site' } }, id];
  },
};

/**
 * A request as somebody would send it: signed where they have a key, else with what they can show, and otherwise as an
 * honest device would.
 * @param address path and query
 * @param honest whose request it is like, where whoever asks has no key
 */
export async function askAs(
  role: Role,
  method: string,
  address: string,
  honest: SigningKey,
): Promise<Request> {
  const [path = ''] = address.split('?');
  const key = role.key ?? honest;
  const keyId = role.pretends ? { keyId: role.pretends.contributor } : {};
  const url = origin + address;
  if (method === 'POST' && path === paths.presignedDeletions)
    return shown(presignedRequest(presign(honest)), role);
  const make = bodies[path];
  if (method === 'POST' && make) {
    const [body, id] = await make(role.pretends ?? key);
    return shown(await signedPost(url, compress(JSON.stringify(body)), id, key, keyId), role);
  }
  const request = method === 'GET' ? await signedGet(url, key, keyId) : new Request(url, { method });
  return shown(request, role);
}

function shown(request: Request, role: Role): Request {
  const headers = new Headers(request.headers);
  if (!role.key) for (const name of ['signature', 'signature-input']) headers.delete(name);
  if (role.bearer !== undefined) headers.set('authorization', `Bearer ${role.bearer}`);
  return new Request(request, { headers });
}
