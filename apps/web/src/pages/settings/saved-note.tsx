import { useEffect, useState } from 'react';

const shownMs = 6000;

/** Says that something was done, politely and for a while; once more each time it was done again. */
export function SavedNote({ times, text }: { times: number; text: string }) {
  const [over, setOver] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setOver(times), shownMs);
    return () => clearTimeout(timer);
  }, [times]);
  return <output className="saved-note">{times > over && text}</output>;
}
