import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import { Button, pageAt, Pages, SelectField, ShortDay, Table, Tag, TextField } from '../../web/fields/index.ts';
import { page, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardPack, named, themeChoices, themeNames } from '../board-pack.ts';
import { lessonStages } from './lesson-stage.ts';
import { stageWords } from './open-lesson.ts';

const pageSize = 25;

interface Row { id: string; reference: string; title: string; stage: string; stage_since: Day; verdict: string | null; themes: string[]; total: number; unconfirmed: number }

/** The learning log: everything learned from every source, found by words, stage, theme and verdict. One query. */
export async function learningLog(visit: Visit): Promise<Reply> {
  const { tx, query } = visit;
  const pack = await boardPack(visit);
  const words = sent(query, 'words').slice(0, 200);
  const stage = sent(query, 'stage');
  const theme = sent(query, 'theme');
  const verdict = sent(query, 'verdict');
  const { rows } = await sql<Row>`
    select l.id, l.reference, l.title, l.stage, l.stage_since, l.verdict, l.themes, (count(*) over ())::int as total,
      (select count(*)::int from lesson_cascade c where c.partnership_id = l.partnership_id and c.lesson_id = l.id and c.confirmed_on is null) as unconfirmed
    from lesson l
    where l.partnership_id = gt.partnership() and (${words} = '' or l.search @@ websearch_to_tsquery('english', ${words})) and (${stage} = '' or l.stage = ${stage})
      and (${theme} = '' or ${theme} = any(l.themes)) and (${verdict} = '' or l.verdict = ${verdict})
    order by case when ${words} = '' then 0 else -ts_rank(l.search, websearch_to_tsquery('english', ${words})) end, l.identified_on desc, l.id
    offset ${(pageAt(query) - 1) * pageSize} limit ${pageSize}`.execute(tx);
  const total = rows[0]?.total ?? 0;
  const withoutEffect = (key: string | null) => pack.learning.verdicts.find((each) => each.key === key)?.effect === 'no-effect';
  return page('Learning log', (
    <>
      <h1 class="govuk-heading-l">Learning log</h1>
      <form class="gt-filter" method="get" action="/lessons">
        <div class="gt-filter__row">
          <TextField name="words" label="Search words" type="search" value={words} />
          <SelectField name="stage" label="Stage" empty="Any" choices={lessonStages.map((each) => ({ value: each, label: stageWords[each]! }))} value={stage} />
          <SelectField name="theme" label="Theme" empty="Any" choices={themeChoices(pack)} value={theme} />
          <SelectField name="verdict" label="Verdict" empty="Any" choices={pack.learning.verdicts.map(({ key, name }) => ({ value: key, label: name }))} value={verdict} />
          <Button look="secondary">Apply filters</Button>
        </div>
      </form>
      <p class="govuk-body">{total} {total === 1 ? 'lesson' : 'lessons'}.{visit.me.permissions.has('write-finding') && <> <a class="govuk-link" href="/lessons/new">Add a lesson</a>.</>} <a class="govuk-link" href="/lessons/shared">What was shared, and what waits for the next newsletter or event</a>.</p>
      {rows.length > 0 && <Table caption="Lessons" captionSize="hidden" heads={['Lesson', 'Stage', 'Since', 'Themes', 'Still to confirm']} rows={rows.map((row) => [
        <><a class="govuk-link" href={`/lessons/${row.id}`}>{row.title}</a><span class="gt-under">{row.reference}</span></>,
        <span class="gt-tags"><Tag colour={row.stage === 'evaluated' ? 'green' : row.stage === 'embedded' ? 'teal' : row.stage === 'disseminated' ? 'blue' : 'grey'}>{stageWords[row.stage]}</Tag>{row.verdict !== null && <> {withoutEffect(row.verdict) ? <Tag colour="orange">Done, but no effect</Tag> : named(pack.learning.verdicts, row.verdict)}</>}</span>,
        <ShortDay day={row.stage_since} />, themeNames(pack, row.themes), row.unconfirmed === 0 ? '–' : `${row.unconfirmed} ${row.unconfirmed === 1 ? 'agency' : 'agencies'}`,
      ])} />}
      <Pages query={query} total={total} size={pageSize} />
    </>
  ), { section: 'lessons', wide: true });
}
