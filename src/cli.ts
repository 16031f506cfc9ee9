import { access, readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { verifyLog } from './access/verify-log.ts';
import { answerColumns, importRound, importSchools, schoolColumns } from './audits/index.ts';
import { workingDaysCommand } from './calendar/index.ts';
import { checkCommand, compareCommand, coverageCommand, deadlinesCommand, renderCommand, type DeadlinesQuestion } from './framework/commands/index.ts';
import { columnsInWords, readSettings, type Settings } from './platform/index.ts';
import { makeBackup, restoreBackup, type Installation } from './product/backup/index.ts';
import { takeCalendar } from './product/calendar-in-force.ts';
import { demonstrationAccounts } from './product/demonstration/accounts.ts';
import { actionColumns, choosePartnership, importActions, importIncidents, incidentColumns, type ImportOrder, type ImportOutcome } from './product/imports/index.ts';
import { reckonAllAnew } from './product/reckon-anew.ts';
import { foundPartnership, type Founding } from './product/founding/found-partnership.ts';
import { partnerships } from './product/partnerships.ts';
import { plainFault } from './product/plain-fault.ts';
import { openApp } from './product/open-product.ts';

const out = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

// Whoever reads only the first lines of what is said ends nothing by it.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});

/** A file that was named on the command line. Throws in plain words where it cannot be read. */
async function fileNamed(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    throw new Error(code === 'ENOENT' ? `There is no file ${path}.` : code === 'EISDIR' ? `${path} is a folder.` : `The file ${path} cannot be read.`, { cause });
  }
}

function settings(): Settings {
  const read = readSettings(process.env);
  if ('settings' in read) return read.settings;
  throw new Error(`These settings are wrong:\n${read.faults.map((fault) => `  ${fault}`).join('\n')}`);
}

/** Opens the installation for one command and closes it again. */
async function withApp(deed: (app: Awaited<ReturnType<typeof openApp>>['app'], refreshCalendar: () => Promise<unknown>) => Promise<void>): Promise<void> {
  const { app, refreshCalendar } = await openApp({ settings: settings() });
  try {
    await deed(app, refreshCalendar);
  } finally {
    await app.database.close();
  }
}

const program = new Command('golden-thread').description('Golden Thread: the learning and improvement system of safeguarding partnerships')
  // Said before the commands are made: they take it over.
  .showHelpAfterError().exitOverride((error) => process.exit(error.exitCode));

program.command('working-days').description('Reckon one day: working days after it, working days before it, or months after it')
  .requiredOption('--from <day>', 'the day to count from, as 2026-12-18').option('--add <n>', 'working days after it').option('--before <n>', 'working days before it').option('--months <n>', 'months after it')
  .option('--division <name>', 'england-and-wales, scotland or northern-ireland', 'england-and-wales')
  .action((options: { from: string; add?: string; before?: string; months?: string; division: string }) => {
    out(workingDaysCommand(options));
  });

program.command('deadlines').description('Print every step and clock of a process, reckoned from a day')
  .requiredOption('--framework <id>', 'the framework, as suffolk-2019').requiredOption('--process <key>', 'the process, as rapid-review').requiredOption('--from <day>', 'the day it counts from, as 2026-12-18')
  .option('--anchor <key>', 'what that day is, if not the first anchor of the process').option('--division <name>', 'england-and-wales, scotland or northern-ireland').option('--json', 'as JSON')
  .action(async (options: DeadlinesQuestion) => out(await deadlinesCommand(options)));

const framework = program.command('framework').description('Framework packs');
framework.command('check').description('Check a pack and name every fault at its place').argument('<folder>', 'the folder of the pack, as frameworks/suffolk-2019')
  .action(async (folder: string) => {
    const { text, ok } = await checkCommand(folder);
    out(text);
    if (!ok) process.exitCode = 1;
  });
framework.command('render').description('Write the framework as the document that a board publishes').argument('<id>', 'the framework, as suffolk-2019').requiredOption('--format <format>', 'html or docx').requiredOption('--out <file>', 'the file to write')
  .action(async (id: string, options: { format: string; out: string }) => out(await renderCommand({ id, ...options })));

framework.command('compare').description('Lay two frameworks side by side: what one does and the other does not').argument('<a>', 'a framework, as suffolk-2019').argument('<b>', 'another')
  .option('--subject <key>', 'one subject only, as clocks').option('--all', 'also what both say alike').option('--json', 'as JSON')
  .action(async (a: string, b: string, options: { subject?: string; all?: boolean; json?: boolean }) => out(await compareCommand({ a, b, ...options })));
framework.command('coverage').description('Where each requirement of the five frameworks lives: runs, stated, or not yet, and why').action(async () => out(await coverageCommand()));

const calendar = program.command('calendar').description('The bank holidays in force');
calendar.command('update').description('Take a newer official bank-holiday file').argument('<file>', 'bank-holidays.json from GOV.UK').option('--accept-removals', 'also where the file takes days away')
  .action(async (file: string, options: { acceptRemovals?: boolean }) => withApp(async (app, refreshCalendar) => {
    const taken = await takeCalendar(app.database, (await fileNamed(file)).toString('utf8'), options.acceptRemovals === true);
    if (taken.outcome === 'faulty') throw new Error(`The file was not taken:\n${taken.faults.join('\n')}`);
    if (taken.outcome === 'removes-days') throw new Error(`The file takes these days away. If that is right, run it again with --accept-removals:\n${taken.removed.map((change) => `  ${change.day} ${change.title} (${change.division})`).join('\n')}`);
    if (taken.outcome === 'nothing-new') return out('Nothing new: the calendar stays as it is.');
    await refreshCalendar();
    const moved = await reckonAllAnew(app);
    out(`Taken as ${taken.calendar.version}: ${taken.changes.length} ${taken.changes.length === 1 ? 'day differs' : 'days differ'}. Open clocks were reckoned anew; days moved in ${moved} ${moved === 1 ? 'review' : 'reviews'}.`);
  }));

const demo = program.command('demo').description('The demonstration');
demo.command('people').description('The people of the demonstration boards').option('--json', 'as JSON')
  .action(async (options: { json?: boolean }) => {
    const people = await demonstrationAccounts();
    out(options.json ? JSON.stringify(people, null, 2) : people.map((person, index) => `${person.board === people[index - 1]?.board ? '' : `${index === 0 ? '' : '\n'}${person.board}\n`}  ${person.email.padEnd(44)} ${person.roleName}`).concat('', `Password for all of them: ${people[0]!.password}`).join('\n'));
  });

const log = program.command('log').description('The record of changes and reads');
log.command('verify').description('Prove that the record is whole').action(async () => withApp(async (app) => {
  for (const result of await verifyLog(app.database)) {
    out(`${result.partnershipId}: ${result.entries} entries, ${result.whole ? 'whole' : `broken at entry ${result.firstBroken}`}`);
    if (!result.whole) process.exitCode = 1;
  }
}));

const partnership = program.command('partnership').description('The partnerships of the installation');
partnership.command('add').description('Found a partnership for real use, with the person who adds all others')
  .requiredOption('--name <name>', 'its name').requiredOption('--slug <slug>', 'its short name: lower-case letters, digits and hyphens')
  .requiredOption('--framework <id>', 'the framework that its board works to, such as suffolk-2019')
  .requiredOption('--person <name>', 'full name of the first person').requiredOption('--email <address>', 'their e-mail address')
  .action(async (founding: Founding) => withApp(async (app) => {
    const { link, role } = await foundPartnership(app, founding);
    out(`${founding.name} is founded. ${founding.person} is its ${role} and sets a password with this link, once, within 14 days:\n  ${link}\nThey then add agencies and people and give them their roles.`);
  }));
partnership.command('list').description('Name the partnerships of this installation').action(async () => withApp(async (app) => {
  for (const each of await partnerships(app.database)) out(`${each.slug.padEnd(20)} ${each.name}`);
}));

const imports = program.command('import').description('Take what the board has today; a dry run first, then all rows or none');
interface ImportOptions {
  partnership?: string;
  map: string[];
  take?: boolean;
}
/** What the help of an import ends with: the columns that it takes. */
const takes = (columns: Parameters<typeof columnsInWords>[0]): string => `\nColumns, whatever their order; capitals and punctuation do not matter:\n${columnsInWords(columns)}`;
function importing(name: string, description: string, columns: Parameters<typeof columnsInWords>[0], run: (app: Awaited<ReturnType<typeof openApp>>['app'], order: ImportOrder) => Promise<ImportOutcome>): void {
  imports.command(name).description(description).argument('<file>', 'an Excel workbook (.xlsx), of which the first sheet is read, or a CSV file')
    .option('--map <pair>', 'a column that goes by another name: "Their heading=our column"; as often as needed', (pair: string, before: string[]) => [...before, pair], [] as string[])
    .option('--partnership <slug>', 'for which partnership, where there are several').option('--take', 'take them; without it nothing is written').addHelpText('after', takes(columns))
    .action(async (file: string, options: ImportOptions) => withApp(async (app) => {
      const { id } = await choosePartnership(app.database, options.partnership);
      const outcome = await run(app, { partnershipId: id, bytes: await fileNamed(file), maps: options.map, take: options.take === true, now: app.now() });
      out(outcome.text);
      if (outcome.faults.length > 0) process.exitCode = 1;
    }));
}
importing('actions', 'Import the tracker of actions', actionColumns, (app, order) => importActions(app.database, order));
importing('schools', 'Import the schools of an area, or of England, from the register of schools, as those who are asked in audits', schoolColumns, (app, order) => importSchools(app.database, order));
importing('incidents', 'Import the register of past incidents', incidentColumns, (app, order) => importIncidents(app.database, app.calendar(), order));

imports.command('round').description('Import a finished round of self-assessment: a row for each answer, or a row for each respondent with a column for each question')
  .argument('<file>', 'an Excel workbook (.xlsx), of which the first sheet is read, or a CSV file').requiredOption('--tool <key>', 'the assessment of the framework, such as section-11, or a tool of the board by its name')
  .option('--board <name>', 'for which board, where there are several').option('--name <name>', 'what the round is called').option('--year <year>', 'the year that it stands for').option('--closed <day>', 'the day on which it was over; today, where it is left out')
  .option('--map <pair>', 'a column that goes by another name: "Their heading=SECTION/QUESTION", or "=-" to leave it out; as often as needed', (pair: string, before: string[]) => [...before, pair], [] as string[])
  .option('--partnership <slug>', 'for which partnership, where there are several').option('--take', 'take it; without it nothing is written').addHelpText('after', `\nOf a file with a row for each answer:${takes(answerColumns)}`)
  .action(async (file: string, { map, partnership: slug, take, tool, board, name, year, closed }: ImportOptions & { tool: string; board?: string; name?: string; year?: string; closed?: string }) => withApp(async (app) => {
    const { id } = await choosePartnership(app.database, slug);
    const outcome = await importRound(app.database, { partnershipId: id, bytes: await fileNamed(file), maps: map, take: take === true, now: app.now(), tool, board, name, year, closed });
    out(outcome.text);
    if (outcome.faults.length > 0) process.exitCode = 1;
  }));

const installation = (app: Awaited<ReturnType<typeof openApp>>['app']): Installation => ({ database: app.database, filesFolder: app.files.folder, key: app.key });
program.command('backup').description('Write everything but the secret key into one file; on a server the account of DATABASE_URL has to be a superuser or have BYPASSRLS').argument('<file>', 'the file to write; none that is there is written over')
  .action(async (file: string) => withApp(async (app) => out((await makeBackup(installation(app), file, app.now())).text)));
program.command('restore').description('Put a backup back into an empty installation; on a server the account of DATABASE_URL has to be a superuser or have BYPASSRLS').argument('<file>', 'the file that backup wrote')
  .action(async (file: string) => withApp(async (app) => {
    await access(file);
    const restored = await restoreBackup(installation(app), file);
    out(restored.text);
    if (!restored.recordWhole) process.exitCode = 1;
  }));

try {
  await program.parseAsync();
} catch (cause) {
  process.stderr.write(`${plainFault(cause)}\n`);
  process.exit(1);
}
