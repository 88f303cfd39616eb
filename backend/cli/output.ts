/** Prints the result of a command: one JSON object, the last line on stdout. */
export function printResult(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** Prints a sentence for the person at the terminal. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

const barWidth = 30;

/**
 * Shows how far something is, on stderr: a bar that is redrawn on a terminal, otherwise a line for every tenth.
 * @returns a function to call whenever something was done
 */
export function progressBar(): (done: number, total: number, what: string) => void {
  const { stderr } = process;
  let lastTenth = -1;
  let lastWhat = '';
  return (done, total, what) => {
    const share = total === 0 ? 1 : done / total;
    if (stderr.isTTY) {
      const bar = '█'.repeat(Math.round(share * barWidth)).padEnd(barWidth, '░');
      stderr.write(`\r\x1b[K${bar} ${Math.round(share * 100)} % ${what}${done >= total ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth === lastTenth && what === lastWhat) return;
    lastTenth = tenth;
    lastWhat = what;
    stderr.write(`${Math.round(share * 100)} % ${what}\n`);
  };
}
