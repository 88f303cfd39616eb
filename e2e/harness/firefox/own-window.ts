import type { FirefoxConnection } from './connection.ts';

type Evaluation =
  | { type: 'success'; result: { value: string } }
  | { type: 'exception'; exceptionDetails: { text: string } };

/**
 * Runs a script in the window of the browser itself, beside its buttons and panels, with all that the browser may do:
 * what a person does there (a toolbar button, the answer to a question), and what only the browser knows.
 */
export class OwnWindow {
  readonly #connection: FirefoxConnection;
  readonly #context: string;

  private constructor(connection: FirefoxConnection, context: string) {
    this.#connection = connection;
    this.#context = context;
  }

  static async find(connection: FirefoxConnection): Promise<OwnWindow> {
    const { contexts } = await connection.call<{ contexts: { context: string; url: string }[] }>(
      'browsingContext.getTree',
      { 'moz:scope': 'chrome' },
    );
    const window = contexts.find(({ url }) => url.endsWith('/browser.xhtml'));
    if (!window) throw new Error('Firefox shows no window');
    return new OwnWindow(connection, window.context);
  }

  /**
   * Runs the body of an async function, and gives what it returns, as JSON.
   * @param values what the body finds as `values`
   * @throws Error with what the body throws
   */
  async run<Result>(body: string, ...values: unknown[]): Promise<Result> {
    const evaluation = await this.#connection.call<Evaluation>('script.evaluate', {
      expression: `(async (...values) => { ${body} })(...${JSON.stringify(values)}).then((v) => JSON.stringify(v ?? null))`,
      target: { context: this.#context },
      awaitPromise: true,
    });
    if (evaluation.type === 'exception') throw new Error(evaluation.exceptionDetails.text);
    return JSON.parse(evaluation.result.value);
  }
}
