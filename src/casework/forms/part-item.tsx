import type { SectionProgress } from '../../forms/index.ts';
import { Tag, type TagColour } from '../../web/fields/index.ts';

const states: Record<SectionProgress['state'], { words: string; colour: TagColour }> = {
  'not-asked': { words: 'Not asked', colour: 'grey' }, optional: { words: 'Optional', colour: 'grey' }, 'not-started': { words: 'Not started', colour: 'grey' },
  'in-progress': { words: 'Begun', colour: 'blue' }, complete: { words: 'Complete', colour: 'green' },
};

/** A part of a form in its task list, with how far it has come and what is missing. A part of which nothing is asked is no way on. */
export function PartItem({ part, href, missing = [] }: { part: SectionProgress; href: string; missing?: readonly string[] }) {
  const asked = part.state !== 'not-asked';
  return (
    <li class={`govuk-task-list__item${asked ? ' govuk-task-list__item--with-link' : ''}`} id={`part-${part.section}`}>
      <div class="govuk-task-list__name-and-hint">
        {asked ? <a class="govuk-link govuk-task-list__link" href={href}>{part.title}</a> : part.title}
        {!asked && <div class="govuk-task-list__hint">Whether it is asked depends on your other answers.</div>}
        {missing.map((message) => <div class="govuk-task-list__hint">{message}</div>)}
      </div>
      <div class="govuk-task-list__status"><Tag colour={states[part.state].colour}>{states[part.state].words}</Tag></div>
    </li>
  );
}
