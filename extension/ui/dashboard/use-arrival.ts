import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * When the person goes to another view, the focus goes to its heading and the window to its top, as if a page had been
 * loaded. A heading that is drawn later is waited for. Not on the first view: there the browser does it.
 */
export function useArrival(main: RefObject<HTMLElement | null>, place: string): void {
  const arrivedAt = useRef(place);
  useEffect(() => {
    if (arrivedAt.current === place || !main.current) return;
    const within = main.current;
    arrivedAt.current = place;
    scrollTo({ top: 0, behavior: 'instant' });
    const arrive = () => {
      const heading = within.querySelector('h1');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus({ preventScroll: true });
      return heading !== null;
    };
    if (arrive()) return;
    const observer = new MutationObserver(() => arrive() && observer.disconnect());
    observer.observe(within, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [main, place]);
}
