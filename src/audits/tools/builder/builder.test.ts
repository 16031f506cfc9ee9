import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../../access/testing/browser.ts';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useFilledBoard } from '../../../../test/security/filled-board.ts';
import { readTool } from '../editions.ts';

eachDatabase('a tool made in the browser', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  let at: string;
  const read = (id: string) => filled.it.product.app.database.run({ role: 'gt_worker', partnershipId: filled.it.board.partnershipId }, (tx) => readTool(tx, id));
  const draft = async () => (await read(at.split('/')[3]!))!;
  const begin = async (name: string): Promise<string> => {
    const answer = await manager.send('/audits/tools/new', '/audits/tools/new', { board: filled.it.board.boardId, name, kind: 'self-assessment' });
    if (answer.to === undefined) throw new Error(answer.text);
    return answer.to;
  };
  /** Opens the form of a part and sends it, with the revision that it shows. */
  const change = async (part: string, fields: Record<string, string | string[]>, browser = manager) => {
    const form = await browser.get(`${at}${part}`);
    const revision = /name="revision" value="(\d+)"/.exec(form.html)?.[1] ?? '';
    return browser.post(`${at}${part}`, { revision, do: 'save', ...fields });
  };
  const levels = (...rows: readonly (readonly [label: string, more?: string, score?: string])[]) => Object.fromEntries(rows.flatMap(([label, more, score], i) => [[`level.${i}.label`, label], [`level.${i}.more`, more ?? ''], [`level.${i}.score`, score ?? '']]));

  beforeAll(async () => {
    manager = await filled.it.signedIn('manager');
    at = await begin('Safer practice');
    await change('/standard', { name: 'Leaders are committed' });
    await change('/scale', { name: 'Grade', ...levels(['Not met', 'Nothing is in place', '1'], ['Met', 'It is known to work', '2.5']) });
  });

  it('begins without questions, and says what is missing before it may be used', async () => {
    const page = await manager.get(at);
    expect(page.text).toContain('The section ‘Questions’ has no question.');
    expect(page.text).toContain('No question counts towards the standard ‘Leaders are committed’.');
    const refused = await change('', { do: 'publish' });
    expect(refused.status).toBe(422);
    expect((await draft()).status).toBe('draft');
  });

  it('keeps standards and scales with what each level takes', async () => {
    expect((await draft()).form).toMatchObject({
      key: 'safer-practice', suppliedBy: 'board', standards: [{ key: 'leaders-are-committed', name: 'Leaders are committed' }],
      scales: [{ key: 'grade', levels: [{ value: 'not-met', label: 'Not met', describes: 'Nothing is in place', score: 1 }, { value: 'met', label: 'Met', describes: 'It is known to work', score: 2.5 }] }],
    });
  });

  it('keeps a question with everything that is said of it', async () => {
    const answer = await change('/question?section=questions', {
      label: 'A leader is named', type: 'scale', scale: 'grade', hint: 'By name and post', guidance: 'See the guidance.\nAsk staff.', href: 'https://guidance.example/11', linkText: 'The guidance',
      rule: ['required', 'notApplicable', 'evidence'], standard: 'leaders-are-committed', askedOf: ['police'], morePhases: 'Primary, all through', section: 'questions',
    });
    expect(answer.to).toBe(at);
    expect((await draft()).form.sections[0]!.questions).toEqual([{
      key: 'a-leader-is-named', label: 'A leader is named', type: 'scale', scale: 'grade', hint: 'By name and post', guidance: 'See the guidance.\nAsk staff.', link: { text: 'The guidance', href: 'https://guidance.example/11' },
      required: true, notApplicable: true, evidence: true, identity: false, standard: 'leaders-are-committed', askedOf: ['police', 'primary', 'all-through'],
    }]);
    const shown = await manager.get(`${at}/question?section=questions&at=a-leader-is-named`);
    expect(shown.html).toMatch(/value="all-through"[^>]*checked/);
  });

  it.each<[string, Record<string, string | string[]>, string, string]>([
    ['no words', { label: '', type: 'text' }, 'label', 'Enter the question'],
    ['no type', { label: 'What?', type: 'riddle' }, 'type', 'Select how it is answered'],
    ['no scale', { label: 'What?', type: 'scale', scale: '' }, 'scale', 'Select the scale'],
    ['a scale that is not there', { label: 'What?', type: 'scale', scale: 'nowhere' }, 'scale', 'Select the scale'],
    ['one answer to choose from', { label: 'What?', type: 'choice', 'option.0.label': 'Only this' }, 'option', 'Enter at least two answers'],
    ['the same answer twice', { label: 'What?', type: 'choice', 'option.0.label': 'This', 'option.1.label': 'this' }, 'option-1-label', 'Another answer has this name already'],
    ['a link that is not secure', { label: 'What?', type: 'text', href: 'http://guidance.example' }, 'href', 'The link must begin with https://'],
    ['a script as a link', { label: 'What?', type: 'text', href: 'javascript:alert(1)' }, 'href', 'The link must begin with https://'],
    ['"not applicable" to a text', { label: 'What?', type: 'text', rule: 'notApplicable' }, 'rule', 'may be “not applicable”'],
    ['a standard that is not there', { label: 'What?', type: 'text', standard: 'nowhere' }, 'standard', 'counts towards a standard that is not there'],
  ])('says at its field what is wrong with %s, and keeps what was typed', async (_, fields, field, message) => {
    const before = (await draft()).revision;
    const answer = await change('/question?section=questions', { hint: 'Typed with care', section: 'questions', ...fields });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(`<a href="#${field}">`);
    expect(answer.text).toContain(message);
    expect(answer.html).toContain('value="Typed with care"');
    expect((await draft()).revision).toBe(before);
  });

  it('says all that is wrong at once', async () => {
    const answer = await change('/question?section=questions', { section: 'questions', label: '', type: 'scale', scale: '', href: 'guidance.example' });
    for (const message of ['Enter the question', 'The link must begin with https://', 'Select the scale']) expect(answer.text).toContain(message);
  });

  it('lets a question hang on an earlier one, and neither part from the other afterwards', async () => {
    await change('/question?section=questions', { label: 'What is missing?', type: 'long-text', section: 'questions' });
    const part = '/condition?section=questions&at=what-is-missing&on=a-leader-is-named';
    expect((await change(part, { is: [] })).text).toContain('Select at least one answer');
    expect((await change(part, { is: ['not-met', 'forged'] })).to).toBe(at);
    expect((await draft()).form.sections[0]!.questions[1]).toMatchObject({ when: { question: 'a-leader-is-named', is: ['not-met'] } });
    expect((await change('/question?section=questions&at=what-is-missing', { do: 'up' })).text).toContain('would not come before it');
    expect((await change('/question?section=questions&at=a-leader-is-named', { do: 'remove' })).text).toContain('‘What is missing?’ is asked only after an answer to another question');
    expect((await change('/scale?at=grade', { name: 'Grade', 'level.0.value': 'met', 'level.0.label': 'Met', 'level.1.label': 'Beyond', 'level.1.value': '' })).text).toContain('that answer would not be there');
    expect((await change('/scale?at=grade', { do: 'remove' })).text).toContain('is answered by this scale');
    expect((await change('/standard?at=leaders-are-committed', { do: 'remove' })).text).toContain('count towards this standard');
    expect((await change('/section?at=questions', { do: 'remove' })).text).toContain('It has questions');
  });

  it('moves questions and sections, and a question to another section', async () => {
    await change('/section', { title: 'More' });
    await change('/question?section=questions', { label: 'Third', type: 'yes-no', section: 'questions' });
    await change('/question?section=questions&at=third', { do: 'up' });
    expect((await draft()).form.sections[0]!.questions.map((question) => question.key)).toEqual(['a-leader-is-named', 'third', 'what-is-missing']);
    await change('/question?section=questions&at=third', { label: 'Third', type: 'yes-no', section: 'more' });
    expect((await draft()).form.sections.map((section) => section.questions.map((question) => question.key))).toEqual([['a-leader-is-named', 'what-is-missing'], ['third']]);
    await change('/section?at=more', { do: 'up' });
    expect((await draft()).form.sections.map((section) => section.key)).toEqual(['more', 'questions']);
    await change('/section?at=more', { do: 'down' });
    await change('/question?section=more&at=third', { do: 'remove' });
    await change('/section?at=more', { do: 'remove' });
    expect((await draft()).form.sections.map((section) => section.key)).toEqual(['questions']);
  });

  it('tells the second of two people that somebody was first, and keeps what they typed', async () => {
    const other = await filled.it.signedIn('office');
    const form = await other.get(`${at}/about`);
    const revision = /name="revision" value="(\d+)"/.exec(form.html)![1]!;
    expect((await change('/about', { name: 'Safer practice', kind: 'self-assessment', about: 'By the first' })).to).toBe(at);
    const late = await other.post(`${at}/about`, { revision, do: 'save', name: 'Safer practice', kind: 'self-assessment', about: 'By the second' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody else changed this draft');
    expect(late.html).toContain('By the second');
    expect((await draft()).form.about).toBe('By the first');
    const again = /name="revision" value="(\d+)"/.exec(late.html)![1]!;
    expect((await other.post(`${at}/about`, { revision: again, do: 'save', name: 'Safer practice', kind: 'self-assessment', about: 'By both' })).to).toBe(at);
  });

  it('comes into use, is never changed again, and is followed by a next edition that says what it changes', async () => {
    const id = at.split('/')[3]!;
    expect((await change('', { do: 'publish' })).to).toBe(`/audits/tools/${id}`);
    const first = (await read(id))!;
    expect(first).toMatchObject({ status: 'published', edition: 1, publishedOn: '2026-11-20' });
    expect((await manager.get(`${at}/about`)).to).toBe(`/audits/tools/${id}`);
    expect((await manager.send(`/audits/tools/${id}`, `${at}/about`, { revision: '1', name: 'Changed', kind: 'self-assessment' })).to).toBe(`/audits/tools/${id}`);
    const next = await manager.send(`/audits/tools/${id}`, `/audits/tools/${id}`, { do: 'draft' });
    at = next.to!;
    expect((await manager.send(`/audits/tools/${id}`, `/audits/tools/${id}`, { do: 'draft' })).to, 'one draft at a time').toBe(at);
    await change('/question?section=questions&at=what-is-missing', { label: 'What is still missing?', type: 'long-text', section: 'questions' });
    await change('/question?section=questions', { label: 'A new one', type: 'yes-no', section: 'questions' });
    expect((await change('', { do: 'publish' })).to).toMatch(/^\/audits\/tools\//);
    expect(await read(id)).toEqual(first);
    const second = await manager.get(at.replace('/edit', ''));
    expect(second.text).toContain('Edition 1');
    const changes = await manager.get(`${at.replace('/edit', '')}/changes?since=${id}`);
    expect(changes.text).toMatch(/What is still missing\? Questions Changed Question: What is missing\? Question: What is still missing\?/);
    expect(changes.text).toMatch(/A new one Questions New/);
    const withdrawn = await manager.send(`/audits/tools/${id}`, `/audits/tools/${id}`, { do: 'withdraw' });
    expect(withdrawn.to).toBe(`/audits/tools/${id}`);
    expect((await read(id))!.status).toBe('withdrawn');
  });

  it('stands in the library, and drafts only for those who keep the tools', async () => {
    const hidden = await begin('Hidden draft');
    expect((await manager.get('/audits/tools?kind=self-assessment')).text).toMatch(/Safer practice The board’s own .*2 20 Nov 2026/);
    expect((await manager.get('/audits/tools')).text).toContain('Hidden draft');
    const chair = await filled.it.signedIn('chair');
    expect((await chair.get('/audits/tools')).text).not.toContain('Hidden draft');
    expect((await chair.get(hidden.replace('/edit', ''))).status).toBe(404);
    expect((await chair.get(at.replace('/edit', ''))).status).toBe(200);
    expect((await chair.get(hidden)).status).toBe(403);
  });

  it('is seen as a kind of agency sees it, is tried out, and nothing of that is saved', async () => {
    const shown = at.replace('/edit', '/preview');
    expect((await manager.get(`${shown}?as=kind:police`)).text).toContain('A leader is named');
    const school = await manager.get(`${shown}?as=kind:school`);
    expect(school.text).not.toContain('A leader is named');
    expect((await manager.get(`${shown}?as=phase:primary`)).text).toContain('A leader is named');
    const before = await filled.it.counts();
    const tried = await manager.send(`${shown}?as=kind:police`, `${shown}?as=kind:police&section=questions`, { action: 'check', 'questions.a-leader-is-named': 'not-applicable' });
    expect(tried.status).toBe(422);
    expect(tried.html).toContain('#questions-a-leader-is-named-why-not');
    const taken = await manager.send(`${shown}?as=kind:police`, `${shown}?as=kind:police&section=questions`, { action: 'check', 'questions.a-leader-is-named': 'met' });
    expect(taken.text).toContain('These answers would be taken.');
    expect(await filled.it.counts()).toEqual(before);
  });
});
