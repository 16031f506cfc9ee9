import type { Pack } from '../schema/pack.ts';
import { toBeConfirmed, type Rule } from '../schema/rule.ts';
import { forceWords, restsOn } from '../words.ts';
import { isSaid } from './pieces.ts';
import { ProcessMap } from './process-map.tsx';
import type { Block, Cell, DocumentSection, FrameworkDocument } from './sections.ts';

const forceColours: Record<Rule['force'], string> = { statute: 'purple', 'statutory-guidance': 'blue', guidance: 'teal', local: 'grey' };

/**
 * Where a rule comes from, how binding it is, how sure, and the doubts that touch it, each a link to how it is read; only
 * named where it stands alone.
 * @param doubtsAt the page on which the doubts stand; '' for the same page
 */
export function RuleLine({ rule, standsAlone = false, doubtsAt = '' }: { rule: Rule; standsAlone?: boolean; doubtsAt?: string }) {
  return (
    <div class="gt-rule">
      <span class={`govuk-tag govuk-tag--${forceColours[rule.force]} gt-rule__force`}>{forceWords[rule.force]}</span>{' '}
      {toBeConfirmed(rule) && <span class="govuk-tag govuk-tag--yellow gt-rule__force">To be confirmed</span>}{' '}
      <span>{restsOn(rule)}</span>
      {rule.doubts.length > 0 && <span> In doubt: {rule.doubts.map((doubt, index) => <>{index > 0 ? ', ' : ''}{standsAlone ? doubt : <a class="govuk-link" href={`${doubtsAt}#${doubt}`}>{doubt}</a>}</>)}.</span>}
      {rule.note !== undefined && <span> {rule.note}</span>}
    </div>
  );
}

const Content = ({ cell, doubtsAt }: { cell: Cell; doubtsAt: string }) => {
  if (typeof cell === 'string') return <>{cell}</>;
  if ('rule' in cell) return <RuleLine rule={cell.rule} doubtsAt={doubtsAt} />;
  if ('name' in cell) return <><strong class="gt-line">{cell.name}</strong>{cell.more.map((line) => <span class="gt-line">{line}</span>)}</>;
  return <>{cell.lines.map((line) => <span class="gt-line">{line}</span>)}</>;
};

interface Where {
  pack: Pack;
  /** How many levels the headings stand higher than in the whole document: a page of one section begins with the section. */
  higher?: 0 | 1 | 2;
  doubtsAt?: string;
  /** Where a heading of another section is read. */
  at?: (id: string) => string;
}

/** A piece of the framework document as HTML, in the classes of the design system. */
export function BlockView({ block, pack, higher = 0, doubtsAt = '', at = (id) => `#${id}` }: Where & { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level - higher}` as 'h2' | 'h3' | 'h4';
      return <Heading class={block.level === 3 ? 'govuk-heading-m' : 'govuk-heading-s'} id={block.id}>{block.text}</Heading>;
    }
    case 'paragraph':
      return <p class="govuk-body gt-measure">{block.text}</p>;
    case 'rule':
      return <RuleLine rule={block.rule} doubtsAt={doubtsAt} />;
    case 'list': {
      const items = block.items.map((item) => <li>{item}</li>);
      return block.ordered ? <ol class="govuk-list govuk-list--number gt-measure">{items}</ol> : <ul class="govuk-list govuk-list--bullet gt-measure">{items}</ul>;
    }
    case 'table':
      return (
        <div class="gt-wide-scroll" tabindex={0} role="region" aria-label={block.caption}>
          <table class="govuk-table gt-framework-table gt-table--stacks">
            <caption class="govuk-table__caption govuk-table__caption--s">{block.caption}</caption>
            <colgroup>{block.heads.map((_, column) => <col width={`${block.widths[column] ?? 20}%`} />)}</colgroup>
            <thead class="govuk-table__head"><tr class="govuk-table__row">{block.heads.map((head) => <th scope="col" class="govuk-table__header">{head === '' ? <span class="govuk-visually-hidden">Number</span> : head}</th>)}</tr></thead>
            <tbody class="govuk-table__body">{block.rows.map((row) => <tr class="govuk-table__row">{row.map((cell, column) => <td class="govuk-table__cell" {...(column === 0 ? {} : { 'data-head': block.heads[column] })}>{isSaid(cell) && <Content cell={cell} doubtsAt={doubtsAt} />}</td>)}</tr>)}</tbody>
          </table>
        </div>
      );
    case 'elsewhere':
      return <p class="govuk-body gt-measure">{block.words}{block.places.map(({ id, text }, index) => <>{index > 0 ? '; ' : ' '}<a class="govuk-link" href={at(id)}>{text}</a></>)}.</p>;
    case 'map':
      return <div class="gt-wide-scroll gt-map" tabindex={0} role="region" aria-label={`Map of ${block.process.name}`}><ProcessMap process={block.process} pack={pack} /></div>;
  }
}

export const SectionView = ({ section, pack }: { section: DocumentSection; pack: Pack }) => (
  <section class="gt-framework-section">
    <h2 class="govuk-heading-l" id={section.id}>{section.title}</h2>
    {section.blocks.map((block) => <BlockView block={block} pack={pack} />)}
  </section>
);

/** The contents: every section, and its headings beneath it, each a link. */
export const Contents = ({ of }: { of: FrameworkDocument }) => (
  <nav class="gt-contents" aria-labelledby="contents">
    <h2 class="govuk-heading-m" id="contents">Contents</h2>
    <ol class="govuk-list">
      {of.sections.map((section) => {
        const headings = section.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 3 ? [block] : []));
        return (
          <li>
            <a class="govuk-link" href={`#${section.id}`}>{section.title}</a>
            {headings.length > 0 && <ul class="govuk-list gt-contents__inner">{headings.map((heading) => <li><a class="govuk-link" href={`#${heading.id}`}>{heading.text}</a></li>)}</ul>}
          </li>
        );
      })}
    </ol>
  </nav>
);
