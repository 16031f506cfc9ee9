import { type Day } from '../../calendar/index.ts';
import { cleanLine } from '../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import { sent, type Sent } from '../../web/visit/index.ts';

export interface Details {
  title: string;
  day: Day;
  startsAt: string;
  place: string;
  link: string;
}

/** Reads when and where a meeting is; null with problems where something has to be mended. */
export function readDetails(body: Sent, today: Day, problems: FieldProblem[]): Details | null {
  const title = cleanLine(readText(body, 'title', { what: 'The title', most: 120, missing: 'Enter a title' }, problems));
  const day = readDay(body, 'day', 'The day', problems);
  if (day !== null && day < today) problems.push({ field: 'day', message: 'The day must be today or later' });
  const startsAt = readTime(sent(body, 'startsAt'));
  if (startsAt === null) problems.push({ field: 'startsAt', message: sent(body, 'startsAt') === '' ? 'Enter when it begins' : 'The time must be like 9:30 or 14:00' });
  const place = cleanLine(readText(body, 'place', { what: 'The place', most: 200 }, problems));
  const link = cleanLine(readText(body, 'link', { what: 'The link', most: 500 }, problems));
  if (link !== '' && !/^https?:\/\/[^\s]+$/i.test(link)) problems.push({ field: 'link', message: 'The link must begin with https://' });
  if (place === '' && link === '') problems.push({ field: 'place', message: 'Enter a place or a link' });
  return problems.length > 0 || day === null || startsAt === null ? null : { title, day, startsAt, place, link };
}

/** A time of day as HH:MM, from 9:30, 09.30 or 14:00; null for anything else. */
export function readTime(typed: string): string | null {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(typed) ?? [];
  return hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59 ? null : `${hours.padStart(2, '0')}:${minutes}`;
}
