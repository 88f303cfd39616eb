import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A browser that looks at the pages for moderators, signed in or not. */
export interface Session {
  /** Must come with every form: another page cannot know it. */
  csrf: string;
  /** Whoever is signed in: by which key, under which name. */
  moderator?: { keyId: string; name: string };
  /** A sentence for the next page, once, and the story that it is about: a key is pressed amiss sometimes. */
  said?: { text: string; isError: boolean; story?: string };
  started: number;
  seen: number;
}

/** Milliseconds that a session lasts without being used, and at all. */
export const sessionLasts = { idle: 30 * 60_000, whole: 8 * 60 * 60_000 } as const;

const mostSessions = 500;

/**
 * Sessions, in memory alone: a server that starts again knows nobody. Their ids are kept as hashes, so that neither the
 * time a look-up takes nor a dump of memory gives one away.
 */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Begins a session under a new id, which nobody had before: also whenever somebody signs in. */
  begin(moderator?: Session['moderator']): { id: string; session: Session } {
    const id = randomBytes(32).toString('base64url');
    const at = this.#now();
    const csrf = randomBytes(32).toString('base64url');
    const session: Session = { csrf, started: at, seen: at, ...(moderator ? { moderator } : {}) };
    this.#sessions.set(hashOf(id), session);
    this.#forget();
    return { id, session };
  }

  /** The session with an id, if it lasts still. */
  find(id: string | undefined): Session | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(hashOf(id));
    if (!session || this.#isOver(session)) return undefined;
    session.seen = this.#now();
    return session;
  }

  end(id: string | undefined): void {
    if (id !== undefined) this.#sessions.delete(hashOf(id));
  }

  #isOver({ started, seen }: Session): boolean {
    const now = this.#now();
    return now - seen > sessionLasts.idle || now - started > sessionLasts.whole;
  }

  /** What is over goes; and where too many only looked at the door, the oldest of them. */
  #forget(): void {
    for (const [id, session] of this.#sessions) if (this.#isOver(session)) this.#sessions.delete(id);
    for (const [id, session] of this.#sessions) {
      if (this.#sessions.size <= mostSessions) return;
      if (!session.moderator) this.#sessions.delete(id);
    }
  }
}

/** Whether a form came with the token of its session. */
export function fitsToken(session: Session, given: unknown): boolean {
  const [expected, token] = [Buffer.from(session.csrf), Buffer.from(typeof given === 'string' ? given : '')];
  return token.length === expected.length && timingSafeEqual(token, expected);
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64');
}
