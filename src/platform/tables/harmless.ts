/**
 * Text as a spreadsheet may hold it without running it: what begins like a formula (=, +, -, @, tab, return, and their
 * full-width twins) gets an apostrophe before it, as OWASP advises against formula injection.
 */
export const harmless = (text: string): string => (/^[\s\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20|]/u.test(text) ? `'${text}` : text);
