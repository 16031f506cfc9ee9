import { parse, type HTMLElement } from 'node-html-parser';
import { expect, it } from 'vitest';
import { verifyLog } from '../../src/access/verify-log.ts';
import type { Browser } from '../../src/access/testing/browser.ts';
import { eachDatabase } from '../support/databases.ts';
import { addressOf, named } from './addresses.ts';
import { useFilledBoard } from './filled-board.ts';

/** What no honest person types, each put into every box of every form at once. */
const nasty: Record<string, string> = {
  'a script': `</textarea><script>alert(1)</script>"'><img src=x onerror=alert(2)>`,
  'a statement': `'); drop table person; --`,
  'invisible and turning characters': `Anna\u202Efdp.exe\u200B\u2066\u0000\u0007\uFEFF`,
  'half a character': '\uD800 and more',
  'a great number': '9'.repeat(400),
  'a number that is none': 'NaN',
  'a day that does not exist': '31',
  'a path': '../../../../etc/passwd',
  'a formula': `=HYPERLINK("http://x.example","x")`,
  'a template': '${process.exit(1)} {{7*7}} %s%n',
  'a long text': 'word '.repeat(100_000),
  'nothing': '',
};

interface Form {
  page: string;
  action: string;
  fields: string[];
  fixed: [string, string][];
}

/** The forms of a page that change something. Signing out is left alone: it works, and ends the visit. */
function formsOf(page: string, html: string): Form[] {
  return parse(html).querySelectorAll('form').filter((form) => form.getAttribute('method')?.toLowerCase() === 'post' && form.getAttribute('action') !== '/sign-out').map((form) => {
    const controls = form.querySelectorAll('input, textarea, select, button') as HTMLElement[];
    const hidden = (control: HTMLElement): boolean => control.getAttribute('type') === 'hidden' || control.tagName === 'BUTTON';
    return {
      page, action: form.getAttribute('action') ?? page,
      fields: [...new Set(controls.filter((control) => !hidden(control)).map((control) => control.getAttribute('name') ?? '').filter((name) => name !== ''))],
      fixed: controls.filter((control) => hidden(control) && control.getAttribute('name')).map((control) => [control.getAttribute('name')!, control.getAttribute('value') ?? ''] as [string, string]),
    };
  });
}

eachDatabase('every form of every page', (kind) => {
  const filled = useFilledBoard(kind);

  const pages = async (): Promise<string[]> => {
    const { board, value, product } = filled.it;
    const plain = await Promise.all(named.filter((route) => route.method === 'GET' && !/\.(csv|xlsx|docx)$|export|\/papers\/|^\/forward-plan.*\/report$/.test(route.path)).map((route) => addressOf(route, board.partnershipId, value)));
    const { rows } = await product.app.database.asOwner(`select '/reviews/' || process_id || '/steps/' || key as at from due_item where partnership_id = $1 and kind = 'step' and done_on is null and needed order by key, process_id`, [board.partnershipId]);
    const { rows: reviews } = await product.app.database.asOwner(`select '/findings/new?process=' || id as at from process where partnership_id = $1 limit 1`, [board.partnershipId]);
    const { rows: meetings } = await product.app.database.asOwner(`select '/meetings/' || i.meeting_id || part as at from (select distinct on (meeting_id) meeting_id, id from meeting_item where partnership_id = $1 order by meeting_id, position) i cross join lateral (values (''), ('/attendance'), ('/items/' || i.id)) as p (part)`, [board.partnershipId]);
    return [...new Set([...plain, ...meetings.map((row) => String(row['at'])), ...rows.map((row) => String(row['at'])).filter((_, at) => at % 4 === 0), ...reviews.map((row) => String(row['at']))])];
  };
  const formsFor = async (visitor: Browser): Promise<Form[]> => {
    const found = new Map<string, Form>();
    for (const at of await pages()) {
      const answer = await visitor.get(at);
      if (answer.status === 200) for (const form of formsOf(at, answer.html)) found.set(`${form.action.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')} ${form.fields.join()}`, form);
    }
    return [...found.values()];
  };

  // The manager comes last: what they send changes accounts.
  it.each(['office', 'notifier', 'chair', 'lig', 'manager'])('takes nothing nasty from %s but as plain text, and never breaks', async (key) => {
    const visitor = await filled.it.signedIn(key);
    const forms = await formsFor(visitor);
    expect(forms.length).toBeGreaterThan(2);
    for (const form of forms) {
      let fixed: [string, string][] | null = null;
      for (const [what, value] of Object.entries(nasty)) {
        // The page is opened again only where the last form was taken: its version, and with it what the page hides, is another one then.
        if (fixed === null) {
          const fresh = await visitor.get(form.page);
          fixed = fresh.status === 200 ? formsOf(form.page, fresh.html).find((each) => each.action === form.action)?.fixed ?? form.fixed : form.fixed;
        }
        const buttons = fixed.filter(([name]) => name === 'do' || name === 'action');
        const rest = fixed.filter(([name]) => name !== 'do' && name !== 'action' && name !== '_csrf');
        const body = Object.fromEntries([...rest, ...form.fields.map((name) => [name, value] as [string, string]), ...buttons.slice(0, 1)]);
        const answer = await visitor.post(form.action, body);
        if (answer.status !== 422) fixed = null;
        const seen = `${form.page} ${form.action} with ${what}: ${answer.status}`;
        expect([200, 303, 403, 404, 409, 413, 422], `${seen} ${answer.status >= 500 ? answer.text : ''}`).toContain(answer.status);
        expect(answer.html.includes('<script>alert(1)') || answer.html.includes('<img src=x'), `${seen} shows a script`).toBe(false);
        if (answer.status === 422) expect(answer.html, seen).toContain('There is a problem');
      }
    }
  });

  it('shows what was kept of it as text on every page, and the record still verifies', async () => {
    for (const key of ['manager', 'office', 'lig']) {
      const visitor = await filled.it.signedIn(key);
      for (const at of [...await pages(), '/lessons?words=%27%22%29%3B--', '/actions?words=%3Cscript%3Ealert(1)%3C/script%3E&page=999999999999&order=drop', '/people?words=%00%E2%80%AE', '/record?from-day=99&from-month=99&from-year=99999']) {
        const answer = await visitor.get(at);
        expect(answer.status, `${at} ${answer.status >= 500 ? answer.text : ''}`).toBeLessThan(500);
        expect(answer.html.includes('<script>alert(1)') || answer.html.includes('<img src=x'), at).toBe(false);
        // Characters that turn the line round or cannot be seen are gone by the time anything is shown.
        expect(/[\u202A-\u202E\u2066-\u2069\u200B\u0000]/.test(answer.html), `${at} shows a turning character`).toBe(false);
      }
    }
    expect((await verifyLog(filled.it.product.app.database)).map(({ whole }) => whole)).toEqual([true, true]);
    expect(await filled.it.value('select count(*)::int from person where partnership_id = $1', [filled.it.board.partnershipId])).toBeGreaterThan(10);
  });

  it.each([
    ['a body that is no form', 'application/json', '{"_csrf": {"__proto__": 1}}', [400, 403, 415]],
    ['XML', 'application/xml', '<x/>', [400, 403, 415]],
    ['ten megabytes', 'application/x-www-form-urlencoded', `text=${'a'.repeat(10_000_000)}`, [413]],
    ['broken percent signs', 'application/x-www-form-urlencoded', 'text=%ZZ%E0%A4%A&_csrf=%', [400, 403]],
    ['names of the language itself', 'application/x-www-form-urlencoded', '__proto__=1&constructor=2&toString=3&_csrf=a&_csrf=b', [400, 403]],
    ['fifty thousand fields', 'application/x-www-form-urlencoded', Array.from({ length: 50_000 }, (_, at) => `f${at}=1`).join('&'), [400, 403]],
    ['a multipart body without an end', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1', [400, 403]],
  ] as const)('answers %s with a clear page', async (_what, type, payload, statuses) => {
    const visitor = await filled.it.signedIn('manager');
    const id = String(await filled.it.value('select id from action where partnership_id = $1 order by id limit 1', [filled.it.board.partnershipId]));
    const answer = await filled.it.product.server.inject({ method: 'POST', url: `/actions/${id}`, cookies: Object.fromEntries(visitor.cookies), headers: { 'content-type': type }, payload });
    expect(statuses).toContain(answer.statusCode);
    expect(answer.payload).toMatch(/<h1 class="govuk-heading-l">[^<]+<\/h1>/);
    expect((await visitor.get('/actions')).status).toBe(200);
  });

  it.each(['/public/../../package.json', '/public/%2e%2e/%2e%2e/package.json', '/files/..%2f..%2fpackage.json', '/reviews/%00', '/actions/' + 'a'.repeat(5000), '/reviews/00000000-0000-0000-0000-000000000000', '/thread/1%27%20or%201=1', '/%ff', '/%E0%A4%A'])('finds nothing at %s', async (url) => {
    const visitor = await filled.it.signedIn('manager');
    const answer = await visitor.get(url);
    expect([400, 403, 404, 414]).toContain(answer.status);
    expect(answer.html).toMatch(/<h1 class="govuk-heading-l">[^<]+<\/h1>/);
    expect(answer.html).not.toContain('"dependencies"');
  });

  it.each(['//evil.example', 'https://evil.example/x', '/\\evil.example', '/%09/evil.example', 'javascript:alert(1)', '\u0000/x'])('does not lead who signs in to %s', async (next) => {
    const stranger = filled.it.browser();
    const answer = await stranger.signIn('manager@suffolk.example', 'golden thread demonstration', { next });
    expect(answer.status).toBe(303);
    expect(new URL(answer.to!, 'http://localhost').host).toBe('localhost');
  });
});
