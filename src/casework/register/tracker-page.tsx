import { record } from '../../access/record.ts';
import type { Column } from '../../platform/tables/write-table.ts';
import { ButtonLink, Table, Tag } from '../../web/fields/index.ts';
import { page, type Reply, type Visit } from '../../web/visit/index.ts';
import { tableReply } from './export-register.ts';
import { readNames } from './names.ts';
import { readTracker } from './read-tracker.ts';
import { readRegisterFilter } from './register-filter.ts';
import { trackerFields, type TrackerField } from './tracker-fields.ts';
import { trackerCells, type TrackerNames, type TrackerReview } from './tracker-row.ts';

const mostExported = 20_000;
const heldWords: Record<TrackerField['held'], string> = {
  record: 'From the record', particulars: 'From the particulars of the review', publication: 'From its publication', thread: 'From its golden thread', none: 'Not held here',
};

/** The last part of an address as words: "Step by step guide". */
const pageName = (address: string): string => new URL(address).pathname.split('/').at(-1)!.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());

/** What each column of the export is, where it comes from and how well that is known. */
export async function trackerPage({ me, query }: Visit): Promise<Reply> {
  return page('The NHS case review tracker', (
    <>
      <h1 class="govuk-heading-l">For the NHS case review tracker</h1>
      <p class="govuk-body">NHS commissioners enter reviews into the Safeguarding Case Review Tracker of NHS England. This table holds what the record knows of each review that you are on the team of, under the tracker’s fields. What is not known stays empty. Nothing is sent anywhere.</p>
      {me.permissions.has('export-data') && (
        <div class="govuk-button-group">
          <ButtonLink href="/reviews/tracker.xlsx?stage=all">Download as Excel</ButtonLink>
          <ButtonLink href="/reviews/tracker.csv?stage=all" look="secondary">Download as CSV</ButtonLink>
          {typeof query['stage'] === 'string' ? null : <a class="govuk-link" href="/reviews/tracker.xlsx">Only those that run</a>}
        </div>
      )}
      <Table caption="What each column is" heads={['Column', 'What it holds', 'Comes from', 'Where the field is described']} rows={trackerFields.map((field) => [
        field.name, field.about, field.held === 'none' ? <Tag colour="grey">{heldWords.none}</Tag> : heldWords[field.held],
        <><a class="govuk-link" href={field.source} rel="noreferrer">{pageName(field.source)}</a><span class="gt-under">To be confirmed against the tracker itself ({field.confidence})</span></>,
      ])} />
    </>
  ), { section: 'reviews', wide: true, back: { href: '/reviews', text: 'Back to all reviews' } });
}

/** The reviews under the fields of the tracker, narrowed by the same address as the register. Taking them out is recorded. */
export async function exportTracker(visit: Visit, kind: 'csv' | 'xlsx'): Promise<Reply> {
  const { tx, me, today } = visit;
  const { filter, order } = readRegisterFilter(visit.query);
  const reviews = await readTracker(tx, filter, order, today, mostExported);
  const names = await readNames(tx, me.partnershipId, reviews);
  const named = (review: TrackerReview): TrackerNames => ({
    kind: names.kind(review), themes: names.themes(review, review.themes), recommendationThemes: names.themes(review, review.recommendationThemes),
    channels: names.channels(review, review.channels), converted: review.from !== null && names.isRapidReview({ ...review, definition: review.from.definition }),
  });
  const columns = trackerFields.map((field): Column<TrackerReview> => ({ heading: field.name, value: (review) => trackerCells[field.key]!(review, named(review)), width: 24 }));
  const reply = await tableReply(`NHS case review tracker ${today}`, kind, columns, reviews, 'Reviews');
  await record(tx, visit.now, { deed: 'took out the reviews for the NHS tracker', subjectKind: 'list', subjectId: null, detail: { rows: reviews.length, kind } });
  return reply;
}
