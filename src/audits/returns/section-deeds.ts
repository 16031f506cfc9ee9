import { questionPath } from '../../forms/index.ts';
import { readGiven } from '../evidence/given.ts';
import { goTo, notFound, sent, type Reply } from '../../web/visit/index.ts';
import { conflictPage } from './conflict-page.tsx';
import { readDrafts, type Drafts } from './drafts.ts';
import { refused } from './refused-page.tsx';
import { readHeard, saveSection, type Saved } from './save-section.ts';
import { sectionPage } from './section-page.tsx';
import { closedBecause, sectionsFor, takesAnswers, type OpenReturn } from './the-return.ts';

const evidenceFor = (open: OpenReturn, drafts: Drafts) => readGiven(open.tx, open.ret, (section) => (drafts.bySection.get(section)?.revision ?? 0) > 0);

/** A section to fill in; to whoever only reads, and once answers are taken no more, the whole return. */
export async function showSection(open: OpenReturn): Promise<Reply> {
  const section = sectionsFor(open).find(({ key }) => key === open.params['section']);
  if (section === undefined) return notFound;
  if (!open.fills || !takesAnswers(open)) return goTo(`${open.base}#${section.key}`);
  const drafts = await readDrafts(open);
  const draft = drafts.bySection.get(section.key)!;
  return sectionPage(open, { section, drafts, evidence: await evidenceFor(open, drafts), heard: await readHeard(open, section.key), answers: drafts.answers, unconfirmed: draft.unconfirmed, revision: draft.revision, problems: [] });
}

/** Takes a section as it was sent: by a button, or by the page itself in the background, which is answered in a few words. */
export async function takeSection(open: OpenReturn): Promise<Reply> {
  const section = sectionsFor(open).find(({ key }) => key === open.params['section']);
  if (section === undefined) return notFound;
  const action = sent(open.body, 'action');
  const inBackground = action === 'auto';
  if (!takesAnswers(open)) return inBackground ? told({ outcome: 'closed', message: closedBecause(open) }) : refused(open, closedBecause(open));
  const drafts = await readDrafts(open);
  const wantsEvidence = action.startsWith('evidence:') ? section.questions.find((question) => questionPath(section.key, undefined, question.key) === action.slice('evidence:'.length) && question.evidence) : undefined;
  const saved = await saveSection(open, drafts, section, { anyway: wantsEvidence !== undefined });
  if (inBackground) return told(wordsOf(saved));
  if (saved.outcome === 'conflict') return conflictPage(open, section.key, drafts, saved.conflicts);
  if (saved.problems.length > 0) {
    return sectionPage(open, { section, drafts, evidence: await evidenceFor(open, drafts), heard: await readHeard(open, section.key), answers: saved.answers, unconfirmed: saved.unconfirmed, revision: saved.revision, typed: saved.typed, problems: saved.problems });
  }
  if (wantsEvidence !== undefined) return goTo(`${open.base}/all/evidence?for=${section.key}.${wantsEvidence.key}`);
  if (saved.again) return goTo(`${open.base}/${section.key}`);
  const mine = sectionsFor(open);
  const next = action === 'stay' ? undefined : mine[mine.indexOf(section) + 1];
  return goTo(next === undefined ? open.base : `${open.base}/${next.key}`, action === 'confirm' ? `${section.title} is confirmed.` : next === undefined ? 'Saved. You can come back at any time.' : undefined);
}

/** What the page's script is told. */
type Told =
  | { outcome: 'saved'; revision: number; unconfirmed: readonly string[]; theirs: Record<string, unknown>; problems: readonly string[] }
  | { outcome: 'conflict'; labels: readonly string[] }
  | { outcome: 'closed'; message: string };

const wordsOf = (saved: Saved): Told => (saved.outcome === 'conflict'
  ? { outcome: 'conflict', labels: saved.conflicts.map(({ label }) => label) }
  : { outcome: 'saved', revision: saved.revision, unconfirmed: saved.unconfirmed, theirs: saved.theirs, problems: saved.problems.map(({ message }) => message) });
const told = (what: Told): Reply => ({ kind: 'text', type: 'application/json; charset=utf-8', text: JSON.stringify(what) });
