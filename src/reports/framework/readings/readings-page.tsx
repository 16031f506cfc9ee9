import { readingInUse } from '../../../framework/readings/readings.ts';
import { asALine } from '../../../framework/words.ts';
import { choiceWords } from '../../../framework/render/doubt-blocks.ts';
import type { Choice } from '../../../framework/schema/choice.ts';
import { Table, Tag } from '../../../web/fields/index.ts';
import { page, type Reply, type Visit } from '../../../web/visit/index.ts';
import { draftBack } from '../draft/overview-page.tsx';
import { withDraft } from '../draft/visit-draft.ts';
import { startsWithACopy } from './no-copy.tsx';
import { doubtsOfDraft, idOfClock, idOfDoubt, processesOfDraft } from './in-draft.ts';

/** Every clock and statement that may be read in more than one way, with the reading in use. */
export const readingsPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft) => {
  const open = draft.state === 'open';
  const way = (id: string, name: string) => (open ? [<a class="govuk-link" href={`/framework/draft/readings/${encodeURIComponent(id)}`}>Choose<span class="govuk-visually-hidden"> how to read: {name}</span></a>] : []);
  const clocks = processesOfDraft(draft.values).flatMap(({ process, doubtful }) => doubtful.map((clock) => ({ process, clock })));
  const doubts = doubtsOfDraft(draft.values).filter((doubt) => doubt.choices.length > 0);
  return page('Readings of what is in doubt', (
    <>
      <h1 class="govuk-heading-l">Readings of what is in doubt</h1>
      <p class="govuk-body">Where the source of the framework may be read in more than one way, the board chooses, and its reason is kept with the version. Until it does, the reading holds that is marked as proposed.</p>
      {clocks.length === 0 ? <p class="govuk-body">No clock is in doubt.</p> : <Table caption="Clocks" heads={['Clock', 'Read as', 'Other readings', ...(open ? ['Choose'] : [])]} rows={clocks.map(({ process, clock }) => [
        <>{clock.name}<span class="gt-under">{process.name}{clock.rule.doubts.length > 0 ? `. ${clock.rule.doubts.join(', ')}` : ''}</span></>, <InUse words={readingInUse(clock, process)} chosen={clock.chosen} />, clock.readings.length === 0 ? 'Another day to count from' : clock.readings.map((reading) => <span class="gt-line">{asALine(reading.name)}</span>), ...way(idOfClock(process.key, clock.key), clock.name),
      ])} />}
      {doubts.length > 0 && <Table caption="Other doubts of the source" heads={['Doubt', 'Read as', 'What else may be chosen', ...(open ? ['Choose'] : [])]} rows={doubts.map((doubt) => [
        <>{doubt.key}, {doubt.where}<span class="gt-under">{doubt.doubt}</span></>, <InUse words={doubt.chosen?.reading ?? doubt.default} chosen={doubt.chosen} />, [doubt.default, ...doubt.choices].filter((each) => each !== (doubt.chosen?.reading ?? doubt.default)).map((each) => <span class="gt-line">{each}</span>), ...way(idOfDoubt(doubt.key), doubt.key),
      ])} />}
    </>
  ), { section: 'framework', wide: true, back: draftBack });
}, false, startsWithACopy('/framework/draft/readings'));

const InUse = ({ words, chosen }: { words: string; chosen: Choice | undefined }) => (
  <>
    <span class="gt-line">{asALine(words)}</span>
    {chosen === undefined ? <Tag colour="yellow">Proposed, not settled</Tag> : <><Tag colour="green">The board chose</Tag><span class="gt-under">{choiceWords(chosen)}</span></>}
  </>
);
