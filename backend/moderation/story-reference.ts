import { z } from 'zod';

/** Which story, and which revision of it a moderator has read. */
export interface StoryReference {
  /** Only where two people have sent one with the same id. */
  contributor?: string | undefined;
  id: string;
  revision: number;
}

const written =
  /^(?:([\w-]{1,100})\/)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([1-9][0-9]{0,2})$/i;

/** As people write it and the queue prints it: `ID.REVISION`, or `CONTRIBUTOR/ID.REVISION`. */
export const StoryName = z.string().regex(written);

/** Reads a name that {@link StoryName} has checked. */
export function readStoryName(name: string): StoryReference {
  const [, contributor, id = '', revision] = written.exec(name) ?? [];
  return { contributor, id: id.toLowerCase(), revision: Number(revision) };
}
