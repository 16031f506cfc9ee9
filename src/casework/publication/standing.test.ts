import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { publicationLine, publicationStanding, publicationStandings, type PublicationFacts } from './standing.ts';

const facts = (change: Partial<PublicationFacts> = {}): PublicationFacts => ({ plannedOn: null, decision: null, reasons: '', publishedOn: null, address: '', ...change });

describe('the publication of a review', () => {
  it('is open until something is said of it', () => {
    expect(publicationLine(null)).toBe('Not decided');
    expect(publicationLine(facts())).toBe('Not decided');
  });

  it('is planned, agreed, published, or not published with its reasons', () => {
    expect(publicationLine(facts({ plannedOn: day('2027-03-01') }))).toBe('Planned for 1 March 2027');
    expect(publicationLine(facts({ decision: 'publish' }))).toBe('To be published');
    expect(publicationLine(facts({ decision: 'publish', plannedOn: day('2027-03-01'), publishedOn: day('2027-03-02') }))).toBe('Published on 2 March 2027');
    expect(publicationLine(facts({ decision: 'not-publish', plannedOn: day('2027-03-01'), reasons: 'A sibling would be known by it.' }))).toBe('Not published: A sibling would be known by it.');
  });

  it('stands in one way only, and published is published whatever was decided before', () => {
    const some = fc.option(fc.constant(day('2027-03-01')));
    fc.assert(fc.property(some, fc.constantFrom('publish' as const, 'not-publish' as const, null), some, (plannedOn, decision, publishedOn) => {
      const stands = publicationStanding(facts({ plannedOn, decision, publishedOn }));
      expect(publicationStandings).toContain(stands);
      expect(stands === 'published').toBe(publishedOn !== null);
    }));
  });
});
