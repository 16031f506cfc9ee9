import { themeChoices } from '../../../thread/board-pack.ts';
import { AreaField, Button, DateField, ErrorSummary, problemAt, RadioField, SelectField, Table, Tag, TextField, typedDay, type FieldProblem, type TagColour } from '../../../web/fields/index.ts';
import { Details, InsetText } from '../../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { HeatLegend } from '../heat/heat-table.tsx';
import { resultsHref } from '../open-results.ts';
import { SpreadPicture } from '../spread.tsx';
import { openStandard, type OpenStandard, type Spoken } from './open-standard.ts';
import { agreementWords, disagreements, disagreementWords, positions, positionWords, type Position } from './position.ts';
import { sourceKinds } from './read-known.ts';

const colours: Record<Position, TagColour> = { strong: 'green', mixed: 'yellow', weak: 'red' };

/** One standard, with everything that speaks of it side by side, and where they do not agree (peers.md 11). */
export async function standardPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openStandard(visit);
  if (open === null) return notFound;
  const { results, standard, summary, theme, voices, held, here } = open;
  const { round, keeps, levels, pack } = results;
  const apart = disagreements(voices);
  const themes = themeChoices(pack);
  return page(standard.name, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{round.reference} {round.name}</span>
      <h1 class="govuk-heading-l">{standard.name}</h1>
      <p class="govuk-body"><a class="govuk-link" href={`${here}/said`}>What was said about it</a></p>
      <HeatLegend levels={levels} show="own" />
      <SpreadPicture summaries={[{ ...summary, name: 'Own grades' }]} levels={levels} of="ownSpread" hrefOf={() => `${resultsHref(round.id)}?show=own#heat`} />
      <SpreadPicture summaries={[{ ...summary, name: 'After challenge' }]} levels={levels} of="standsSpread" hrefOf={() => `${resultsHref(round.id)}?show=moderated#heat`} />
      <h2 class="govuk-heading-m">Where what is known does not agree</h2>
      {apart.length === 0 ? <p class="govuk-body">{agreementWords(voices)}</p> : <InsetText><ul class="govuk-list govuk-list--bullet">{apart.map((each) => <li>{each.by === 2 ? <strong>{disagreementWords(each)}</strong> : disagreementWords(each)}</li>)}</ul></InsetText>}
      <Table caption="What speaks of this standard" heads={['Source', 'Says', 'In words', 'Figure', 'Of', ...(keeps ? ['Withdraw'] : [])]} rows={voices.map((voice) => [
        voice.href === null ? voice.name : <a class="govuk-link" href={voice.href}>{voice.name}</a>, voice.position === null ? 'No judgement' : <Tag colour={colours[voice.position]}>{positionWords(voice.position)}</Tag>, <span class="gt-pre">{voice.says}</span>, voice.figure, voice.when,
        ...(keeps ? [<Withdraw voice={voice} here={here} />] : []),
      ])} />
      <h2 class="govuk-heading-m" id="theme">What the product holds on a theme</h2>
      <form class="gt-filter" method="get" action={`${here}#theme`}>
        <div class="gt-filter__row"><SelectField name="theme" label="Theme" empty="None" choices={themes} value={theme} /><Button look="secondary">Show</Button></div>
      </form>
      {held !== null && <Table caption="Held on the theme, as far as you may see it" captionSize="s" heads={['What', 'How many']} rows={[
        ['Findings agreed', String(held.findings)], ['of them from complaints and compliments', String(held.fromComplaints)], ['of them from inspections', String(held.fromInspections)], ['Lessons', String(held.lessons)], ['of them embedded or evaluated', String(held.embedded)],
      ]} />}
      {held !== null && <p class="govuk-body"><a class="govuk-link" href={`/lessons?theme=${encodeURIComponent(theme)}`}>Lessons on the theme</a></p>}
      {keeps && <AddSource visit={visit} open={open} problems={problems} themes={themes} />}
      {keeps && <Links open={open} problems={problems} />}
    </>
  ), { section: 'audits', wide: true, status: problems.length > 0 ? 422 : 200, back: { href: resultsHref(round.id), text: 'Back to the results' } });
}

const Withdraw = ({ voice, here }: { voice: Spoken; here: string }) => (voice.sourceId === null ? <></> : (
  <PostForm action={`${here}/sources/${voice.sourceId}`}><Button look="secondary">Withdraw<span class="govuk-visually-hidden"> {voice.name}</span></Button></PostForm>
));

function AddSource({ visit: { body }, open: { here, theme }, problems, themes }: { visit: Visit; open: OpenStandard; problems: readonly FieldProblem[]; themes: readonly { value: string; label: string }[] }) {
  const at = (field: string): string | undefined => problemAt(problems, field);
  const kind = sent(body, 'kind');
  return (
    <Details classes="gt-deed" summaryText="Set down what else is known" open={problems.length > 0 && sent(body, 'do') !== 'link'}>
      <PostForm action={`${here}/sources`}>
        <input type="hidden" name="lookedAt" value={theme} />
        <SelectField name="kind" label="What is it?" empty="Choose" choices={sourceKinds.map(({ key, words }) => ({ value: key, label: words }))} value={kind} error={at('kind')} />
        <TextField name="title" label="Title" hint="For example: Survey of practitioners, autumn 2026" value={sent(body, 'title')} error={at('title')} />
        <TextField name="figure" label="Figure (optional)" hint="For example: 62% of 340" width="20" value={sent(body, 'figure')} error={at('figure')} />
        <AreaField name="says" label="What does it say?" rows={3} value={sent(body, 'says')} error={at('says')} />
        <RadioField name="position" label="How does the standard stand by it?" choices={positions.map(({ key, words }) => ({ value: key, label: words }))} value={sent(body, 'position')} error={at('position')} />
        <TextField name="source" label="Where does it come from?" hint="Who made it, and where it can be read." value={sent(body, 'source')} error={at('source')} />
        <DateField name="heardOn" label="As of what day?" typed={typedDay(body, 'heardOn')} error={at('heardOn')} />
        <SelectField name="theme" label="Theme (optional)" empty="None" choices={themes} value={sent(body, 'theme')} error={at('theme')} />
        <Button>Add it</Button>
      </PostForm>
    </Details>
  );
}

function Links({ open: { here, links, linkable, questions, theme }, problems }: { open: OpenStandard; problems: readonly FieldProblem[] }) {
  return (
    <Details classes="gt-deed" summaryText="Which questions of case audits and surveys tell of it" open={problems.some(({ field }) => field === 'link')}>
      <p class="govuk-body">Questions that the tool of a case audit or of a survey counts towards the same standard are taken by themselves, as are those that the crosswalk pairs with a question of this standard. Others can be added here.</p>
      {links.map((link) => {
        const words = questions.find((each) => each.tool === link.tool && each.question === link.question)?.words ?? `${link.tool}/${link.question}`;
        return <PostForm action={`${here}/links`}><input type="hidden" name="lookedAt" value={theme} /><input type="hidden" name="linkId" value={link.id} /><p class="govuk-body">{words} <button class="govuk-button govuk-button--secondary" name="do" value="end">Take off<span class="govuk-visually-hidden">: {words}</span></button></p></PostForm>;
      })}
      {linkable.length === 0 ? <p class="govuk-body">No case audit has been reported, and no survey closed, since the round before whose questions could be added.</p> : (
        <PostForm action={`${here}/links`}>
          <input type="hidden" name="lookedAt" value={theme} />
          <SelectField name="link" label="Question" empty="Choose" choices={linkable.map((each) => ({ value: `${each.tool}/${each.question}`, label: each.words }))} error={problemAt(problems, 'link')} />
          <Button look="secondary" name="do" value="link">Count it towards this standard</Button>
        </PostForm>
      )}
    </Details>
  );
}
