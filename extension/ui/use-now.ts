import { useEffect, useState } from 'preact/hooks';

/** The time of now, ms since 1970, every half a minute anew: for texts such as "in 5 minutes". */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
