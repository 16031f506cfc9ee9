import { describe, expect, it } from 'vitest';
import { readTable, UnreadableTable } from './read-table.ts';
import { unpackedSize } from './unpacked-size.ts';
import { writeXlsx } from './write-table.ts';

const workbook = (): Promise<Buffer> => writeXlsx('Rows', [{ heading: 'Name', value: (row: string) => row }], ['x'.repeat(20_000), 'y']);

describe('what a workbook unpacks to', () => {
  it('is what its parts say, and more than the packed file', async () => {
    const bytes = await workbook();
    expect(unpackedSize(bytes)).toBeGreaterThan(20_000);
    expect(unpackedSize(bytes)).toBeGreaterThan(bytes.length);
  });

  it('is not known of what is no archive', () => {
    expect(unpackedSize(Buffer.from('PK no archive'))).toBeNull();
    expect(unpackedSize(Buffer.alloc(0))).toBeNull();
  });

  it('stops a workbook that would unpack to more than anybody keeps', async () => {
    const bytes = await workbook();
    const list = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06])) + 16);
    bytes.writeUInt32LE(4_000_000_000, list + 24);
    await expect(readTable(bytes)).rejects.toThrow(UnreadableTable);
    await expect(readTable(bytes)).rejects.toThrow('unpacks to more than 100 MB');
  });
});
