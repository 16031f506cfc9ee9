import { afterEdit, readBack } from '../../forms/index.ts';
import { Button, ErrorSummary, Facts } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sentAll, type Reply } from '../../web/visit/index.ts';
import { readDrafts, type Drafts } from './drafts.ts';
import { keepSections } from './keep-sections.ts';
import { refused } from './refused-page.tsx';
import { standingsOf } from './standing.ts';
import { closedBecause, sectionsFor, takesAnswers, type OpenReturn } from './the-return.ts';

/** Everything that was brought forward and nobody has confirmed, section by section, to be read and confirmed in one step. */
export async function showUnconfirmed(open: OpenReturn): Promise<Reply> {
  if (!open.fills || !takesAnswers(open)) return goTo(open.base);
  return confirmPage(open, await readDrafts(open), []);
}

/** Confirms what the page listed. What a colleague has changed since is confirmed by that, and stays as they left it. */
export async function confirmWhole(open: OpenReturn): Promise<Reply> {
  if (!takesAnswers(open)) return refused(open, closedBecause(open));
  const drafts = await readDrafts(open);
  const listed = new Set(sentAll(open.body, 'confirm'));
  const kept = sectionsFor(open).flatMap(({ key }) => {
    const draft = drafts.bySection.get(key)!;
    const form = { ...open.ret.form, sections: open.ret.form.sections.filter((section) => section.key === key) };
    const { unconfirmed } = afterEdit(form, { answers: {}, unconfirmed: draft.unconfirmed }, {}, [...listed], open.setting);
    return unconfirmed.length === draft.unconfirmed.length ? [] : [{ section: key, answers: draft.answers, unconfirmed }];
  });
  if (kept.length === 0) return confirmPage(open, drafts, [{ field: '', message: 'There was nothing left to confirm of what the page listed.' }]);
  const count = kept.reduce((sum, { section, unconfirmed }) => sum + drafts.bySection.get(section)!.unconfirmed.length - unconfirmed.length, 0);
  await keepSections(open, drafts, kept, { page: '', seq: 0 }, 'confirmed what was brought forward into a return');
  return goTo(open.base, count === 1 ? 'One answer is confirmed.' : `${count} answers are confirmed.`);
}

function confirmPage(open: OpenReturn, drafts: Drafts, problems: readonly { field: string; message: string }[]): Reply {
  const { base, ret, setting } = open;
  const mine = new Set(sectionsFor(open).map(({ key }) => key));
  const standings = standingsOf(ret.form, drafts.answers, drafts.unconfirmed, setting).filter(({ section }) => mine.has(section));
  const waiting = new Set(standings.flatMap(({ unconfirmed }) => unconfirmed));
  const rows = readBack(ret.form, drafts.answers, setting).filter(({ path }) => waiting.has(path));
  const empty = standings.filter(({ asked, answered }) => answered < asked);
  return page('Confirm what was brought forward', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{ret.name}, {ret.round.name}</span>
      <h1 class="govuk-heading-l">Confirm what was brought forward</h1>
      {rows.length === 0 ? <p class="govuk-body">Nothing waits to be confirmed.</p> : (
        <>
          <p class="govuk-body">These {rows.length === 1 ? 'is the answer that was' : `are the ${rows.length} answers that were`} brought forward and that nobody has confirmed. Read them. What has changed you change in its section; the rest you confirm here in one step.</p>
          {standings.filter(({ unconfirmed }) => unconfirmed.length > 0).map(({ section, title, unconfirmed }) => (
            <>
              <h2 class="govuk-heading-m" id={section}>{title}</h2>
              <p class="govuk-body"><a class="govuk-link" href={`${base}/${section}`}>Change something<span class="govuk-visually-hidden"> in {title}</span></a></p>
              <Facts rows={rows.filter(({ path }) => unconfirmed.includes(path)).map((row) => ({ name: row.entry === '' ? row.question : `${row.entry}: ${row.question}`, value: <>{row.text}{drafts.from.has(row.path) && <span class="gt-under">From your answer to {drafts.from.get(row.path)}</span>}</> }))} />
            </>
          ))}
          {empty.length > 0 && <p class="govuk-body">Not everything has an answer yet: {empty.map(({ section, title, asked, answered }, index) => <>{index > 0 && ', '}<a class="govuk-link" href={`${base}/${section}`}>{title}</a> ({asked - answered})</>)}.</p>}
          <PostForm action={`${base}/all/confirm`}>
            {rows.map(({ path }) => <input type="hidden" name="confirm" value={path} />)}
            <Button>{rows.length === 1 ? 'Nothing has changed: confirm the answer' : `Nothing has changed: confirm all ${rows.length} answers`}</Button>
          </PostForm>
        </>
      )}
    </>
  ), { back: { href: base, text: 'Back to all sections' }, status: problems.length > 0 ? 422 : 200, section: 'audits' });
}
