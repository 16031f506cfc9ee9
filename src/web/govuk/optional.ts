/** Every property may be left out or be `undefined`, so that a page can pass on what it may not have. */
export type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };
