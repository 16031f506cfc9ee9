import type { Database } from '../platform/index.ts';

export interface PartnershipName {
  id: string;
  name: string;
  slug: string;
  demonstration: boolean;
}

/** The partnerships of the installation, for jobs and commands, which walk through them one by one. */
export const partnerships = (database: Database): Promise<PartnershipName[]> =>
  database.run({ role: 'gt_worker' }, (tx) =>
    tx.selectFrom('partnership').select(['partnership_id as id', 'name', 'slug', 'demonstration']).orderBy('name').execute());
