import { formatDay, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import { frameworkDocx } from '../../framework/render/docx.ts';
import { frameworkHtml } from '../../framework/render/html.tsx';
import { rhythmWords } from '../../framework/words.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { goTo, notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';
import { mayDecide } from './draft/policies.ts';
import type { Draft } from './draft/store.ts';
import { openWriting } from './draft/visit-draft.ts';
import { FrameworkContents, frameworkPart, FrameworkText } from './framework-text.tsx';
import { WaysToChoose, WhoChooses } from './readings/ways-to-choose.tsx';
import { readNextReview, type NextReview } from './next-review.ts';

const partHref = (part: string): string => `/framework/parts/${encodeURIComponent(part)}`;

/** The framework by its contents, each part a page. */
export async function frameworkPage(visit: Visit): Promise<Reply> {
  const open = await openWriting(visit);
  if (open === null) return notFound;
  const { edition: { pack }, draft } = open;
  const review = await readNextReview(visit.tx, visit.me.partnershipId, open.edition, open.boardId, visit.today);
  const lead = (
    <>
      <p class="govuk-body">This is what the board works to now. Work that is under way keeps the version that it started under.</p>
      {draft !== null && mayDecide(visit.me, pack, draft) && <Waiting draft={draft} />}
      <Review pack={pack} review={review} today={visit.today} mayStart={visit.me.permissions.has('see-reviews')} />
      <Ways manages={visit.me.permissions.has('manage-framework')} />
    </>
  );
  return page(pack.name, <FrameworkContents pack={pack} lead={lead} at={partHref} />, { section: 'framework', wide: true });
}

/** One part of it: a section, a process, a form. */
export async function frameworkPartPage(visit: Visit): Promise<Reply> {
  const pack = await frameworkOf(visit);
  const part = pack === null ? null : frameworkPart(pack, visit.params['part'] ?? '', partHref, {
    head: (id) => (id === 'doubts' ? <WhoChooses me={visit.me} pack={pack} /> : null),
    under: (heading) => (visit.me.permissions.has('manage-framework') ? <WaysToChoose pack={pack} doubt={heading} /> : null),
  });
  if (part === null) return notFound;
  return 'to' in part ? goTo(part.to) : page(part.title, part.body, { section: 'framework', wide: true, back: { href: '/framework', text: 'Contents of the framework' } });
}

/** The whole of it on one page, in its document's order. */
export async function frameworkWholePage(visit: Visit): Promise<Reply> {
  const pack = await frameworkOf(visit);
  if (pack === null) return notFound;
  const lead = <p class="govuk-body gt-no-print">This is the whole framework on one long page. It is <a class="govuk-link" href="/framework">broken up into parts</a> too.</p>;
  return page(`${pack.name}: all of it`, <FrameworkText pack={pack} lead={lead} />, { section: 'framework', wide: true, back: { href: '/framework', text: 'Contents of the framework' } });
}

const Waiting = ({ draft }: { draft: Draft }) => <InsetText>Version {draft.forward?.version} waits for your approval. <a class="govuk-link" href="/framework/proposal">Read what it changes</a></InsetText>;

/** When the framework is looked at again, and the way to begin. */
function Review({ pack, review, today, mayStart }: { pack: Pack; review: NextReview; today: Day; mayStart: boolean }) {
  if (pack.review === undefined && review.process === null) return null;
  const rhythm = pack.review?.every === undefined ? '' : ` It is reviewed ${rhythmWords({ every: pack.review.every })}.`;
  return (
    <div class="gt-no-print">
      <h2 class="govuk-heading-m">Review of the framework itself</h2>
      <p class="govuk-body gt-measure">
        {review.next === null ? 'No day is set.' : <>{review.next < today ? 'It was due on' : 'Next by'} {formatDay(review.next)}{review.since !== null && `, counted from ${formatDay(review.since)}`}{review.item !== null && <>, as the <a class="govuk-link" href={review.item.href}>forward plan</a> has it{review.item.proposed && ' (proposed)'}</>}.</>}{rhythm}
        {pack.review?.by !== undefined && ` The document says: ${pack.review.by}.`}
      </p>
      {review.last !== null && <p class="govuk-body">Its last review, <a class="govuk-link" href={`/reviews/${review.last.id}`}>{review.last.reference}</a>, began on {formatDay(review.last.begunOn)} and has ended{review.last.outcome !== null && <>: {review.last.outcome}</>}.</p>}
      {review.running !== null && <p class="govuk-body"><a class="govuk-link" href={`/reviews/${review.running.id}`}>{review.process?.name} {review.running.reference}</a> is under way.</p>}
      {review.running === null && mayStart && review.process?.runs === true && <p class="govuk-body"><a class="govuk-link" href={`/reviews/start/${review.process.key}`}>Start: {review.process.name}</a></p>}
    </div>
  );
}

const Ways = ({ manages }: { manages: boolean }) => (
  <ul class="govuk-list gt-no-print">
    <li><a class="govuk-link" href="/framework.docx">Take it as a Word document</a></li>
    <li><a class="govuk-link" href="/framework/whole">Read it on one long page</a></li>
    <li><a class="govuk-link" href="/framework/print">Take it as one web page, to print or to publish</a></li>
    <li><a class="govuk-link" href="/forward-plan">See the forward plan for the next twelve months</a></li>
    <li><a class="govuk-link" href="/framework/compare">Lay it beside another framework, or beside another version</a></li>
    {manages && <li><a class="govuk-link" href="/framework/draft">Change the board’s own copy of it</a></li>}
    {manages && <li><a class="govuk-link" href="/framework/versions">See its versions, and bring in a new one</a></li>}
  </ul>
);

/** The framework of the board on which the reader holds their first role; null where they hold none. */
const frameworkOf = async (visit: Visit): Promise<Pack | null> => (await openWriting(visit))?.edition.pack ?? null;
const fileName = (pack: Pack, ending: string) => `${pack.id}-${pack.version}.${ending}`;

export async function frameworkAsDocx(visit: Visit): Promise<Reply> {
  const pack = await frameworkOf(visit);
  if (pack === null) return notFound;
  return { kind: 'download', name: fileName(pack, 'docx'), type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', content: await frameworkDocx(pack) };
}

export async function frameworkAsHtml(visit: Visit): Promise<Reply> {
  const pack = await frameworkOf(visit);
  if (pack === null) return notFound;
  return { kind: 'download', name: fileName(pack, 'html'), type: 'text/html; charset=utf-8', content: Buffer.from(frameworkHtml(pack)) };
}
