import type { Sign } from './describe-state.ts';

/** A sign that is told by its shape alone: a shining sun, two bars, or a sun crossed out. Words stand beside it. */
export function StateSign({ sign }: { sign: Sign }) {
  return (
    <svg class={`sign ${sign}`} viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      {sign === 'recording' && (
        <>
          <circle cx="20" cy="20" r="8.5" class="filled" />
          <path d="M20 3v5M20 32v5M3 20h5M32 20h5M8 8l3.500 3.500M28.500 28.500L32 32M8 32l3.500-3.500M28.500 11.500L32 8" />
        </>
      )}
      {sign === 'paused' && (
        <>
          <circle cx="20" cy="20" r="16" />
          <path d="M15.500 13v14M24.500 13v14" class="thick" />
        </>
      )}
      {sign === 'off' && (
        <>
          <circle cx="20" cy="20" r="10" />
          <path d="M6 34L34 6" class="thick" />
        </>
      )}
    </svg>
  );
}
