import { beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { wordsOf } from '../../platform/documents/testing/words-of.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { caseTool } from './testing/case-tool.ts';
import { remindAuditors } from './scoring/remind.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });
const practice = (recognised: string, shows = 'The risk was named at the first contact.') => ({ 'practice.recognised': recognised, 'practice.oversight': 'good', 'practice.shows': shows });

eachDatabase('a case audit', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  let tool: string;
  const as = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => filled.it.product.app.database.run({ role: 'gt_worker', partnershipId: filled.it.board.partnershipId }, deed);
  const agency = (key: string): string => filled.it.board.agencies[key]!;
  const stranger = () => filled.it.browser();

  beforeAll(async () => {
    manager = await filled.it.signedIn('manager');
    tool = newId();
    await as((tx) => tx.insertInto('audit_tool').values({
      partnership_id: filled.it.board.partnershipId, id: tool, board_id: filled.it.board.boardId, key: 'case-tool', edition: 1, name: 'Case audit', source: 'board', definition: JSON.stringify(caseTool), status: 'published', changed_at: new Date(), published_on: '2026-11-01',
    }).execute());
  });

  const plan = async (agencies: string[], more: Record<string, string> = {}): Promise<string> => {
    const answer = await manager.send('/audits/cases/new', '/audits/cases/new', {
      title: 'Domestic abuse at first contact', kind: 'multi-agency-case', group: await groupId(), 'line.1': 'Was the risk to the child recognised?', 'about.1': await firstLineKind(), voiceAsked: 'A group of young people', ...typed('dueOn', '2026-12-11'), remind: '7, -3',
      ...Object.fromEntries(agencies.map((key) => [`tool.${agency(key)}`, tool])), ...more,
    });
    if (answer.to === undefined) throw new Error(answer.text);
    return answer.to;
  };
  const groupId = () => filled.it.value(`select id from work_group where partnership_id = $1 and key = 'learning-and-improvement-group'`, [filled.it.board.partnershipId]).then(String);
  const firstLineKind = async (): Promise<string> => /name="about\.1"[\s\S]*?<option value="([a-z-]+)"/.exec((await manager.get('/audits/cases/new')).html)![1]!;
  const draw = async (at: string, cases = 'R-1\nR-2\nR-3\nR-4', wanted = '2') => {
    const answer = await manager.send(`${at}/sample`, `${at}/sample`, { holder: agency('council'), list: cases, method: 'random', wanted, seed: 'winter' });
    if (answer.to === undefined) throw new Error(answer.text);
  };
  const caseIds = async (at: string): Promise<string[]> => (await as((tx) => tx.selectFrom('audited_case').select('id').where('audit_id', '=', at.split('/').at(-1)!).orderBy('position').execute())).map(({ id }) => id);
  const ask = async (at: string, key: string, email: string, more: Record<string, string | string[]> = {}) =>
    manager.send(`${at}/auditors`, `${at}/auditors`, { agency: agency(key), name: `Auditor ${email}`, email, cases: await caseIds(at), ...more });
  const linksOf = async (email: string): Promise<string[]> => {
    const mail = await as((tx) => tx.selectFrom('mail').select('body').where('to_email', '=', email).where('subject', 'like', '%asked to audit%').orderBy('id', 'desc').executeTakeFirstOrThrow());
    return [...mail.body.matchAll(/(\/k\/[\w-]+)/g)].map((found) => found[1]!);
  };
  const score = async (link: string, recognised: string, handsIn = true): Promise<void> => {
    const holder = stranger();
    await holder.post(`${link}/declare`, { involved: 'no' });
    for (const [section, fields] of Object.entries({ practice: practice(recognised), together: { 'together.shared': 'good' }, outcome: { 'outcome.safer': 'improve', 'outcome.gap': 'A strategy meeting was late.' } })) {
      const revision = /name="revision" value="(\d+)"/.exec((await holder.get(`${link}/${section}`)).html)![1]!;
      expect((await holder.post(`${link}/${section}`, { ...fields, revision, action: 'stay' })).status, section).toBe(303);
    }
    if (handsIn) expect((await holder.post(`${link}/hand-in`)).to).toBe(link);
  };
  /** An audit of two cases by police and council, all handed in; the police recognised more than the council. */
  const scored = async (): Promise<string> => {
    const at = await plan(['police', 'council']);
    await draw(at);
    for (const [key, level] of [['police', 'good'], ['council', 'inadequate']] as const) {
      const email = `${key}.${at.slice(-6)}@agency.example`;
      expect((await ask(at, key, email)).status).toBe(303);
      for (const link of await linksOf(email)) await score(link, level);
    }
    return at;
  };
  const grade = async (at: string, id: string, more: Record<string, string> = {}) => {
    const page = (await manager.get(`${at}/cases/${id}`)).html;
    const was = Object.fromEntries([...page.matchAll(/name="(was\.[^"]+)" value="([^"]+)"/g)].map((found) => [found[1]!, found[2]!]));
    return manager.post(`${at}/cases/${id}`, { ...was, 'level.practice/recognised': 'improve', 'level.practice/oversight': 'good', 'level.together/shared': 'good', 'level.outcome/safer': 'improve', ...more });
  };

  describe('being planned', () => {
    it('says all that has to be mended at once and keeps what was typed', async () => {
      const answer = await manager.send('/audits/cases/new', '/audits/cases/new', { title: 'A title kept', 'line.2': 'Without its kind', remind: 'soon', [`tool.${agency('police')}`]: 'no such tool' });
      expect(answer.status).toBe(422);
      for (const field of ['kind', 'about-2', 'dueOn', 'remind', `tool-${agency('police')}`]) expect(answer.html).toContain(`<a href="#${field}">`);
      expect(answer.html).toContain('value="A title kept"');
    });

    it('warns of too many lines of enquiry and takes them all the same', async () => {
      const lines = Object.fromEntries(await Promise.all(Array.from({ length: 8 }, async (_, index) => [[`line.${index + 1}`, `Question ${index + 1}`], [`about.${index + 1}`, await firstLineKind()]])).then((all) => all.flat()));
      expect((await manager.get(await plan(['police'], lines))).text).toContain('There are 8 key lines of enquiry');
    });

    it('stands on the golden thread, and is kept only by those who keep audits', async () => {
      const at = await plan(['police', 'council']);
      expect((await manager.get(`/thread/${at.split('/').at(-1)}`)).text).toContain('Domestic abuse at first contact');
      const chair = await filled.it.signedIn('chair');
      expect((await chair.get(at)).status).toBe(200);
      expect((await chair.post(`${at}/sample`, {})).status).toBe(403);
      expect((await (await filled.it.signedIn('practitioner')).get(at)).status).toBe(403);
      expect((await (await filled.it.signedIn('manager', 'elsewhere')).get(at)).status).toBe(404);
    });
  });

  describe('drawing its cases', () => {
    it('refuses a list that could name somebody, says which line and why, and takes nothing', async () => {
      const at = await plan(['police', 'council']);
      const answer = await manager.send(`${at}/sample`, `${at}/sample`, { holder: agency('council'), list: 'R-1\nJane Example\n943 476 5919\nR-2 02/03/2014', method: 'random', wanted: '2' });
      expect(answer.status).toBe(422);
      for (const words of ['Line 2 cannot be taken: it looks like a name', 'Line 3 cannot be taken: it looks like an NHS number', 'Line 4 cannot be taken: it looks like a date of birth']) expect(answer.text).toContain(words);
      expect(await caseIds(at)).toEqual([]);
    });

    it('keeps method, seed and list, draws again on the page, and stands', async () => {
      const at = await plan(['police', 'council']);
      await draw(at);
      const page = await manager.get(`${at}/sample`);
      expect(page.text).toContain('Drawn again just now from the list and the seed: the same cases.');
      expect(page.text).toContain('winter');
      expect((await manager.post(`${at}/sample`, { holder: agency('council'), list: 'X-1', method: 'chosen', reason: 'Again' })).text).toContain('The cases have been drawn already');
      await filled.it.product.app.database.asOwner(`update case_sample set drawn = array['R-9', 'R-8'] where audit_id = $1`, [at.split('/').at(-1)]);
      expect((await manager.get(`${at}/sample`)).text).toContain('other cases come out');
    });

    it('reads an uploaded file of one column, and refuses one with more', async () => {
      const at = await plan(['police', 'council']);
      const csrf = /name="_csrf" value="([^"]*)"/.exec((await manager.get(`${at}/sample`)).html)![1]!;
      const field = (key: string, value: string) => `--edge\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
      const send = (content: string) => filled.it.product.server.inject({
        method: 'POST', url: `${at}/sample`, cookies: Object.fromEntries(manager.cookies), headers: { 'content-type': 'multipart/form-data; boundary=edge' },
        payload: `${field('_csrf', csrf)}${field('holder', agency('council'))}${field('method', 'every-nth')}${field('wanted', '2')}--edge\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--edge--\r\n`,
      });
      const wide = await send('Case,Name\nR-1,Somebody');
      expect(wide.statusCode).toBe(422);
      expect(wide.payload).toContain('more than one column');
      expect((await send('Case\nR-1\nR-2\nR-3')).statusCode).toBe(303);
      expect((await manager.get(`${at}/sample`)).text).toContain('3 cases, from');
      expect(await filled.it.value(`select count(*)::int from stored_file where name = 'list.csv'`)).toBe(0);
    });
  });

  describe('its auditors', () => {
    it('are asked by one mail with a link for each case, and nothing about the case in it', async () => {
      const at = await plan(['police', 'council']);
      await draw(at);
      expect((await ask(at, 'police', 'one@police.example')).status).toBe(303);
      const mail = await as((tx) => tx.selectFrom('mail').selectAll().where('to_email', '=', 'one@police.example').executeTakeFirstOrThrow());
      expect((await linksOf('one@police.example')).length).toBe(2);
      expect(`${mail.subject} ${mail.body}`).not.toMatch(/R-\d|Domestic/);
      expect((await ask(at, 'police', 'two@police.example')).text).toContain('Somebody has been asked for');
    });

    it('are refused where they worked on the case, of which only a digest is kept', async () => {
      const at = await plan(['police', 'council']);
      await draw(at);
      const [first] = await caseIds(at);
      expect((await manager.send(`${at}/auditors`, `${at}/involved`, { case: first!, emails: 'worker@police.example' })).status).toBe(303);
      const answer = await ask(at, 'police', 'Worker@police.example');
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('is among the staff who worked on');
      expect(String(await filled.it.value('select involved::text from audited_case where id = $1', [first]))).not.toContain('worker');
      expect((await linksOf('worker@police.example').catch(() => [])).length).toBe(0);
    });

    it('declare first; with a part in the case they stand aside, the office is told, and they are not asked again', async () => {
      const at = await plan(['police', 'council']);
      await draw(at);
      await ask(at, 'police', 'aside@police.example');
      const [link] = await linksOf('aside@police.example');
      const holder = stranger();
      expect((await holder.get(link!)).text).toContain('Did you have any part in this case before?');
      expect((await holder.get(`${link}/practice`)).text).toContain('Did you have any part');
      expect((await holder.post(`${link}/practice`, practice('good'))).text).toContain('Say first whether you had any part');
      expect((await holder.post(`${link}/declare`, { involved: 'yes' })).text).toContain('Enter what your part was');
      expect((await holder.post(`${link}/declare`, { involved: 'yes', part: 'I supervised the team' })).text).toContain('You do not audit this case');
      const late = await holder.post(`${link}/practice`, practice('good'));
      expect(late.status).toBe(410);
      expect(late.text).toContain('You do not audit this case: I supervised the team');
      const told = await as((tx) => tx.selectFrom('mail').select('subject').where('to_email', '=', 'manager@suffolk.example').where('subject', 'like', '%stood aside%').execute());
      expect(told.length).toBe(1);
      const [first] = await caseIds(at);
      expect((await ask(at, 'police', 'aside@police.example', { cases: [first!] })).text).toContain('stood aside from');
      expect((await ask(at, 'police', 'instead@police.example', { cases: [first!] })).status).toBe(303);
    });

    it('lose nothing where two windows save at once: both changes are kept, and for the same answer they are asked', async () => {
      const at = await plan(['police', 'council']);
      await draw(at);
      await ask(at, 'police', 'twice@police.example');
      const [link] = await linksOf('twice@police.example');
      const [one, other] = [stranger(), stranger()];
      await one.post(`${link}/declare`, { involved: 'no' });
      const revision = /name="revision" value="(\d+)"/.exec((await one.get(`${link}/practice`)).html)![1]!;
      expect((await one.post(`${link}/practice`, { revision, action: 'stay', 'practice.recognised': 'good' })).status).toBe(303);
      expect((await other.post(`${link}/practice`, { revision, action: 'stay', 'practice.oversight': 'improve' })).status).toBe(303);
      const both = (await one.get(`${link}/practice`)).html;
      expect(both).toMatch(/value="good"[^>]*checked/);
      expect(both).toMatch(/value="improve"[^>]*checked/);
      const met = await other.post(`${link}/practice`, { revision, action: 'stay', 'practice.recognised': 'outstanding', 'practice.shows': 'Kept as well' });
      expect(met.status).toBe(409);
      expect(met.text).toContain('Saved in another window meanwhile');
      const field = /name="(keep\.[^"]+)"/.exec(met.html)![1]!;
      expect((await other.post(`${link}/practice`, { revision, action: 'stay', 'practice.recognised': 'outstanding', 'practice.shows': 'Kept as well', [field]: 'mine' })).status).toBe(303);
      const after = (await one.get(`${link}/practice`)).html;
      expect(after).toMatch(/value="outstanding"[^>]*checked/);
      expect(after).toContain('Kept as well');
    });

    it('are reminded on the days set, once a day, by a mail that holds no link', async () => {
      const at = await plan(['police', 'council'], typed('dueOn', '2026-11-27'));
      await draw(at);
      await ask(at, 'police', 'remind@police.example');
      await remindAuditors(filled.it.product.app, filled.it.board.partnershipId);
      await remindAuditors(filled.it.product.app, filled.it.board.partnershipId);
      const mails = await as((tx) => tx.selectFrom('mail').selectAll().where('to_email', '=', 'remind@police.example').orderBy('id').execute());
      expect(mails.map((mail) => mail.subject.replace(/CFA-\d+-\d+/, 'CFA'))).toEqual(['CFA: you are asked to audit 2 cases by 27 November 2026', 'CFA: your audit of 2 cases is due on 27 November 2026']);
      expect(mails[1]!.body).not.toContain('/k/');
    });

    it('are reminded as soon as it can be where nothing ran on the day, once for all days that were missed', async () => {
      const at = await plan(['police', 'council'], typed('dueOn', '2026-12-11'));
      await draw(at);
      await ask(at, 'police', 'missed@police.example');
      const remind = (day: string) => remindAuditors({ ...filled.it.product.app, now: () => new Date(`${day}T08:00:00Z`) }, filled.it.board.partnershipId);
      const reminders = async () => (await as((tx) => tx.selectFrom('mail').select('subject').where('to_email', '=', 'missed@police.example').where('key', 'like', 'remind auditor%').orderBy('id').execute())).map((mail) => mail.subject.replace(/CFA-\d+-\d+/, 'CFA'));
      await remind('2026-11-25');
      expect(await reminders()).toEqual([]);
      await remind('2026-12-06');
      await remind('2026-12-07');
      expect(await reminders()).toEqual(['CFA: your audit of 2 cases is due on 11 December 2026']);
      await remind('2027-01-04');
      await remind('2027-01-05');
      expect(await reminders()).toEqual(['CFA: your audit of 2 cases is due on 11 December 2026', 'CFA: your audit of 2 cases is late']);
    });
  });

  describe('scores before the workshop', () => {
    it('are read by their auditor alone: by no page, no other link and nobody’s own role in the database', async () => {
      const at = await plan(['police', 'council']);
      await draw(at);
      await ask(at, 'police', 'sealed@police.example');
      await ask(at, 'council', 'other@council.example');
      const [link, second] = await linksOf('sealed@police.example');
      const holder = stranger();
      await holder.post(`${link}/declare`, { involved: 'no' });
      await holder.post(`${link}/practice`, { revision: '0', action: 'stay', ...practice('inadequate', 'A word that nobody else sees') });
      expect((await holder.get(`${link}/practice`)).html).toContain('A word that nobody else sees');
      const [first] = await caseIds(at);
      for (const url of [at, `${at}/auditors`, `${at}/workshop`, `${at}/cases/${first}`, `${at}/report`]) expect((await manager.get(url)).html, url).not.toContain('nobody else sees');
      for (const part of ['report.docx', 'grades.csv', 'grades.xlsx']) expect((await manager.get(`${at}/${part}`)).status, part).toBe(403);
      for (const other of [second!, ...(await linksOf('other@council.example'))]) expect((await stranger().get(other)).html).not.toContain('nobody else sees');
      const id = at.split('/').at(-1)!;
      const seenBy = (key: string) => filled.it.product.app.database.run({ role: 'gt_app', partnershipId: filled.it.board.partnershipId, personId: filled.it.board.people[key]! }, (tx) => tx.selectFrom('case_scores').select('scoring_id').where('audit_id', '=', id).execute());
      for (const key of ['manager', 'chair', 'admin']) expect(await seenBy(key), key).toEqual([]);
      const changed = await filled.it.product.app.database.run({ role: 'gt_app', partnershipId: filled.it.board.partnershipId, personId: filled.it.board.people['manager']! }, (tx) => tx.updateTable('case_scores').set({ revealed: true }).where('audit_id', '=', id).executeTakeFirst()).catch((cause: unknown) => String(cause));
      expect(changed).toContain('permission denied');
      await expect(filled.it.product.app.database.run({ role: 'gt_app', partnershipId: filled.it.board.partnershipId, personId: filled.it.board.people['manager']! }, (tx) => tx.selectFrom('case_scores_revision').selectAll().execute())).rejects.toThrow('permission denied');
    });
  });

  describe('its workshop', () => {
    it('begins with a reason for those who are missing, after which no auditor changes anything and nothing typed is lost', async () => {
      const at = await plan(['police', 'council']);
      await draw(at);
      await ask(at, 'police', 'in@police.example');
      await ask(at, 'council', 'out@council.example');
      expect((await manager.get(`${at}/workshop`)).text).toContain('Nothing has been handed in yet');
      for (const link of await linksOf('in@police.example')) await score(link, 'good');
      const [late] = await linksOf('out@council.example');
      await score(late!, 'inadequate', false);
      expect((await manager.send(`${at}/workshop`, `${at}/workshop`, { do: 'open' })).html).toContain('<a href="#missing">');
      expect((await manager.post(`${at}/workshop`, { do: 'open', missing: 'The council’s auditor is ill' })).status).toBe(303);
      const answer = await stranger().post(`${late}/practice`, { revision: '3', ...practice('outstanding', 'Typed while the workshop began') });
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('The workshop of this audit began while you were scoring');
      expect(answer.text).toContain('Typed while the workshop began');
      expect((await stranger().post(`${late}/hand-in`)).status).toBe(409);
      expect((await stranger().get(late!)).text).toContain('What you saved is kept');
      const [first] = await caseIds(at);
      const page = await manager.get(`${at}/cases/${first}`);
      expect(page.text).toContain('The risk was named at the first contact.');
      expect(page.text).not.toContain('Typed while the workshop began');
      expect(page.text).not.toContain('Suffolk Children’s Services');
      expect((await manager.get(`${at}/workshop`)).text).toContain('The council’s auditor is ill');
    });

    it('lays all scores side by side, brings differences out, and keeps the joint grade with what was agreed and dissent', async () => {
      const at = await scored();
      const told = await as((tx) => tx.selectFrom('mail').select('subject').where('to_email', '=', 'manager@suffolk.example').where('subject', 'like', '%all who were asked%').execute());
      expect(told.length).toBeGreaterThan(0);
      await manager.send(`${at}/workshop`, `${at}/workshop`, { do: 'open' });
      const [first] = await caseIds(at);
      const page = await manager.get(`${at}/cases/${first}`);
      expect(page.text).toMatch(/Was the risk recognised\? Differ by 2/);
      expect((await grade(at, first!, { 'agreed.practice/recognised': 'Named, not acted on', 'dissent.practice/recognised': 'Police: good', 'agreed.line-1': 'In part' })).status).toBe(303);
      const after = await manager.get(`${at}/cases/${first}`);
      for (const words of ['Named, not acted on', 'Police: good', 'In part']) expect(after.html).toContain(words);
      expect((await grade(at, first!, { 'level.practice/recognised': 'splendid' })).status).toBe(422);
    });

    it('keeps the grades of two who save at once, and shows the second what the first wrote', async () => {
      const at = await scored();
      await manager.send(`${at}/workshop`, `${at}/workshop`, { do: 'open' });
      const [first] = await caseIds(at);
      const office = await filled.it.signedIn('office');
      const stale = Object.fromEntries([...(await office.get(`${at}/cases/${first}`)).html.matchAll(/name="(was\.[^"]+)" value="([^"]+)"/g)].map((found) => [found[1]!, found[2]!]));
      await grade(at, first!, { 'agreed.practice/recognised': 'What the first wrote' });
      const met = await office.post(`${at}/cases/${first}`, { ...stale, 'agreed.practice/recognised': 'What the second wrote', 'agreed.line-1': 'Only the second' });
      expect(met.status).toBe(409);
      expect(met.text).toContain('Requires improvement. What the first wrote');
      expect(met.html).toContain('What the second wrote');
      const shown = Object.fromEntries([...met.html.matchAll(/name="(was\.[^"]+)" value="([^"]+)"/g)].map((found) => [found[1]!, found[2]!]));
      expect((await office.post(`${at}/cases/${first}`, { ...shown, 'level.practice/recognised': 'improve', 'level.practice/oversight': 'good', 'level.together/shared': 'good', 'level.outcome/safer': 'improve', 'agreed.practice/recognised': 'Both together', 'agreed.line-1': 'Only the second' })).status).toBe(303);
      const grades = await as((tx) => tx.selectFrom('case_grade').select(['question', 'agreed', 'level']).where('case_id', '=', first!).orderBy('question').execute());
      expect(grades.find((each) => each.question === 'practice/recognised')).toMatchObject({ agreed: 'Both together', level: 'improve' });
      expect(grades.find((each) => each.question === 'line-1')).toMatchObject({ agreed: 'Only the second' });
      expect(grades.find((each) => each.question === 'together/shared')).toMatchObject({ level: 'good' });
    });
  });

  it('is reported with joint grades, attendance and views, and closed once the board has it, agencies passed it on and practitioners were told', async () => {
    const at = await scored();
    await manager.send(`${at}/workshop`, `${at}/workshop`, { do: 'open' });
    const stops = await manager.send(`${at}/report`, `${at}/report`, { do: 'report' });
    for (const words of ['no joint grade', 'Who was at the workshop', 'No views of children or families']) expect(stops.text).toContain(words);
    for (const id of await caseIds(at)) await grade(at, id, { 'agreed.practice/recognised': 'Named and not acted on', 'dissent.together/shared': 'The school disagrees' });
    await manager.send(`${at}/workshop`, `${at}/workshop`, { do: 'save', revision: '3', ...typed('heldOn', '2026-11-20'), present: 'Detective inspector, team manager', notes: 'Strategy meetings are held within the day' });
    expect((await manager.send(`${at}/voice`, `${at}/voice`, { do: 'view', whose: '', said: '' })).html).toContain('<a href="#whose">');
    await manager.send(`${at}/voice`, `${at}/voice`, { do: 'view', whose: 'Six young people', how: 'In their group', ...typed('heardOn', '2026-11-19'), said: 'Nobody asked us at the door', done: '' });
    expect((await manager.send(`${at}/report`, `${at}/report`, { do: 'report' })).to).toBe(`${at}/report`);
    const [first, second] = await caseIds(at);
    expect((await grade(at, first!)).status).toBe(409);

    const document = wordsOf((await filled.it.product.server.inject({ method: 'GET', url: `${at}/report.docx`, cookies: Object.fromEntries(manager.cookies) })).rawPayload);
    for (const words of ['Overview report: Domestic abuse at first contact', 'winter', 'The same cases come out.', 'Was the risk to the child recognised?', 'Nobody asked us at the door', 'Strategy meetings are held within the day', 'The school disagrees', 'Requires improvement: 2']) expect(document).toContain(words);
    const csv = (await manager.get(`${at}/grades.csv`)).html;
    expect(csv).toContain('Joint grade,Requires improvement,2,Named and not acted on');
    expect(csv).toMatch(/Was the risk recognised\?,[^,\n]*(Police|Constabulary)[^,\n]*,Good,3/);

    const early = await manager.send(`${at}/report`, `${at}/report`, { do: 'close' });
    for (const words of ['The board has not received', 'No feedback has been given', 'Not yet passed on within']) expect(early.text).toContain(words);
    await manager.send(`${at}/report`, `${at}/report`, { do: 'receive', ...typed('receivedOn', '2026-11-20') });
    for (const key of ['police', 'council']) await manager.send(`${at}/report`, `${at}/report`, { do: 'cascade', agency: agency(key), ...typed('cascadedOn', '2026-11-20'), cascadedHow: 'In the team meetings' });
    for (const id of [first!, second!]) {
      expect((await manager.send(`${at}/feedback`, `${at}/feedback`, { case: id, agency: agency('council'), givenTo: 'Social worker and team manager', strengths: '', toImprove: 'Act sooner', ...typed('givenOn', '2026-11-20') })).html).toContain('feedback is more than gaps');
      expect((await manager.post(`${at}/feedback`, { case: id, agency: agency('council'), givenTo: 'Social worker and team manager', strengths: 'Stayed with the child', toImprove: 'Act sooner', ...typed('givenOn', '2026-11-20') })).status).toBe(303);
    }
    expect((await manager.send(`${at}/report`, `${at}/report`, { do: 'close' })).to).toBe(`${at}/report`);
    expect((await manager.get(at)).text).toContain('Closed');
  });

  it('may be reported without views only where somebody else approved the reason', async () => {
    const at = await plan(['police', 'council']);
    await manager.send(`${at}/voice`, `${at}/voice`, { do: 'reason', reason: 'The families moved away' });
    expect((await manager.send(`${at}/voice`, `${at}/voice`, { do: 'approve' })).status).toBe(403);
    expect((await (await filled.it.signedIn('chair')).send(`${at}/voice`, `${at}/voice`, { do: 'approve' })).status).toBe(403);
    const member = await filled.it.signedIn('lig-member');
    expect((await member.get(`${at}/voice`)).text).toContain('Approve the reason');
    expect((await member.post(`${at}/voice`, { do: 'approve' })).to).toBe(`${at}/voice`);
    expect((await manager.get(`${at}/voice`)).text).toContain('Put forward by Priya Raman, approved by Kwame Mensah');
    await manager.send(`${at}/voice`, `${at}/voice`, { do: 'reason', reason: 'Another reason' });
    expect((await manager.get(`${at}/voice`)).text).toContain('It waits for approval by somebody else');
  });

  it('leads to findings on the golden thread', async () => {
    const at = await scored();
    await manager.send(`${at}/workshop`, `${at}/workshop`, { do: 'open' });
    const [first] = await caseIds(at);
    const form = `${at}/findings/new?case=${first}&question=practice%2Frecognised`;
    expect((await manager.get(form)).html).toMatch(/value="Case R-\d: Was the risk recognised\?"/);
    const theme = /name="themes"[^>]*value="([^"]+)"/.exec((await manager.get(form)).html)![1]!;
    const kindOf = /name="kind"[^>]*value="([^"]+)"/.exec((await manager.get(form)).html)![1]!;
    const made = await manager.send(form, form, { kind: kindOf, text: 'The risk was named and nobody acted', cites: 'Case R-1', themes: theme });
    expect(made.to).toMatch(/^\/findings\//);
    expect((await manager.get(`/thread/${at.split('/').at(-1)}`)).text).toContain('The risk was named and nobody acted');
    expect((await manager.get(`${at}/report`)).text).toContain('It has led to nothing yet');
  });

  it('of one agency goes from the file and by a peer, and needs a workshop only where they differ', async () => {
    const at = await plan(['council'], { kind: 'single-agency' });
    await draw(at, 'S-1', '1');
    await ask(at, 'council', 'offline@council.example', { manner: 'offline' });
    expect((await ask(at, 'council', 'peer@council.example', { manner: '' })).html).toContain('<a href="#manner">');
    await ask(at, 'council', 'peer@council.example', { manner: 'peer' });
    for (const email of ['offline@council.example', 'peer@council.example']) for (const link of await linksOf(email)) await score(link, 'good');
    await manager.send(`${at}/workshop`, `${at}/workshop`, { do: 'open' });
    expect((await manager.get(`${at}/workshop`)).text).toContain('no workshop is needed');
    expect((await manager.send(`${at}/report`, `${at}/report`, { do: 'report' })).to).toBe(`${at}/report`);

    const other = await plan(['council'], { kind: 'single-agency' });
    await draw(other, 'S-1', '1');
    for (const [email, manner, level] of [['offline2@council.example', 'offline', 'good'], ['peer2@council.example', 'peer', 'inadequate']] as const) {
      await ask(other, 'council', email, { manner });
      for (const link of await linksOf(email)) await score(link, level);
    }
    await manager.send(`${other}/workshop`, `${other}/workshop`, { do: 'open' });
    const stops = await manager.send(`${other}/report`, `${other}/report`, { do: 'report' });
    expect(stops.text).toContain('one question has no joint grade');
    expect(stops.text).toContain('Who was at the workshop');
  });
});
