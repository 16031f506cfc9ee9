import { z } from 'zod';

/** Whose safety is somebody's business: that of a board, of a framework, or what a process is about. */
export const Covers = z.array(z.enum(['children', 'adults'])).min(1);
export type Covers = z.output<typeof Covers>;
