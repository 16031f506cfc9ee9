import { formatDay } from '../../../calendar/index.ts';
import type { Section } from '../../../framework/schema/form.ts';
import { Conflicts, FormSection, progress, readBack, ReadBack, writeFields, type Answers, type ConflictWords, type Problem, type SectionState, type Typed } from '../../../forms/index.ts';
import { AreaField, Button, ErrorSummary, Facts, problemAt, RadioField, type FieldProblem, type TagColour } from '../../../web/fields/index.ts';
import { InsetText, Panel, TaskList } from '../../../web/govuk/index.ts';
import { page, sent, type Reply, type Sent } from '../../../web/visit/index.ts';
import type { Holding } from './with-scoring.tsx';

const states: Record<SectionState, { text: string; colour: TagColour }> = {
  'not-asked': { text: 'Not asked', colour: 'grey' }, optional: { text: 'Optional', colour: 'grey' }, 'not-started': { text: 'Not started', colour: 'grey' }, 'in-progress': { text: 'Begun', colour: 'blue' }, complete: { text: 'Complete', colour: 'green' },
};

const Head = ({ holding: { audit, partnershipName, pseudonym } }: { holding: Holding }) => (
  <>
    <span class="govuk-caption-l">{partnershipName}, {audit.reference}</span>
    <h1 class="govuk-heading-l">{audit.title}: case {pseudonym}</h1>
  </>
);

function Asking({ holding: { audit } }: { holding: Holding }) {
  return (
    <>
      {audit.about !== '' && <InsetText><span class="gt-pre">{audit.about}</span></InsetText>}
      <h2 class="govuk-heading-m">Key lines of enquiry</h2>
      <ul class="govuk-list govuk-list--bullet">{audit.lines.map((line) => <li>{line.text} <span class="gt-secondary">({line.about})</span></li>)}</ul>
    </>
  );
}

/** Before anything else: whoever had a part in the case does not audit it (RED-56). */
export const declarationPage = (holding: Holding, body: Sent, problems: readonly FieldProblem[]): Reply => page('Before you begin', (
  <>
    <ErrorSummary problems={problems} />
    <Head holding={holding} />
    <p class="govuk-body-l">{holding.holderName}, you are asked to audit this case for {holding.scoring.agency} by {formatDay(holding.scoring.dueOn)}.</p>
    <Asking holding={holding} />
    <form action={`${holding.base}/declare`} method="post" noValidate>
      <RadioField name="involved" label="Did you have any part in this case before?" hint="As its worker, as manager or supervisor of the work, or in a decision on it." value={sent(body, 'involved')} error={problemAt(problems, 'involved')} choices={[
        { value: 'no', label: 'No, I had no part in it' }, { value: 'yes', label: 'Yes, I had', hint: 'You stand aside, and somebody else is asked.' },
      ]} />
      <AreaField name="part" label="What was your part? (if you had one)" hint="Your role in a few words. Name nobody." rows={3} value={sent(body, 'part')} error={problemAt(problems, 'part')} />
      <Button>Continue</Button>
    </form>
  </>
), { status: problems.length > 0 ? 422 : 200 });

export const asidePage = (holding: Holding, status: 200 | 410): Reply => page('You stood aside', (
  <>
    <Head holding={holding} />
    <p class="govuk-body-l">You do not audit this case: {holding.scoring.declaration}</p>
    <p class="govuk-body">The office that wrote to you asks somebody else. You need do nothing more.</p>
  </>
), { status });

export const beganPage = (holding: Holding, status: 200 | 409): Reply => page('The workshop has begun', (
  <>
    <Head holding={holding} />
    <p class="govuk-body-l">The workshop of this audit has begun, and scores can no longer be changed.</p>
    <p class="govuk-body">{holding.scoring.status === 'submitted' ? 'What you handed in is part of it.' : 'What you saved is kept. It was not handed in, so it is not part of the workshop; bring it up there if you take part.'}</p>
    <Answered holding={holding} />
  </>
), { status });

const Answered = ({ holding }: { holding: Holding }) => <><h2 class="govuk-heading-m">What you scored</h2><ReadBack rows={readBack(holding.form, holding.stored, holding.setting)} heading="h3" /></>;

/** What is asked, its parts, and handing in. */
export function scoringPage(holding: Holding, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const { scoring, form, stored, setting, base } = holding;
  return page('Audit a case', scoring.status === 'submitted' ? (
    <>
      <Head holding={holding} />
      <Panel titleText="Handed in" headingLevel={2}>Thank you. You need do nothing more before the workshop.</Panel>
      <Answered holding={holding} />
    </>
  ) : (
    <>
      <ErrorSummary problems={problems} />
      <Head holding={holding} />
      <p class="govuk-body-l">You audit this case for {scoring.agency}. Please hand in by <strong>{formatDay(scoring.dueOn)}</strong>{scoring.dueOn < setting.today ? ', which has passed: a late scoring still helps' : ''}.</p>
      <p class="govuk-body">Nobody else reads your scores before the workshop. Each part is saved as you go; you can come back with the same link.</p>
      <Asking holding={holding} />
      <h2 class="govuk-heading-m">Your scoring</h2>
      <TaskList idPrefix="part" items={progress(form, stored, setting).map((part) => ({ title: { text: part.title }, href: `${base}/${part.section}`, status: { tag: { text: states[part.state].text, classes: `govuk-tag--${states[part.state].colour}` } } }))} />
      <form action={`${base}/hand-in`} method="post"><Button>Hand in</Button></form>
    </>
  ), { status });
}

export function partPage(holding: Holding, section: Section, shown: { answers: Answers; typed?: Typed; problems?: readonly Problem[]; revision?: number }): Reply {
  const { form, base, setting, scoring, pseudonym, revision } = holding;
  const problems = shown.problems ?? [];
  return page(section.title, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Case {pseudonym}, {scoring.agency}, part {form.sections.indexOf(section) + 1} of {form.sections.length}</span>
      <form action={`${base}/${section.key}`} method="post" noValidate>
        <input type="hidden" name="revision" value={shown.revision ?? revision} />
        <FormSection form={form} section={section} answers={shown.answers} typed={shown.typed ?? writeFields(form, shown.answers, { section: section.key })} problems={problems} offered={setting} defaultAction="next" />
        <div class="govuk-button-group">
          <Button name="action" value="next">Save and continue</Button>
          <Button name="action" value="stay" look="secondary">Save and come back later</Button>
        </div>
      </form>
    </>
  ), { back: { href: base, text: 'Back to all parts' }, status: problems.length > 0 ? 422 : 200 });
}

/** Two windows of one link: everything that was typed goes along, and the auditor chooses. */
export const twicePage = (holding: Holding, section: Section, conflicts: readonly ConflictWords[], body: Sent): Reply => page('Saved in another window meanwhile', (
  <>
    <ErrorSummary problems={[{ field: '', message: 'These answers were saved from another window while you worked here. Choose which is to stand.' }]} />
    <h1 class="govuk-heading-l">Saved in another window meanwhile</h1>
    <p class="govuk-body">Your other changes are kept from both.</p>
    <form action={`${holding.base}/${section.key}`} method="post">
      {Object.entries(body).flatMap(([name, value]) => (value === undefined || name.startsWith('keep.') ? [] : [value].flat().map((each) => <input type="hidden" name={name} value={each} />)))}
      <Conflicts conflicts={conflicts} />
      <Button>Save</Button>
    </form>
  </>
), { status: 409, back: { href: holding.base, text: 'Back to all parts' } });

/** What was sent while the workshop had begun already: shown, so that nothing typed is lost. */
export const tooLatePage = (holding: Holding, typed: readonly { name: string; value: string }[]): Reply => page('The workshop has begun', (
  <>
    <Head holding={holding} />
    <p class="govuk-body-l">The workshop of this audit began while you were scoring, so this was not saved. Copy it if you want to bring it up there.</p>
    <Facts rows={typed} />
  </>
), { status: 409 });
