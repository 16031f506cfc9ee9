import type { DrawnDocument } from './drawn-document.ts';
import { Parts } from './shown.tsx';

/** The document of a step before it is sent or approved: what it will say, what the record does not hold yet, and the Word document. */
export function LetterToSend({ drawn, href, sent = false }: { drawn: DrawnDocument; href: string; sent?: boolean }) {
  const missing = sent ? [] : drawn.parts.filter((part) => part.blocks.length === 0);
  return (
    <>
      <h2 class="govuk-heading-m">{drawn.title}</h2>
      <p class="govuk-body"><a class="govuk-link" href={href}>Download it as a Word document</a>, made from the record as it stands now.</p>
      {missing.length > 0 && (
        <div class="govuk-inset-text">
          <p class="govuk-body">The record does not yet say, so write it into the document before you send it:</p>
          <ul class="govuk-list govuk-list--bullet">{missing.map((part) => <li>{part.heading}</li>)}</ul>
        </div>
      )}
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Read what it says</span></summary>
        <div class="govuk-details__text"><Parts parts={drawn.parts.filter((part) => part.blocks.length > 0)} /></div>
      </details>
    </>
  );
}
