// @ts-check

/** @param {number} since milliseconds @returns {string} whole seconds, or minutes and seconds */
export function elapsed(since) {
  const seconds = Math.round((Date.now() - since) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Shows a step of work on stderr with the time it takes: one line that counts on a terminal, a plain line every
 * 10 seconds elsewhere.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = Date.now();
  const { stderr } = process;
  const terminal = stderr.isTTY === true;
  const show = () =>
    stderr.write(terminal ? `\r\x1b[K… ${title}, ${elapsed(since)}` : `… ${title}, ${elapsed(since)}\n`);
  stderr.write(terminal ? `… ${title}` : `… ${title}\n`);
  const ticking = setInterval(show, terminal ? 1000 : 10_000);
  const end = (/** @type {string} */ mark) =>
    stderr.write(`${terminal ? '\r\x1b[K' : ''}${mark} ${title}, ${elapsed(since)}\n`);
  try {
    const result = await work();
    end('✓');
    return result;
  } catch (error) {
    end('✗');
    throw error;
  } finally {
    clearInterval(ticking);
  }
}
