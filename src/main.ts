import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What Node compiles it keeps beside the build, and takes most of a second less at the next start. Where it may not write, it starts all the same.
enableCompileCache(join(import.meta.dirname, '.compiled'));
await import('./serve.js');
