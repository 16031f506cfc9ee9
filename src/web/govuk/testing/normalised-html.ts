import { HTMLElement, NodeType, parse, type Node } from 'node-html-parser';

/**
 * HTML as lines, one for each tag and each run of words, so that two pieces are the same page exactly when their lines
 * are equal. Left out are what no reader and no script meets: the order of attributes, comments, and whitespace beside a
 * tag. A space between two words stays, also where inline tags stand between them, since it is read.
 */
export function normalisedHtml(html: string): string[] {
  const writer = new Writer();
  writer.children(parse(html, { comment: false, lowerCaseTagName: true }));
  return writer.lines;
}

/** Tags that do not end a line of words. */
const inline = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u']);
/** Elements whose every space counts. */
const verbatim = new Set(['pre', 'textarea']);

class Writer {
  readonly lines: string[] = [];
  /** Whether this line of words has a word yet, and whether a space came after its last. */
  private afterWord = false;
  private spaced = false;

  children(element: HTMLElement): void {
    for (const node of element.childNodes) this.node(node);
  }

  private node(node: Node): void {
    if (node instanceof HTMLElement) this.element(node);
    else if (node.nodeType === NodeType.TEXT_NODE) this.words(node.text);
  }

  private element(element: HTMLElement): void {
    const name = element.tagName.toLowerCase();
    const attributes = Object.entries(element.attributes).map(([key, value]) => ` ${key.toLowerCase()}=${JSON.stringify(value)}`);
    this.tag(name, `<${name}${attributes.toSorted().join('')}>`);
    if (verbatim.has(name)) this.lines.push(JSON.stringify(element.childNodes.map((child) => child.text).join('').replace(/^\r?\n/, '')));
    else this.children(element);
    this.tag(name, `</${name}>`);
  }

  private tag(name: string, line: string): void {
    this.lines.push(line);
    if (!inline.has(name)) this.afterWord = this.spaced = false;
  }

  private words(text: string): void {
    const words = text.split(/[ \t\r\n\f]+/).filter((word) => word !== '');
    if (words.length === 0 || /^[ \t\r\n\f]/.test(text)) this.spaced = this.afterWord;
    if (words.length === 0) return;
    const line = `${this.spaced ? ' ' : ''}${words.join(' ')}`;
    const last = this.lines.at(-1);
    // Pieces of text side by side are one text. A mark tells text that looks like a tag from a tag.
    if (last?.startsWith('#')) this.lines[this.lines.length - 1] = last + line;
    else this.lines.push(`#${line}`);
    this.afterWord = true;
    this.spaced = /[ \t\r\n\f]$/.test(text);
  }
}
