import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The walks in a browser take the longest: they begin first, so that none is left alone at the end while the other processor rests. */
export class JourneysFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isJourney = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/test/journey/');
    return (await super.sort(files)).toSorted((a, b) => Number(isJourney(b)) - Number(isJourney(a)));
  }
}
