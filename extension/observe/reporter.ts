import type { ObservedReport } from '../messages/observed.ts';
import type { PageView, Tracked } from './page-view.ts';
import { mostPerPageView } from './read-spots.ts';

/** Most items in one message, as in messages/observed.ts. */
const mostPerMessage = 50;
/** Rest between two reports of how long an item was in view. */
const restMs = 10_000;
/** Time in which things seen together gather into one message. */
const gatherMs = 500;
/** An answer is reported when it has not changed for so long: until then it may still be being written. */
const writtenMs = 2000;
const longestPauseMs = 30_000;

/** How the reporter reaches the background, and what it does when it is told to stop. */
export interface ReporterLink {
  say(report: ObservedReport): Promise<unknown>;
  isConnected(): boolean;
  stop(): void;
  /** Milliseconds of a steady clock. */
  now(): number;
}

interface Message {
  report: ObservedReport;
  items: Tracked[];
}

/**
 * Reports what was seen, again and again until the background says that it has it. Ids stay the same, so that saying it
 * twice does no harm. Nothing is held but the page views themselves.
 */
export class Reporter {
  /** Page views not yet wholly reported; the last is the one that goes on. */
  readonly #views: PageView[] = [];
  readonly #rules: string;
  readonly #link: ReporterLink;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #sending = false;
  #failures = 0;

  /** @param rules `source@version` */
  constructor(rules: string, link: ReporterLink) {
    this.#rules = rules;
    this.#link = link;
  }

  /** A page view begins; the one before is over, and is reported to its end. */
  begin(view: PageView): void {
    this.flush();
    this.#views.push(view);
    this.soon();
  }

  /** There may be something to report: does so in a moment, together with what comes meanwhile. */
  soon(): void {
    if (this.#failures === 0) this.#schedule(gatherMs);
  }

  /** Reports at once all that the background does not have: the page may be gone in a moment. */
  flush(): void {
    for (const view of this.#views)
      for (const message of this.#messages(view, true)) void this.#send(view, message);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#views.length = 0;
  }

  /** The earliest of several wishes counts. */
  #schedule(ms: number): void {
    const at = this.#link.now() + ms;
    if (at >= this.#timerAt) return;
    clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => {
      this.#timerAt = Number.POSITIVE_INFINITY;
      void this.#run();
    }, ms);
  }

  async #run(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    const heard = await this.#sendAll();
    this.#sending = false;
    if (this.#views.length === 0) return;
    this.#failures = heard ? 0 : this.#failures + 1;
    this.#schedule(heard ? restMs : Math.min(longestPauseMs, (gatherMs / 2) * 2 ** this.#failures));
  }

  /** @returns whether the background has everything that was due */
  async #sendAll(): Promise<boolean> {
    for (const view of [...this.#views]) {
      const isOver = view !== this.#views.at(-1);
      for (const message of this.#messages(view, isOver))
        if (!(await this.#send(view, message))) return false;
      if (isOver) this.#views.splice(this.#views.indexOf(view), 1);
    }
    return true;
  }

  /** @returns whether the background has it */
  async #send(view: PageView, { report, items }: Message): Promise<boolean> {
    const answer = await this.#link.say(report);
    if (isAnswer(answer, false) || !this.#link.isConnected()) this.#link.stop();
    if (!isAnswer(answer, true)) return false;
    view.sentCounts = JSON.stringify(report.counts);
    for (const [i, item] of items.entries())
      item.sent = { ms: report.items[i]?.visibleMs ?? 0, at: this.#link.now() };
    return true;
  }

  /** What the background is to be told of a page view; none when it knows everything that is due. */
  #messages(view: PageView, all: boolean): Message[] {
    const now = this.#link.now();
    const counts = view.counts();
    const due = this.#due(view, all, now);
    const messages: Message[] = [];
    const isNews = JSON.stringify(counts) !== view.sentCounts;
    for (let at = 0; at < due.length || (isNews && at === 0); at += mostPerMessage) {
      const items = due.slice(at, at + mostPerMessage);
      messages.push({
        items,
        report: {
          pageView: view.id,
          rules: this.#rules,
          items: items.map(({ id, draft, stopwatch, sent }) => ({
            id,
            again: sent !== undefined,
            visibleMs: stopwatch.read(now),
            draft: { ...draft },
          })),
          counts,
        },
      });
    }
    return messages;
  }

  /** Items whose report is due: seen and never reported, or in view for longer since. */
  #due(view: PageView, all: boolean, now: number): Tracked[] {
    const isWritten = ({ draft, changedAt }: Tracked) =>
      all || draft.kind !== 'answer' || now - changedAt >= writtenMs;
    const seen = [...view.items.values()].filter((item) => item.stopwatch.seen && isWritten(item));
    let room = mostPerPageView - seen.filter(({ sent }) => sent).length;
    return seen.filter(({ stopwatch, sent }) => {
      if (!sent) return room-- > 0;
      return stopwatch.read(now) > sent.ms && (all || now - sent.at >= restMs);
    });
  }
}

function isAnswer(answer: unknown, keep: boolean): boolean {
  return typeof answer === 'object' && answer !== null && 'keep' in answer && answer.keep === keep;
}
