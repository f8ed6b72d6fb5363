/** Where to go after signing in: an address of our own only, so that no link leads a person elsewhere. */
export function returnAddress(search: string, otherwise: string): string {
  const wanted = new URLSearchParams(search).get('to') ?? '';
  return /^\/(?![/\\])[\w\-./?=&%:~,+@]*$/.test(wanted) ? wanted : otherwise;
}

/** The sign-in page that leads back to where one came from; what else the address asks for is carried along. */
export function withReturn(page: '/signin' | '/signup' | '/forgot-password', search: string, from?: string): string {
  const carried = new URLSearchParams();
  const given = new URLSearchParams(search);
  const to = from ?? given.get('to');
  if (to) carried.set('to', to);
  if (given.get('keep')) carried.set('keep', '1');
  const query = carried.toString();
  return query ? `${page}?${query}` : page;
}
