import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';

export const sections = 8;
export const questionsEach = 15;

/** Whoever fills in a return through a personal link. */
export interface Holder {
  token: string;
  hash: string;
  returnId: string;
}

/** A tool of 120 graded questions in eight standards, as a board would publish it. */
const tool = {
  key: 'bench-tool', name: 'Self-assessment of a school', suppliedBy: 'board', tool: 'self-assessment',
  standards: Array.from({ length: sections }, (_, at) => ({ key: `standard-${at + 1}`, name: `Standard ${at + 1}` })),
  scales: [{ key: 'grade', name: 'Grade', levels: ['Not in place', 'Partly', 'In place', 'Shown to work'].map((label, score) => ({ value: `level-${score}`, label, score })) }],
  sections: Array.from({ length: sections }, (_, at) => ({
    key: `standard-${at + 1}`, title: `Standard ${at + 1}`, standard: `standard-${at + 1}`,
    questions: Array.from({ length: questionsEach }, (_each, index) => ({ key: `question-${index + 1}`, type: 'scale', scale: 'grade', label: `Is arrangement ${at + 1}.${index + 1} in place?`, required: true })),
  })),
  rule: { source: 'Invented for the bench', force: 'local', confidence: 'GL' },
};

/**
 * Adds a round that so many invented schools of 150 areas are asked in, each with an answer to every question. All but the holders have
 * handed in; each holder has a personal link and is still at work.
 */
export async function fillRound(databaseUrl: string, schools: number, holders: number): Promise<{ roundId: string; submitted: string; holders: Holder[] }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const roundId = String((await client.query('select gen_random_uuid() as id')).rows[0].id);
    await client.query(`create temporary table home as select p.partnership_id, b.id as board_id from partnership p join board b using (partnership_id) where p.slug = 'suffolk' limit 1`);
    await client.query(`insert into audit_tool (partnership_id, id, board_id, key, edition, name, source, definition, status, changed_at, published_on)
      select partnership_id, gen_random_uuid(), board_id, 'bench-' || $2::text, 1, 'Self-assessment of a school', 'board', $1, 'published', now(), current_date from home`, [JSON.stringify(tool), schools]);
    await client.query(`insert into audit_round (partnership_id, id, board_id, reference, name, tool_id, year, opened_on, due_on, status, made_at)
      select h.partnership_id, $1, h.board_id, 'RND-1999-' || $2::text, 'Audit of schools', t.id, 1999, current_date - 30, current_date + 30, 'open', now() from home h join audit_tool t on t.partnership_id = h.partnership_id and t.key = 'bench-' || $2::text`, [roundId, schools]);
    await client.query(`create temporary table made as select n, gen_random_uuid() as respondent_id, gen_random_uuid() as return_id, 'Area ' || lpad((n % 150 + 1)::text, 3, '0') as area from generate_series(1, $1) n`, [schools]);
    await client.query(`insert into respondent (partnership_id, id, kind, name, area, phase, number, contact_name, contact_email)
      select partnership_id, respondent_id, 'school', 'Invented School ' || n, area, 'primary', 'bench-' || $1::text || '-' || n, 'Headteacher', 'head' || n || '@schools.example' from home, made`, [schools]);
    await client.query(`insert into audit_return (partnership_id, id, round_id, board_id, respondent_id, name, kind, area, phase, contact_name, contact_email, status, asked, answered, invited_at, started_at, submitted_at, submitted_by, signed_by, signed_post)
      select partnership_id, return_id, $1, board_id, respondent_id, 'Invented School ' || n, 'school', area, 'primary', 'Headteacher', 'head' || n || '@schools.example',
        case when n <= $2 then 'under-way' else 'submitted' end, 120, 120, now(), now(), case when n > $2 then now() end,
        case when n > $2 then 'Headteacher' else '' end, case when n > $2 then 'Headteacher' else '' end, case when n > $2 then 'Headteacher' else '' end from home, made`, [roundId, holders]);
    // Answers by one of forty patterns, so that grades differ as they do between schools.
    await client.query(`create temporary table pattern as
      select p, s, jsonb_build_object('criteria', '{}'::jsonb, 'values', jsonb_object_agg('question-' || q, 'level-' || ((p * 7 + s * 5 + q * 3 + p * q) % 4))) as answers, avg((p * 7 + s * 5 + q * 3 + p * q) % 4) as score
      from generate_series(0, 39) p, generate_series(1, $1::int) s, generate_series(1, $2::int) q group by p, s`, [sections, questionsEach]);
    for (const table of ['return_section', 'return_revision']) {
      const revision = table === 'return_section' ? ['revision, updated_at, updated_by', `1, now(), 'Headteacher'`] : ['revision, at, by_name', `1, now(), 'Headteacher'`];
      await client.query(`insert into ${table} (partnership_id, return_id, section, board_id, answers, ${revision[0]})
        select partnership_id, return_id, 'standard-' || s, board_id, answers, ${revision[1]} from home, made join pattern on p = n % 40`);
    }
    await client.query(`insert into return_grade (partnership_id, return_id, standard, round_id, board_id, area, own_level, own_score)
      select partnership_id, return_id, 'standard-' || s, $1, board_id, area, 'level-' || round(score), score from home, made join pattern on p = n % 40`, [roundId]);
    const { rows } = await client.query('select return_id from made where n <= $1 order by n', [holders]);
    const given = rows.map((row): Holder => {
      const token = randomBytes(32).toString('base64url');
      return { token, hash: createHash('sha256').update(token).digest('hex'), returnId: String(row.return_id) };
    });
    await client.query(`insert into personal_link (partnership_id, id, token_hash, purpose, subject_id, holder_name, holder_email, created_at, expires_at)
      select partnership_id, gen_random_uuid(), decode(h, 'hex'), 'return', r, 'Headteacher', 'head@schools.example', now(), now() + interval '90 days' from home, unnest($1::text[], $2::uuid[]) as g (h, r)`, [given.map(({ hash }) => hash), given.map(({ returnId }) => returnId)]);
    const submitted = await client.query('select return_id from made where n > $1 order by n limit 1', [holders]);
    await client.query('vacuum analyze');
    return { roundId, submitted: String(submitted.rows[0].return_id), holders: given };
  } finally {
    await client.end();
  }
}

/** Sets a section's revision to a number that nothing else of a request has, so that it is found again in what was written down. */
export async function setRevision(databaseUrl: string, { returnId }: Holder, section: string, revision: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('update return_section set revision = $3 where return_id = $1 and section = $2', [returnId, section, revision]);
  } finally {
    await client.end();
  }
}

/** What one return takes on the disk, with its indices and everything that belongs to it. Bytes. */
export async function bytesPerReturn(databaseUrl: string, returns: number): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = ['respondent', 'audit_return', 'return_section', 'return_revision', 'return_grade', 'personal_link'];
    const { rows } = await client.query(`select sum(pg_total_relation_size(t::regclass))::float8 as bytes from unnest($1::text[]) t`, [tables]);
    return Number(rows[0].bytes) / returns;
  } finally {
    await client.end();
  }
}
