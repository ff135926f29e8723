import { createSocket } from "node:dgram";

export type TestDnsServer = {
  /** As settings name a resolver. */
  address: string;
  /** What the TXT records of a name say; a name without any does not exist. */
  records: Map<string, string[]>;
  /** While true it answers nothing useful. */
  isBroken: boolean;
  close: () => Promise<void>;
};

const HEADER_BYTES = 12;
const TXT = 16;
const NO_SUCH_NAME = 3;
const SERVER_FAILURE = 2;

/** A resolver that knows TXT records and nothing else (RFC 1035, one question a packet). */
export async function startDnsServer(port = 0): Promise<TestDnsServer> {
  const socket = createSocket("udp4");
  const records = new Map<string, string[]>();
  await new Promise<void>((done) => socket.bind(port, "127.0.0.1", done));
  const server: TestDnsServer = {
    address: `127.0.0.1:${socket.address().port}`,
    records,
    isBroken: false,
    close: () => new Promise((done) => socket.close(() => done())),
  };
  socket.on("message", (query, { port: from, address }) => {
    const { name, end } = readName(query);
    const isTxt = query.readUInt16BE(end) === TXT;
    const values = isTxt ? (records.get(name) ?? []) : [];
    const failure = server.isBroken ? SERVER_FAILURE : records.has(name) ? 0 : NO_SUCH_NAME;
    socket.send(answer(query.subarray(0, end + 4), failure === 0 ? values : [], failure), from, address);
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

function answer(question: Buffer, values: readonly string[], failure: number): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(0x8180 | failure, 2);
  head.writeUInt16BE(values.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, ...values.map(txtRecord)]);
}

function txtRecord(value: string): Buffer {
  const text = Buffer.from(value);
  const head = Buffer.alloc(13);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(TXT, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(0, 6);
  head.writeUInt16BE(text.length + 1, 10);
  head.writeUInt8(text.length, 12);
  return Buffer.concat([head, text]);
}
