/** A stream that nobody takes a piece of for so long, in milliseconds, is broken off. */
const patience = 60_000;

/**
 * A body that is written while it is read, so an error in the middle breaks it off.
 * @param ended called once, however it ends
 */
export function streamOf(text: AsyncIterable<string>, ended: () => void): ReadableStream<Uint8Array> {
  const pieces = text[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let stalled: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(stalled);
    ended();
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(stalled);
      try {
        const { done, value } = await pieces.next();
        if (!done) controller.enqueue(encoder.encode(value));
        else {
          end();
          controller.close();
          return;
        }
      } catch (error) {
        end();
        throw error;
      }
      stalled = setTimeout(() => {
        end();
        controller.error(new Error('Nobody takes this any more.'));
      }, patience).unref();
    },
    async cancel() {
      end();
      await pieces.return?.();
    },
  });
}
