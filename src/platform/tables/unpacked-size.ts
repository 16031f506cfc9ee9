/**
 * What the parts of a zip archive say they unpack to together, in bytes; null where its list of parts cannot be read. The list is
 * read as what unpacks the archive reads it, so that there is not another beside it; the long form of one (zip64) is not read.
 */
export function unpackedSize(zip: Buffer): number | null {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > zip.length) return null;
  if (end >= 20 && zip.readUInt32LE(end - 20) === 0x07064b50) return null;
  const parts = zip.readUInt16LE(end + 8);
  let at = zip.readUInt32LE(end + 16);
  let sum = 0;
  for (let part = 0; part < parts; part += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null;
    sum += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return sum;
}
