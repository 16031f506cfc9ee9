/** An error with the code of the system or of PostgreSQL, and what it is about. */
type Coded = NodeJS.ErrnoException & { code: string; address?: string; port?: number; hostname?: string };
const isCoded = (cause: unknown): cause is Coded => cause instanceof Error && 'code' in cause && typeof cause.code === 'string';

/** What the system says in a code, in words for whoever runs the product. They name the place, and no password. */
const words: Record<string, (cause: Coded) => string> = {
  ECONNREFUSED: ({ address, port }) => `Nothing answers at ${address ?? 'the address'}${port === undefined ? '' : `:${port}`}. Is the database server running, and is DATABASE_URL right?`,
  ENOTFOUND: ({ hostname, syscall }) => (syscall === 'getaddrinfo' ? `There is no host ${hostname ?? 'of that name'}. Look at DATABASE_URL and HOST.` : 'It was not found.'),
  EAI_AGAIN: ({ hostname }) => `The host ${hostname ?? ''} cannot be looked up at present. Look at DATABASE_URL, HOST and the network.`,
  EADDRINUSE: ({ port }) => `Port ${port ?? ''} is in use by another program. Stop that, or set PORT to another.`,
  EADDRNOTAVAIL: ({ address }) => `${address ?? 'HOST'} is no address of this machine. Look at HOST.`,
  EACCES: ({ path, port, syscall }) => (syscall === 'listen' ? `This account may not listen on port ${port ?? ''}. Set PORT to 1024 or more.` : `This account may not open ${path ?? 'it'}.`),
  EPERM: ({ path }) => `This account may not do that to ${path ?? 'it'}.`,
  EROFS: ({ path }) => `${path ?? 'It'} lies on a disk that cannot be written to.`,
  ENOSPC: () => 'There is no room left on the disk.',
  ENOENT: ({ path }) => `There is no file or folder ${path ?? 'of that name'}.`,
  EISDIR: ({ path }) => `${path ?? 'It'} is a folder, and a file is needed.`,
  ENOTDIR: ({ path }) => `${path ?? 'It'} does not lie in a folder.`,
  EEXIST: ({ path }) => `There is something at ${path ?? 'that place'} already. It is not written over.`,
  '28P01': () => 'The database server does not take the password in DATABASE_URL.',
  '28000': () => 'The database server does not let that account of DATABASE_URL in.',
  '3D000': () => 'The database server has no database of the name in DATABASE_URL.',
  '42501': ({ message }) => `The account of DATABASE_URL may not do this: ${message}. docs/operations.md says what it needs.`,
};

/** Why the product, or a command of it, cannot go on: one plain sentence where we know the cause, and what was thrown where not. */
export function plainFault(cause: unknown): string {
  const known = isCoded(cause) ? words[cause.code]?.(cause) : undefined;
  return known ?? (cause instanceof Error ? cause.message : String(cause));
}
