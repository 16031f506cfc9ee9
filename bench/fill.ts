import { Client } from 'pg';

/** Adds invented actions to the demonstration board until there are so many. @returns their identifiers, oldest first */
export async function fillActions(databaseUrl: string, total: number): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`
      insert into action (partnership_id, id, reference, title, detail, owner_id, owner_name, due_on, measure, strength, status, themes, imported, created_at)
      select p.id, gen_random_uuid(), 'ACT-1999-' || n, 'Invented action ' || n || ' on ' || (array['information sharing', 'early help', 'neglect', 'supervision', 'transitions'])[1 + n % 5],
        'What has to be done, told in a sentence or two that nobody wrote for a real case.', m.person_id, m.name, current_date - 400 + n % 800,
        'Share of audited files in which it was done', s.strength, (array['planned', 'in-progress', 'verified', 'closed'])[1 + n % 4], s.themes, true, now()
      from generate_series(1, greatest(0, $1 - (select count(*)::int from action))) n
      cross join (select partnership_id as id from board limit 1) p
      cross join lateral (select id as person_id, name from person where partnership_id = p.id and email like 'manager@%') m
      cross join lateral (select strength, themes from action where partnership_id = p.id order by reference limit 1) s
      on conflict do nothing`, [total]);
    await client.query(`
      insert into action_agency (partnership_id, action_id, agency_id)
      select a.partnership_id, a.id, g.id from action a
      cross join lateral (select id from agency g where g.partnership_id = a.partnership_id order by md5(g.id::text || a.id::text) limit 2) g
      where a.reference like 'ACT-1999-%' on conflict do nothing`);
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ id: string }>(`select id from action where reference like 'ACT-1999-%' and status in ('planned', 'in-progress') order by reference`);
    return rows.map((row) => row.id);
  } finally {
    await client.end();
  }
}
