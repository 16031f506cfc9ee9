import type { Day } from '../../calendar/index.ts';

/** The address of an item's page, of its line's page where no day is given. */
export const planHref = (groupId: string, line: string, due?: Day): string => `/forward-plan/${groupId}/${encodeURIComponent(line)}${due === undefined ? '' : `/${due}`}`;
