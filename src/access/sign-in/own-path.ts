/** The address to go on to after signing in: one of our own, or the first page. Nobody is sent elsewhere by a link that looks like ours. */
export const ownPath = (next: string): string => (/^\/(?![/\\])[\w\-./?=&%~+#:,]*$/.test(next) && !next.startsWith('/sign-') ? next : '/');
