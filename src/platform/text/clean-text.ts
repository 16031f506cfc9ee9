/**
 * What a person typed, made safe to keep and to compare: well-formed, NFC, line ends as LF, trimmed, and without
 * control characters (newline and tab stay), zero-width spaces, byte-order marks and marks that turn the direction
 * of writing, which can make a name read as something it is not. Joiners stay: some scripts need them.
 */
export function cleanText(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .normalize('NFC')
    .trim();
}

/** As `cleanText`, on one line: line breaks and tabs become single spaces. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s*[\n\t]\s*/g, ' ');
}
