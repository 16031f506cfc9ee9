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
      cross join (select partnership_id as id from partnership where slug = 'suffolk') p
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

/**
 * Adds invented reviews to the demonstration board until there are so many, each a case of the manager's with twenty steps;
 * the first of them run, each with a clock, the others are closed.
 */
export async function fillReviews(databaseUrl: string, total: number, running: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`
      create temporary table made as
      select n, gen_random_uuid() as process_id, gen_random_uuid() as case_id, t.partnership_id, t.board_id, t.framework_id, t.framework_version, m.id as manager
      from generate_series(1, $1) n
      cross join (select p.partnership_id, p.board_id, p.framework_id, p.framework_version from process p join partnership w using (partnership_id) where w.slug = 'suffolk' and p.definition = 'rapid-review' limit 1) t
      cross join lateral (select id from person where partnership_id = t.partnership_id and email like 'manager@%') m`, [total]);
    await client.query(`insert into casefile (partnership_id, case_id, board_id, reference, title, opened_at, invented) select partnership_id, case_id, board_id, 'CASE-1999-' || n, 'Invented case ' || n, now() - interval '1 year', true from made`);
    await client.query(`insert into case_member (partnership_id, case_id, person_id, role, from_at) select partnership_id, case_id, manager, 'business-manager', now() - interval '1 year' from made`);
    await client.query(`
      insert into process (partnership_id, id, reference, case_id, board_id, framework_id, framework_version, definition, started_at, status)
      select partnership_id, process_id, 'RR-1999-' || n, case_id, board_id, framework_id, framework_version, 'rapid-review', now() - make_interval(days => 1 + n % 700), case when n <= $1 then 'running' else 'closed' end from made`, [running]);
    await client.query(`
      insert into due_item (partnership_id, process_id, key, case_id, kind, name, lead_role, opens_on, due_on, done_on, needed, ready)
      select partnership_id, process_id, 'step-' || s, case_id, 'step', 'Invented step ' || s, 'business-manager', current_date - n % 300 + s, current_date - n % 300 + s + 2, case when n > $1 or s < 5 then current_date - n % 300 + s + 1 end, true, s = 5
      from made cross join generate_series(1, 20) s`, [running]);
    await client.query(`
      insert into due_item (partnership_id, process_id, key, case_id, kind, name, opens_on, due_on, needed, ready)
      select partnership_id, process_id, 'clock-rapid-review', case_id, 'clock', 'Rapid review', current_date - n % 20, current_date + 20 - n % 20, true, true from made where n <= $1`, [running]);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
