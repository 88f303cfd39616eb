import { useEffect, useState } from 'preact/hooks';
import { type Route, readRoute } from './route.ts';

/** Where the person is in the dashboard; the address bar decides. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
