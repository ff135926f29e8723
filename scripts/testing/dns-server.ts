import { createSocket } from "node:dgram";

export type TestDnsServer = {
  /** As settings name a resolver. */
  address: string;
  /** What the TXT records of a name say; a name without records of any kind does not exist. */
  records: Map<string, string[]>;
  /** The name that a name is an alias of. */
  aliases: Map<string, string>;
  /** The IPv4 addresses of a name. */
  addresses: Map<string, string[]>;
  /** While true it answers nothing useful. */
  isBroken: boolean;
  close: () => Promise<void>;
};

const HEADER_BYTES = 12;
const A = 1;
const CNAME = 5;
const TXT = 16;
const NO_SUCH_NAME = 3;
const SERVER_FAILURE = 2;

/** A resolver that knows TXT, CNAME and A records and nothing else (RFC 1035, one question a packet). */
export async function startDnsServer(port = 0): Promise<TestDnsServer> {
  const socket = createSocket("udp4");
  const records = new Map<string, string[]>();
  const aliases = new Map<string, string>();
  const addresses = new Map<string, string[]>();
  await new Promise<void>((done, fail) => {
    socket.once("error", fail);
    socket.bind(port, "127.0.0.1", done);
  });
  const server: TestDnsServer = {
    address: `127.0.0.1:${socket.address().port}`,
    records,
    aliases,
    addresses,
    isBroken: false,
    close: () => new Promise((done) => socket.close(() => done())),
  };
  socket.on("message", (query, { port: from, address }) => {
    const { name, end } = readName(query);
    const failure = server.isBroken ? SERVER_FAILURE : isKnown(server, name) ? 0 : NO_SUCH_NAME;
    const found = failure === 0 ? recordsOf(server, name, query.readUInt16BE(end)) : [];
    socket.send(answer(query.subarray(0, end + 4), found, failure), from, address);
  });
  return server;
}

function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("ascii", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), end: at + 1 };
}

type Records = Pick<TestDnsServer, "records" | "aliases" | "addresses">;

function isKnown({ records, aliases, addresses }: Records, name: string): boolean {
  return [records, aliases, addresses].some((kind) => kind.has(name));
}

function recordsOf({ records, aliases, addresses }: Records, name: string, type: number): Buffer[] {
  const alias = aliases.get(name);
  switch (type) {
    case TXT:
      return (records.get(name) ?? []).map((text) => record(TXT, characterString(text)));
    case CNAME:
      return alias === undefined ? [] : [record(CNAME, encodeName(alias))];
    case A:
      return (addresses.get(name) ?? []).map((text) => record(A, Buffer.from(text.split(".").map(Number))));
    default:
      return [];
  }
}

function answer(question: Buffer, found: readonly Buffer[], failure: number): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(0x8180 | failure, 2);
  head.writeUInt16BE(found.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, ...found]);
}

/** A record of the name that was asked for. */
function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(0, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function characterString(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function encodeName(name: string): Buffer {
  return Buffer.concat([...name.split(".").map(characterString), Buffer.from([0])]);
}
