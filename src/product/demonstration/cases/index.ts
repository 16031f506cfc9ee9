import { england } from './england.ts';
import { essex } from './essex.ts';
import { llr } from './llr.ts';
import { redbridge } from './redbridge.ts';
import { solihull } from './solihull.ts';
import type { Scene } from './scene.ts';

/** The invented cases of each demonstration board, by its framework. Suffolk's are told in fill-reviews.ts. */
export const scenesOf: Readonly<Record<string, readonly Scene[]>> = { 'england-2026': england, 'essex-2013': essex, 'llr-2017': llr, 'redbridge-2015': redbridge, 'solihull-2015': solihull };
