import type { FileHandle } from 'node:fs/promises';

/** Bytes read at a time: few enough that many slow readers fit into memory, and so many that reading them costs little. */
const piece = 524_288;

/**
 * A part of an open file as a stream that reads when it is read, and closes the file when it ends.
 * @param start first byte
 * @param end last byte
 */
export function fileStream(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const buffer = Buffer.allocUnsafeSlow(Math.min(piece, end - at + 1));
          const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
          if (bytesRead === 0) throw new Error('A file ended before its length.');
          at += bytesRead;
          controller.enqueue(buffer.subarray(0, bytesRead));
          if (at <= end) return;
          await file.close();
          controller.close();
        } catch (error) {
          await file.close().catch(() => {});
          throw error;
        }
      },
      async cancel() {
        await file.close();
      },
    },
    { highWaterMark: 0 },
  );
}
