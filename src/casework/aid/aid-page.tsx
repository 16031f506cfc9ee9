import { toBeConfirmed, type Rule } from '../../framework/schema/rule.ts';
import { either } from '../../framework/words.ts';
import type { Answered, Call, Met } from '../../process/index.ts';
import { Button, RadioField, Tag, type TagColour } from '../../web/fields/index.ts';
import { page, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { mayStart } from '../start/may-start.ts';
import { onBoards, readOwnBoards, running, whyNotHere, type OwnBoards } from '../start/own-boards.ts';
import { whyNotStart } from '../start/startable.ts';
import { factsOf, weigh, type Fact, type KindResult, type SetResult } from './facts.ts';

const possible = ['yes', 'no', 'not-known'] as const;
const answerNames: Record<string, string> = { yes: 'Yes', no: 'No', 'not-known': 'Not known', 'may-be': 'Maybe' };
const metNames: Record<Met, { words: string; colour: TagColour }> = {
  met: { words: 'Criteria met', colour: 'green' }, possibly: { words: 'Possibly met', colour: 'yellow' }, 'not-met': { words: 'Criteria not met', colour: 'grey' },
};

/**
 * Asks the facts once and shows, for every kind of review, whether its criteria are met and why. It keeps nothing: the
 * answers stand in the address alone, name nobody, and the decision stays with the person who takes it.
 */
export async function aidPage(visit: Visit): Promise<Reply> {
  const { query } = visit;
  const own = await readOwnBoards(visit);
  const pack = own?.edition.pack ?? null;
  const facts = pack === null ? [] : factsOf(pack);
  const answers = readAnswers(query, facts);
  const answered = Object.keys(answers).length;
  const results = pack === null ? [] : weigh(pack, answers);
  return page('Which review?', (
    <>
      <h1 class="govuk-heading-l">Which review?</h1>
      <p class="govuk-body">Answer what you know, once. You see for each kind of review whether its criteria are met, and why. The decision stays with whoever takes it. Nothing is kept.</p>
      {answered > 0 && own !== null && <Results results={results} own={own} visit={visit} />}
      <form method="get" action="/reviews/aid">
        <h2 class="govuk-heading-m">{answered > 0 ? 'Change your answers' : 'The facts'}</h2>
        {[...Map.groupBy(facts, (fact) => fact.sets[0])].map(([set, asked]) => (
          <section aria-labelledby={`set-${set}`}>
            <h3 class="govuk-heading-s" id={`set-${set}`}>{pack?.criteria.find((each) => each.key === set)?.name}</h3>
            {asked.map((fact) => <FactField fact={fact} value={answers[fact.key]} />)}
          </section>
        ))}
        <Button>Show what the facts come to</Button>
      </form>
    </>
  ), { section: 'reviews', back: { href: '/reviews/start', text: 'Back to all processes' } });
}

const FactField = ({ fact, value }: { fact: Fact; value: string | undefined }) => (
  <RadioField name={fact.key} label={fact.text} {...(fact.help === undefined ? {} : { hint: fact.help })} value={value}
    choices={possible.map((each) => ({ value: each === 'not-known' ? fact.middle : each, label: answerNames[each === 'not-known' ? fact.middle : each]! }))} />
);

const readAnswers = (query: Sent, facts: readonly Fact[]): Record<string, Exclude<Answered, undefined>> =>
  Object.fromEntries(facts.flatMap((fact) => {
    const given = sent(query, fact.key);
    return given === 'yes' || given === 'no' || given === fact.middle ? [[fact.key, given]] : [];
  }));

function Results({ results, own, visit }: { results: readonly KindResult[]; own: OwnBoards; visit: Visit }) {
  // What another process calls for does not come first while its criteria are not met.
  const rank = ({ sets, after }: KindResult) => (after.length > 0 && after.every(({ met }) => met === 'not-met') ? 2 : Math.min(...sets.filter(({ yields }) => yields === null).map(({ met }) => (met === 'met' ? 0 : met === 'possibly' || met === null ? 1 : 2))));
  return (
    <section aria-labelledby="results">
      <h2 class="govuk-heading-m" id="results">What the facts come to</h2>
      {results.toSorted((one, other) => rank(one) - rank(other)).map((result) => {
        return (
          <div class="gt-result">
            <h3 class="govuk-heading-s">{result.process.name}</h3>
            {result.calls.map((call) => <p class="govuk-body"><strong>{callWords(call)}</strong></p>)}
            {result.after.map(({ process, set, met }) => <p class="govuk-body">It follows from “{process}” where “{set}” is met{met === 'not-met' ? '. As answered, it is not' : met === 'met' ? ', as it is' : ''}.</p>)}
            {result.sets.map((each) => <SetShown {...each} />)}
            <HowToStart process={result.process} own={own} visit={visit} />
          </div>
        );
      })}
    </section>
  );
}

/** What met criteria call for, and whether they leave a choice. */
function callWords({ calledFor, refused }: Call): string {
  const outcomes = either(calledFor.map(({ name }) => `“${name}”`));
  return refused ? `It then has to be decided: ${outcomes}.` : `The criteria then call for: ${outcomes}. To decide otherwise takes a reason.`;
}

/** Whether the reader may start it, and of rules that hold no longer, that they still do for what happened in their time. */
function HowToStart({ process, own, visit }: { process: KindResult['process']; own: OwnBoards; visit: Visit }) {
  const elsewhere = whyNotHere(own, process);
  if (elsewhere !== null) return <p class="govuk-body">{elsewhere}</p>;
  const why = whyNotStart(process, visit.today);
  const start = mayStart(onBoards(visit.me, running(own, process)), process) === null ? null : <a class="govuk-link" href={`/reviews/start/${process.key}`}>Start: {process.name}</a>;
  if (why === null) return <p class="govuk-body">{start ?? 'Your roles do not start it.'}</p>;
  return <p class="govuk-body">{why}{process.effective.to !== undefined && start !== null && <> For something that happened while they held: {start}</>}</p>;
}

function SetShown({ set, met, yields, why }: SetResult) {
  if (yields !== null) return <p class="govuk-body"><strong>{set.name}</strong> <Tag colour="grey">Does not arise</Tag><span class="gt-under">{yields.name} is met, and comes first: it leaves no choice. {sourceOf(set.rule)}</span></p>;
  const shown = met === null ? null : metNames[met];
  return (
    <>
      <p class="govuk-body"><strong>{set.name}</strong> {shown === null ? <Tag colour="blue">To be weighed</Tag> : <Tag colour={shown.colour}>{shown.words}</Tag>}<span class="gt-under">{sourceOf(set.rule)}</span></p>
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{met === null ? 'What is to be weighed' : met === 'possibly' ? 'What would settle it' : 'Why'}<span class="govuk-visually-hidden">: {set.name}</span></span></summary>
        <ul class="govuk-details__text govuk-list govuk-list--bullet">
          {why.map((each) => <li>{each.text}: <strong>{each.answered === undefined ? 'not answered' : answerNames[each.answered]}</strong><span class="gt-under">{sourceOf(each.rule)}</span></li>)}
        </ul>
      </details>
    </>
  );
}

const sourceOf = (rule: Rule): string => `${rule.source}${toBeConfirmed(rule) ? '. To be confirmed' : ''}`;
