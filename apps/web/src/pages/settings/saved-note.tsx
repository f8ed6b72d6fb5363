import { useEffect, useState } from 'react';

/** Says that something was done, politely and for a while; once more each time it was done again. */
export function SavedNote({ times, text }: { times: number; text: string }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (times === 0) return;
    setShown(true);
    const timer = setTimeout(() => setShown(false), 6000);
    return () => clearTimeout(timer);
  }, [times]);
  return <output className="saved-note">{isShown && text}</output>;
}
