import type { adminRoutes } from '../admin-routes.ts';

/** Test builder: a browser as the pages for moderators see it: it keeps cookies, and says where forms come from. */
export class ABrowser {
  cookie = '';
  readonly #app: ReturnType<typeof adminRoutes>;
  readonly #origin: string;

  constructor(app: ReturnType<typeof adminRoutes>, origin = 'http://127.0.0.1:8790') {
    this.#app = app;
    this.#origin = origin;
  }

  async get(path: string): Promise<Response> {
    return this.#keep(await this.#send(path, {}));
  }

  /** @param headers in the place of those that a browser sends */
  async post(
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const answer = await this.#send(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: this.#origin,
        ...headers,
      },
      body: new URLSearchParams(form).toString(),
    });
    return this.#keep(answer);
  }

  /** The token in the forms of a page. */
  async token(path: string): Promise<string> {
    const page = await (await this.get(path)).text();
    return /name="csrf" value="([\w-]+)"/.exec(page)?.[1] ?? '';
  }

  async signIn(key: string): Promise<Response> {
    return this.post('/sign-in', { csrf: await this.token('/sign-in'), key });
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('host')) headers.set('host', new URL(this.#origin).host);
    if (this.cookie !== '') headers.set('cookie', this.cookie);
    return this.#app.fetch(new Request(this.#origin + path, { ...init, headers }));
  }

  #keep(answer: Response): Response {
    for (const set of answer.headers.getSetCookie()) this.cookie = set.split(';')[0] ?? '';
    return answer;
  }
}
