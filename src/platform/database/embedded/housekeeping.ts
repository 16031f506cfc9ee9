import type { PGlite } from '@electric-sql/pglite';
export function keepHouse(_engine: PGlite): void {}
