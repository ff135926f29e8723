// SHA-256 (FIPS 180-4) for browsers, whose own answers only later: a tree asks for millions of hashes.

const ROUNDS = 64;
const BLOCK_BYTES = 64;

/** The first 32 bits of the fractional parts of the roots of primes, from which the constants are made. */
function constantsOf(count: number, root: number): Uint32Array {
  const constants = new Uint32Array(count);
  for (let [candidate, place] = [2, 0]; place < count; candidate += 1) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= candidate; factor += 1)
      if (candidate % factor === 0) isPrime = false;
    if (!isPrime) continue;
    const exact = candidate ** (1 / root);
    constants[place] = (exact - Math.floor(exact)) * 2 ** 32;
    place += 1;
  }
  return constants;
}

const START = constantsOf(8, 2);
const ADDED = constantsOf(ROUNDS, 3);

/** A digest of what comes in pieces. */
export class Sha256Digest {
  private readonly state = Uint32Array.from(START);
  private readonly words = new Uint32Array(ROUNDS);
  private readonly block = new Uint8Array(BLOCK_BYTES);
  private filled = 0;
  private total = 0;

  update(bytes: Uint8Array): void {
    this.total += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(BLOCK_BYTES - this.filled, bytes.length - at);
      this.block.set(bytes.subarray(at, at + taken), this.filled);
      this.filled += taken;
      at += taken;
      if (this.filled === BLOCK_BYTES) this.compress();
    }
  }

  digest(): Uint8Array {
    const bits = this.total * 8;
    this.block[this.filled] = 0x80;
    this.block.fill(0, this.filled + 1);
    if (this.filled >= BLOCK_BYTES - 8) {
      this.compress();
      this.block.fill(0);
    }
    const view = new DataView(this.block.buffer);
    view.setUint32(BLOCK_BYTES - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(BLOCK_BYTES - 4, bits % 2 ** 32);
    this.compress();
    const result = new DataView(new ArrayBuffer(32));
    for (const [place, word] of this.state.entries()) result.setUint32(place * 4, word);
    return new Uint8Array(result.buffer);
  }

  private compress(): void {
    const { block, state, words } = this;
    const at = (place: number) => words[place] ?? 0;
    for (let place = 0; place < 16; place += 1) {
      const from = place * 4;
      words[place] =
        ((block[from] ?? 0) << 24) |
        ((block[from + 1] ?? 0) << 16) |
        ((block[from + 2] ?? 0) << 8) |
        (block[from + 3] ?? 0);
    }
    for (let place = 16; place < ROUNDS; place += 1) {
      const [early, late] = [at(place - 15), at(place - 2)];
      const first = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
      const second = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
      words[place] = at(place - 16) + first + at(place - 7) + second;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let place = 0; place < ROUNDS; place += 1) {
      const mixed = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      const first = (h + mixed + ((e & f) ^ (~e & g)) + (ADDED[place] ?? 0) + at(place)) | 0;
      const second = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    for (const [place, word] of [a, b, c, d, e, f, g, h].entries()) state[place] = (state[place] ?? 0) + word;
    this.filled = 0;
  }
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
