import type { Pack } from '../../../framework/index.ts';
import { RuleLine } from '../../../framework/render/blocks.tsx';
import { sideBySide, type ComparedRow, type ComparedSubject, type Side } from '../../../framework/side-by-side/side-by-side.ts';
import { ErrorSummary, SelectField, Table, Tag, type FieldProblem } from '../../../web/fields/index.ts';
import { page, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { chosenFramework, frameworkChoices, type FrameworkChoice } from './choices.ts';

type Shown = 'apart' | 'a' | 'b' | 'all';
const shownChoices: { value: Shown; label: string }[] = [
  { value: 'apart', label: 'What differs' }, { value: 'a', label: 'Only what the first has' }, { value: 'b', label: 'Only what the second has' }, { value: 'all', label: 'Everything' },
];

/** Two frameworks side by side, by what the address names. Without a second one there is the question alone. */
export async function comparePage({ tx, me, query }: Visit): Promise<Reply> {
  const choices = await frameworkChoices(tx, me.partnershipId);
  const [a, b] = [sent(query, 'a') || (choices[0]?.value ?? ''), sent(query, 'b')];
  const [one, other] = [await chosenFramework(tx, me.partnershipId, a, choices), b === '' ? null : await chosenFramework(tx, me.partnershipId, b, choices)];
  const problems: FieldProblem[] = [
    ...(one === null ? [{ field: 'a', message: 'Choose the first framework' }] : []), ...(b !== '' && other === null ? [{ field: 'b', message: 'Choose the second framework' }] : []),
  ];
  const shown = shownChoices.find(({ value }) => value === sent(query, 'show'))?.value ?? 'apart';
  const asked: Asked = { a, b, shown, subject: sent(query, 'subject') };
  return page('Frameworks side by side', <CompareBody asked={asked} choices={choices} problems={problems} packs={one === null || other === null ? null : { a: one, b: other }} />, {
    section: 'framework', wide: true, back: { href: '/framework', text: 'Framework' }, status: problems.length > 0 ? 422 : 200,
  });
}

interface Asked { a: string; b: string; shown: Shown; subject: string }
const addressOf = ({ a, b, shown, subject }: Asked): string => `/framework/compare?${new URLSearchParams({ a, b, show: shown, ...(subject === '' ? {} : { subject }) }).toString()}`;

export function CompareBody({ asked, choices, packs, problems }: { asked: Asked; choices: readonly FrameworkChoice[]; packs: { a: Pack; b: Pack } | null; problems: readonly FieldProblem[] }) {
  const subjects = packs === null ? [] : sideBySide(packs.a, packs.b);
  const chosen = subjects.find((subject) => subject.key === asked.subject) ?? subjects[0];
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Frameworks side by side</h1>
      <p class="govuk-body">What one framework does and the other does not, each in its own words and with its source. Work of one kind is found again whatever a board calls it.</p>
      <form action="/framework/compare" method="get" class="gt-no-print">
        <SelectField name="a" label="First framework" choices={choices} value={asked.a} error={problems.find(({ field }) => field === 'a')?.message} />
        <SelectField name="b" label="Second framework" empty="Choose" choices={choices} value={asked.b} error={problems.find(({ field }) => field === 'b')?.message} />
        <SelectField name="show" label="Show" choices={shownChoices} value={asked.shown} />
        {chosen !== undefined && <input type="hidden" name="subject" value={chosen.key} />}
        <button type="submit" class="govuk-button" data-module="govuk-button">Lay side by side</button>
      </form>
      {packs !== null && chosen !== undefined && (
        <>
          <Summary subjects={subjects} asked={asked} chosen={chosen} packs={packs} />
          <div id="subject"><Rows subject={chosen} shown={asked.shown} packs={packs} /></div>
        </>
      )}
    </>
  );
}

const count = ({ rows }: ComparedSubject, state: ComparedRow['state']) => rows.filter((row) => row.state === state).length;
const called = (pack: Pack) => `${pack.board}, ${/\d/.test(pack.version) ? `version ${pack.version}` : pack.version.toLowerCase()}`;

const Summary = ({ subjects, asked, chosen, packs }: { subjects: readonly ComparedSubject[]; asked: Asked; chosen: ComparedSubject; packs: { a: Pack; b: Pack } }) => (
  <Table caption={`Subject by subject: the first is ${called(packs.a)}, the second ${called(packs.b)}`} heads={['Subject', 'Only the first', 'Only the second', 'Different', 'Alike']} rows={subjects.map((subject) => [
    subject.key === chosen.key ? <a class="govuk-link" href="#subject"><strong>{subject.title}</strong></a> : <a class="govuk-link" href={`${addressOf({ ...asked, subject: subject.key })}#subject`}>{subject.title}</a>,
    String(count(subject, 'only-a')), String(count(subject, 'only-b')), String(count(subject, 'differs')), String(count(subject, 'alike')),
  ])} />
);

const states = { 'only-a': { text: 'Only the first', colour: 'orange' }, 'only-b': { text: 'Only the second', colour: 'purple' }, differs: { text: 'Different', colour: 'blue' }, alike: { text: 'Alike', colour: 'grey' } } as const;
const wanted: Record<Shown, readonly ComparedRow['state'][]> = { apart: ['only-a', 'only-b', 'differs'], a: ['only-a'], b: ['only-b'], all: ['only-a', 'only-b', 'differs', 'alike'] };

function Rows({ subject, shown, packs }: { subject: ComparedSubject; shown: Shown; packs: { a: Pack; b: Pack } }) {
  const rows = subject.rows.filter((row) => wanted[shown].includes(row.state));
  if (rows.length === 0) return <p class="govuk-body">{subject.title}: nothing of that kind{subject.rows.length > 0 ? ` among ${subject.rows.length}` : ''}.</p>;
  return (
    <Table caption={subject.title} heads={['What', called(packs.a), called(packs.b)]} rows={rows.map((row) => [
      <>{row.within !== '' && <span class="gt-line">{row.within}</span>}<Tag colour={states[row.state].colour}>{states[row.state].text}</Tag></>, <SideCell side={row.a} />, <SideCell side={row.b} />,
    ])} />
  );
}

const SideCell = ({ side }: { side: Side | null }) => (side === null ? <span class="gt-secondary">Not in this framework</span> : (
  <>
    <strong class="gt-line">{side.name}</strong>
    {side.lines.map((line) => <span class="gt-line">{line}</span>)}
    {side.rule !== null && <RuleLine rule={side.rule} standsAlone />}
  </>
));
