/** A font file as browsers get it, unpacked for programs that read only TrueType and OpenType. */
import { inflateSync } from 'node:zlib';

const headerBytes = { woff: 44, sfnt: 12 };
const entryBytes = { woff: 20, sfnt: 16 };

/** W3C, "WOFF File Format 1.0": the tables are the font's own, each deflated if that makes it smaller. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Not a WOFF 1.0 file');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) =>
    readTable(woff, headerBytes.woff + i * entryBytes.woff),
  );

  const directory = Buffer.alloc(headerBytes.sfnt + count * entryBytes.sfnt);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  directory.writeUInt16BE(2 ** power * entryBytes.sfnt, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE((count - 2 ** power) * entryBytes.sfnt, 10);

  let offset = directory.length;
  tables.forEach(({ tag, checksum, data }, i) => {
    const at = headerBytes.sfnt + i * entryBytes.sfnt;
    directory.write(tag, at, 'latin1');
    directory.writeUInt32BE(checksum, at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(data.length, at + 12);
    offset += padded(data.length);
  });
  return Buffer.concat([directory, ...tables.map(({ data }) => Buffer.concat([data], padded(data.length)))]);
}

function readTable(woff: Buffer, at: number) {
  const [offset, packed, length, checksum] = [4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field));
  const bytes = woff.subarray(offset, offset! + packed!);
  return {
    tag: woff.toString('latin1', at, at + 4),
    checksum: checksum!,
    data: packed! < length! ? inflateSync(bytes) : bytes,
  };
}

/** Tables begin at multiples of four bytes. */
const padded = (length: number) => Math.ceil(length / 4) * 4;
