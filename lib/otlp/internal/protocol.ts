import protobuf from "protobufjs/light.js";
import descriptor from "./protocol.json";

// The messages of opentelemetry-proto 1.x that Regulix reads and answers, without the fields it has no use
// for: the decoder skips what is not named. docs/decisions/0007-otlp-by-reflection.md says why.
const root = protobuf.Root.fromJSON(descriptor);

export type OtlpMessage =
  | "ExportMetricsServiceRequest"
  | "ExportMetricsServiceResponse"
  | "ExportLogsServiceRequest"
  | "ExportLogsServiceResponse"
  | "Status";

const typeByName = new Map<OtlpMessage, protobuf.Type>();

function typeOf(name: OtlpMessage): protobuf.Type {
  const type = typeByName.get(name) ?? root.lookupType(name);
  typeByName.set(name, type);
  return type;
}

/** The message as plain objects with the names of its JSON form; 64-bit integers are numbers. */
export function decodeMessage(name: OtlpMessage, bytes: Uint8Array): unknown {
  const type = typeOf(name);
  return type.toObject(type.decode(bytes), { longs: Number, arrays: true });
}

export function encodeMessage(name: OtlpMessage, message: Record<string, unknown>): Uint8Array<ArrayBuffer> {
  const type = typeOf(name);
  return new Uint8Array(type.encode(type.fromObject(message)).finish());
}
