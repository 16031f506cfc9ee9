import type { ComponentChildren } from 'preact';
import { formatDay } from '../../calendar/index.ts';
import { Facts } from '../../web/fields/index.ts';
import type { Publication } from './read-publication.ts';

/** That it is published: the day, the address, until when, and why in spite of what stood against it. */
export const publishedRows = ({ publishedOn, address, availableUntil, despiteHolds, beforeTime }: Publication): { name: string; value: ComponentChildren }[] => [
  { name: 'Published', value: publishedOn === null ? 'No' : <>{formatDay(publishedOn)}, <a class="govuk-link" href={address} rel="noreferrer">{address}</a></> },
  ...(publishedOn === null ? [] : [{ name: 'Stays available until', value: availableUntil === null ? 'No end was set' : formatDay(availableUntil) }]),
  ...(despiteHolds === '' ? [] : [{ name: 'Published while a hold was in force, because', value: despiteHolds }]),
  ...(beforeTime === '' ? [] : [{ name: 'Published before the time was up, because', value: beforeTime }]),
];

export const PublishedFacts = ({ publication }: { publication: Publication }) => <Facts rows={publishedRows(publication)} />;
