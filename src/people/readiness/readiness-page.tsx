import type { ComponentChildren } from 'preact';
import { Table } from '../../web/fields/index.ts';
import { page, type Reply, type Visit } from '../../web/visit/index.ts';
import { readBoards, type Board } from '../boards.ts';
import { readThere } from './read-there.ts';
import { isReady, stillNeeded, type StillNeeded } from './still-needed.ts';

/** What each board still needs for its framework to run: whoever sets a partnership up works from the top to the bottom. */
export async function readinessPage({ tx, me, today }: Visit): Promise<Reply> {
  const boards = await readBoards(tx, me.partnershipId);
  const there = await readThere(tx, boards, today);
  const needs = boards.map((board) => ({ board, needed: stillNeeded(board.pack, today, there.get(board.id)!, board.name) }));
  const title = boards.length > 1 ? 'What your boards still need' : 'What your board still needs';
  return page(title, (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">The framework names who leads each step, who decides, who is asked and who answers. What stands here would leave somebody’s work waiting.</p>
      {needs.map(({ board, needed }) => (
        <section>
          {boards.length > 1 && <h2 class="govuk-heading-m">{board.name}</h2>}
          {isReady(needed) ? <p class="govuk-body">Nothing. Every role that leads or decides is held, every group that is asked has members, and somebody answers for each agency.</p>
            : <Needs board={board} needed={needed} />}
        </section>
      ))}
    </>
  ), { section: 'people', wide: true, back: { href: '/people', text: 'Back to people' } });
}

function Needs({ board, needed }: { board: Board; needed: StillNeeded }) {
  const hidden = (what: string) => `${what}, ${board.name}`;
  return (
    <>
      {needed.partners.length > 0 && (
        <Part title="Safeguarding partners of which there is no agency" todo={<a class="govuk-link" href="/agencies/new">Add an agency</a>}>
          <ul class="govuk-list govuk-list--bullet">{needed.partners.map((name) => <li>{name}</li>)}</ul>
        </Part>
      )}
      {needed.roles.length > 0 && (
        <Part title="Roles that nobody holds" todo={<><a class="govuk-link" href="/people/new">Add a person</a>, or open <a class="govuk-link" href="/people">one who is there</a> and give them the role</>}>
          <Table caption={hidden('Roles that nobody holds')} captionSize="hidden" heads={['Role', 'Leads or decides in']} rows={needed.roles.map(({ name, processes }) => [name, processes.join(', ')])} />
        </Part>
      )}
      {needed.groups.length > 0 && (
        <Part title="Groups on which nobody sits" todo={<>Open <a class="govuk-link" href="/groups">the group</a> and add a member</>}>
          <Table caption={hidden('Groups on which nobody sits')} captionSize="hidden" heads={['Group', 'Asked or told in']} rows={needed.groups.map(({ name, processes }) => [name, processes.join(', ')])} />
        </Part>
      )}
      {needed.unanswered.length > 0 && (
        <Part title="Agencies for which nobody answers" todo="Give somebody there a role that answers for the agency: what is asked of it goes to them">
          <ul class="govuk-list govuk-list--bullet">{needed.unanswered.map(({ id, name }) => <li><a class="govuk-link" href={`/people?agency=${id}`}>{name}</a></li>)}</ul>
        </Part>
      )}
    </>
  );
}

const Part = ({ title, todo, children }: { title: string; todo: ComponentChildren; children: ComponentChildren }) => (
  <>
    <h3 class="govuk-heading-s">{title}</h3>
    {children}
    <p class="govuk-body">{todo}.</p>
  </>
);
