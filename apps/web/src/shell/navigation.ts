let hasMoved = false;

for (const event of ['pushState', 'replaceState', 'popstate']) {
  window.addEventListener(event, () => {
    hasMoved = true;
  });
}

/** False on the first page of a visit: it keeps the browser's own focus; later screens announce themselves. */
export function hasNavigated(): boolean {
  return hasMoved;
}
