import { useEffect } from 'react';

/** Other screens lead to one step or coefficient by its name; the browser looked for it before this page was there. */
export function useAddressed(): void {
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id) document.getElementById(id)?.scrollIntoView();
  }, []);
}
