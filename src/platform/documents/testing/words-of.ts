import { inflateRawSync } from 'node:zlib';

/** The text of a Word document, paragraph by paragraph, as a reader sees it. Fails where the file is none. */
export function wordsOf(document: Buffer): string {
  const end = document.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1) throw new Error('This is no Word document.');
  let at = document.readUInt32LE(end + 16);
  for (let left = document.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength, extra, comment, local] = [document.readUInt32LE(at + 20), document.readUInt16LE(at + 28), document.readUInt16LE(at + 30), document.readUInt16LE(at + 32), document.readUInt32LE(at + 42)];
    if (document.toString('utf8', at + 46, at + 46 + nameLength) === 'word/document.xml') {
      const from = local + 30 + document.readUInt16LE(local + 26) + document.readUInt16LE(local + 28);
      const raw = document.subarray(from, from + packed);
      const xml = (document.readUInt16LE(at + 10) === 0 ? raw : inflateRawSync(raw)).toString('utf8');
      return xml.replaceAll('</w:p>', '\n').replace(/<[^>]*>/g, '').replaceAll('&apos;', '’').replaceAll('&amp;', '&');
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error('The document has no text.');
}
