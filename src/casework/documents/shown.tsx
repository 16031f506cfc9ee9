import { Facts, Table } from '../../web/fields/index.ts';
import type { Block, DrawnPart } from './block.ts';

/** The parts of a document as they will read, on a page. */
export const Parts = ({ parts }: { parts: readonly DrawnPart[] }) => <>{parts.map((part) => (
  <>
    <h3 class="govuk-heading-s">{part.heading}</h3>
    {part.blocks.length > 0 ? part.blocks.map((block) => <Shown block={block} />) : <p class="govuk-body gt-secondary">{part.byHand ? 'To be written by hand, in Word.' : 'The record holds nothing of this.'}</p>}
  </>
))}</>;

function Shown({ block }: { block: Block }) {
  switch (block.kind) {
    case 'under': return <h4 class="govuk-heading-s gt-secondary">{block.text}</h4>;
    case 'text': return <p class="govuk-body gt-pre">{block.text}</p>;
    case 'facts': return <Facts rows={block.rows} />;
    case 'list': return <ul class="govuk-list govuk-list--bullet">{block.items.map((item) => <li>{item}</li>)}</ul>;
    case 'table': return <Table caption={block.caption} captionSize="hidden" heads={block.heads} rows={block.rows.map((row) => row.map((cell) => (cell.includes('\n') ? <span class="gt-pre">{cell}</span> : cell)))} />;
  }
}
