import fs from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitArguments = Parameters<NodeFS['init']>;
type Initialised = Awaited<ReturnType<NodeFS['init']>>;

/** The part of Emscripten's NODEFS that is completed here. */
interface NodeBackedFs {
  stream_ops: { fsync?: (stream: OpenStream) => number };
  realPath(node: unknown): string;
}
interface OpenStream {
  node: unknown;
  /** File descriptor of the host; a folder has none. */
  nfd?: number;
}

/**
 * PGlite's file system on disk, with the fsync that it lacks. Emscripten answers success to every fsync without asking
 * the disk, so a power cut would lose acknowledged batches (electric-sql/pglite#1107). Bound to the pinned version of
 * PGlite; a test counts the calls.
 */
export class DurableFileSystem extends NodeFS {
  override async init(...[pg, options]: InitArguments): Promise<Initialised> {
    const initialised = await super.init(pg, options);
    const { emscriptenOpts } = initialised;
    const preRun = [emscriptenOpts.preRun ?? [], completeNodeFs].flat();
    return { emscriptenOpts: { ...emscriptenOpts, preRun } as Initialised['emscriptenOpts'] };
  }
}

function completeNodeFs(module: { NODEFS?: NodeBackedFs }): void {
  const { NODEFS } = module;
  if (!NODEFS) throw new Error('This version of PGlite has no NODEFS, so it cannot be made durable.');
  NODEFS.stream_ops.fsync = (stream) => {
    if (stream.nfd === undefined) syncPath(NODEFS.realPath(stream.node));
    else fs.fsyncSync(stream.nfd);
    return 0;
  };
}

/** Waits until a file, or the entries of a folder, are on disk. */
export function syncPath(path: string): void {
  const descriptor = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
