import { inflateRawSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { bundledIds, bundledPack } from '../library.ts';
import { readPack } from '../read/read-pack.ts';
import { chooseReading } from '../readings/readings.ts';
import { northshire } from '../testing/northshire.ts';
import { frameworkDocument } from './document.ts';
import { frameworkDocx } from './docx.ts';
import { frameworkHtml } from './html.tsx';
import { layOut } from './map-layout.ts';
import { isSaid } from './pieces.ts';
import { ProcessMap } from './process-map.tsx';
import { partOf } from './sections.ts';

const { pack } = await bundledPack('suffolk-2019');
const north = readPack(await northshire());
if (!north.ok) throw new Error('northshire is whole');
const packs = [north.pack, ...(await Promise.all((await bundledIds()).map(async (id) => (await bundledPack(id)).pack)))];
/** Every text of a pack that people are to read, wherever it stands. */
function saidIn(value: unknown, field = ''): string[] {
  const read = ['name', 'about', 'text', 'purpose', 'meaning', 'term', 'question', 'title', 'label', 'asks', 'duties', 'caution', 'gates', 'accounts', 'independence', 'doubt', 'choices', 'cause', 'area', 'objectives', 'evidence', 'statements', 'approval', 'tool', 'signOff', 'audience', 'atRisk', 'comparators', 'by', 'period', 'parts', 'whenDue'];
  // What a form is a tool for is a word of the schema; the document says it in a sentence.
  if (field === 'tool' && (value === 'self-assessment' || value === 'case-audit')) return [];
  if (typeof value === 'string') return read.includes(field) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => saidIn(each, typeof each === 'string' ? field : ''));
  // A reference goes by the name of its field too.
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, inner]) => (name === 'when' ? [] : name === 'challenge' || name === 'deferral' ? saidIn({ ...inner, by: undefined }) : saidIn(inner, name))) : [];
}
/** The text of one file within a Word file. */
function unpacked(file: Buffer, name: string): string {
  const header = file.indexOf(name) - 30;
  return inflateRawSync(file.subarray(header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28))).toString('utf8');
}
const review = pack.processes.find((process) => process.key === 'rapid-review')!;

describe('the map of a process', () => {
  it.each(pack.processes)('puts each step of $name in a place of its own, below what comes before it', (process) => {
    const { boxes, width, height } = layOut(process, pack);
    expect(boxes.map((box) => box.key)).toEqual(process.steps.map((step) => step.key));
    for (const [index, box] of boxes.entries()) {
      expect(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height, box.key).toBe(true);
      for (const other of boxes.slice(index + 1)) expect(box.lane !== other.lane || box.y + box.height <= other.y || other.y + other.height <= box.y, `${box.key} and ${other.key}`).toBe(true);
      for (const key of process.steps[index]!.after) expect(boxes.find((each) => each.key === key)!.row).toBeLessThan(box.row);
    }
  });
  it('shows lanes by lead, windows, outcomes with letters, and the days of a clock with their steps', () => {
    const words = parse(render(<ProcessMap process={review} pack={pack} />)).querySelectorAll('text').map((text) => text.text);
    for (const word of ['Central Team', 'Independent Chair', 'Business Manager', 'Working days 10 to 13', 'D: No further action', 'Only if A or B', 'step 4, 5', '15']) expect(words).toContain(word);
  });
  it('marks a running case in words as well as in colour', () => {
    const words = parse(render(<ProcessMap process={review} pack={pack} standings={{ 'forward-notification': 'done', decide: 'late' }} />)).querySelectorAll('text').map((text) => text.text);
    expect(words.filter((word) => ['Done', 'Late', 'Open'].includes(word))).toEqual(['Done', 'Late']);
  });
});

describe('the measures of a framework', () => {
  it('are flagged where they serve no priority and the framework asks that each does', async () => {
    const essex = (await bundledPack('essex-2013')).pack;
    const untied = essex.indicators.filter((each) => (each.priorities ?? []).length === 0);
    expect(frameworkHtml(essex).split('Serves no priority or objective yet').length - 1).toBe(untied.length);
    expect(untied.length).toBeGreaterThan(0);
    expect(frameworkHtml(pack)).not.toContain('Serves no priority or objective yet');
  });
});

describe('the framework document', () => {
  it.each(packs)('says of $id which agencies are safeguarding partners only where there were any', (each) => {
    const before = ['essex-2013', 'solihull-2015', 'redbridge-2015', 'llr-2017'].includes(each.id);
    expect(each.agencyKinds.some((kind) => kind.safeguardingPartner)).toBe(!before);
    const kinds = frameworkDocument(each).sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table' && block.caption === 'Kinds of agency');
    expect(kinds.map((block) => block.kind === 'table' && block.heads)).toEqual([before ? ['Agency'] : ['Agency', 'Safeguarding partner']]);
  });

  it('follows the order of its source, and puts what a rule says where the rule stands', () => {
    expect(frameworkDocument(pack).sections.map((section) => section.title)).toEqual([
      'Version history', 'How to read this framework', '1. Background and legislation', '2. Commitment to continuous improvement, and training', '3. Measuring impact and outcomes', '4. The quality assurance framework', 'Appendix A: potential audits 2018-19',
      'Appendix B: learning and improvement partnerships', 'Appendix C: detailed learning and improvement schedule', 'Appendix D: the Performance Monitoring Wheel', 'Appendix E: rapid reviews, and learning from them', 'Beside the source document',
      'Forms and documents', 'Themes', 'Words', 'Doubts of the source, and how they are read', 'Rules to be confirmed',
    ]);
  });
  it.each([['12.3', 'sharing'], ['5.1; Appendix A', 'a'], ['The views of children', 'voice'], ['Case reviews; Working Together 2013, chapter 4', 'reviews'], ['Working Together 2013, chapter 4; Case review', 'reviews'], ['Children Act 2004 section 16C', 'law'], ['Appendix 1', 'one'], ['Appendix 10', null], ['Section 2 audits', 'audits'], ['Section 2', 'voice'], ['Case review, and Appendix 1', 'one'], ['12.1 and 12.3', 'sharing']])('finds "%s" by number, title or heading: %s', (source, key) => {
    const parts = [{ key: 'sharing', title: '12 Sharing learning' }, { key: 'a', title: 'Appendix A: reviews' }, { key: 'voice', title: 'The views of children and families' }, { key: 'reviews', title: 'Reviews', headings: ['Case review'] }, { key: 'law', title: 'Cases', headings: ['Children Act 2004 section 16'] }, { key: 'one', title: 'Appendix 1: a chart' }, { key: 'audits', title: 'Section 2 audits' }];
    expect(partOf(parts, source)).toBe(key);
  });
  it.each([['Section 2.1, and Appendix E', 'commitment'], ['Appendix E, Appendix 2', 'appendix-e'], ['Children Act 2004 section 16F', null], ['Proposed by the product', null]])('reads "%s" as part %s', (source, part) => {
    expect(partOf(pack.parts, source)).toBe(part);
  });
  it('has every process, group, role, standard, report and doubt in it', () => {
    const text = parse(frameworkHtml(pack)).text;
    for (const thing of [...pack.processes, ...pack.groups, ...pack.roles, ...pack.standards, ...pack.cadences, ...pack.indicators, ...pack.channels]) expect(text).toContain(thing.name);
    for (const doubt of pack.doubts) expect(text).toContain(doubt.default);
  });
  it.each(packs)('says everything that $id says, every optional part of it too', (each) => {
    const text = parse(frameworkHtml(each)).text.replace(/\s+/g, ' ');
    expect(saidIn(each).filter((words) => !text.includes(words.replace(/\s+/g, ' ').trim()))).toEqual([]);
  });
  it('leads from a part to what else of it stands under other headings, and says when that is all of it', async () => {
    const { pack: solihull } = await bundledPack('solihull-2015');
    const bare = { ...solihull, parts: solihull.parts.map(({ about, ...part }) => (part.key === 'log' || about === undefined ? part : { ...part, about })) };
    expect(frameworkDocument(bare).sections.find((section) => section.id === 'part-log')!.blocks).toEqual([{ kind: 'elsewhere', words: 'What this part says is read under:', places: expect.arrayContaining([{ id: 'principles', text: 'What learning rests on' }]) }]);
    const page = parse(frameworkHtml(solihull));
    const links = page.querySelector('#part-log')!.closest('section')!.querySelectorAll('p a').map((link) => page.querySelector(link.getAttribute('href')!)?.text);
    expect(links).toContain('What learning rests on');
    expect(links.every((text) => text !== undefined)).toBe(true);
  });
  it.each(packs)('has each statement of a part in that part, or the way to it: $id', (each) => {
    const { sections } = frameworkDocument(each);
    for (const part of each.parts) {
      const own = sections.find((section) => section.id === `part-${part.key}`)!;
      const led = own.blocks.flatMap((block) => (block.kind === 'elsewhere' ? block.places.map((place) => place.id) : []));
      for (const process of each.processes.filter(({ steps }) => steps.some((step) => partOf(each.parts, step.rule.source) === part.key))) {
        const id = `process-${process.key}`;
        expect(led.includes(id) || own.blocks.some((block) => block.kind === 'heading' && block.id === id), `${part.title}: ${process.name}`).toBe(true);
      }
    }
  });
  it('explains its marks, and shows what is to be confirmed in words', () => {
    const text = parse(frameworkHtml(pack)).text;
    for (const words of ['To be confirmed: very likely right', 'Statutory guidance', 'What it means']) expect(text).toContain(words);
    expect(text).not.toMatch(/\b(GH|GM|GL)\b/);
  });
  it('says how a clock in doubt is read, and what the board chose and why', () => {
    expect(parse(frameworkHtml(pack)).text).toContain('Read as: within 15 working days, from: National submission. Proposed, not settled by the board.');
    const reading = review.clocks.find((clock) => clock.key === 'rapid-review')!.readings[0]!;
    const chosen = { ...pack, processes: pack.processes.map((process) => (process.key === 'rapid-review' ? chooseReading(process, 'rapid-review', reading, { because: 'It is stricter.', decidedBy: 'The board', on: '2026-11-20' }, false) : process)) };
    const text = parse(frameworkHtml(chosen)).text;
    expect(text).toContain('The board chose: Calendar days from the national submission. Because: It is stricter. Decided by: The board, 20 November 2026.');
    expect(text).toContain('May also be read as: within 15 working days, from: National submission;');
  });
  it.each(packs)('needs nothing beside it, and each of its links leads to one place: $id', (each) => {
    const html = parse(frameworkHtml(each));
    expect(html.querySelectorAll('link, script, img')).toEqual([]);
    const ids = html.querySelectorAll('[id]').map((element) => element.id);
    expect(ids).toHaveLength(new Set(ids).size);
    const links = html.querySelectorAll('a').map((link) => link.getAttribute('href')!.slice(1));
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
    expect(ids).toContain('doubts');
  });
  it.each(packs)('has something to say in most parts of its source, and no column that is empty from top to bottom: $id', (each) => {
    const { sections } = frameworkDocument(each);
    const parts = sections.filter(({ id }) => id.startsWith('part-'));
    expect(parts.filter(({ blocks }) => blocks.length > 1).length).toBeGreaterThan(parts.length / 2);
    for (const block of sections.flatMap(({ blocks }) => blocks)) {
      if (block.kind === 'table') for (const column of block.heads.keys()) expect(block.rows.some((row) => isSaid(row[column] ?? '')), `${block.caption}: ${block.heads[column]}`).toBe(true);
    }
  });
  it('says its edition and its priorities as one would say them, where the source bears no date', async () => {
    const { pack: undated } = await bundledPack('essex-2013');
    expect(frameworkDocument(undated).edition).toBe('Undated; after March 2013');
    expect(frameworkDocument((await bundledPack('llr-2017')).pack).edition).toBe('Version 1, 16 June 2017');
    expect(parse(frameworkHtml(undated)).querySelector('#priorities')?.text).toBe('Priorities');
  });
  it('is a Word file too, whose contents bear page numbers', async () => {
    const file = await frameworkDocx(pack);
    expect(file.subarray(0, 2).toString()).toBe('PK');
    const words = unpacked(file, 'word/document.xml');
    const pages = [...words.matchAll(/PAGEREF (\S+?)</g)].map(([, place]) => place);
    const marks = new Set([...words.matchAll(/bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, mark]) => mark));
    expect(pages.length).toBeGreaterThan(30);
    expect(pages.filter((place) => !marks.has(place ?? ''))).toEqual([]);
  });
});
