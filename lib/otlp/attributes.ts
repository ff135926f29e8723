import { createHash } from "node:crypto";
import type { JsonInput } from "@/lib/core/canonical-json";
import type { AnyValue, KeyValue } from "./wire";

/** A value as JSON; bytes become base64, what is not finite its name. */
export function plainValue(value: AnyValue | undefined): JsonInput {
  if (value === undefined) return null;
  if (value.stringValue !== undefined) return value.stringValue;
  if (value.boolValue !== undefined) return value.boolValue;
  const number = value.intValue ?? value.doubleValue;
  if (number !== undefined) return Number.isFinite(number) ? number : String(number);
  if (value.arrayValue) return value.arrayValue.values.map(plainValue);
  if (value.kvlistValue) return plainAttributes(value.kvlistValue.values);
  if (value.bytesValue === undefined) return null;
  return typeof value.bytesValue === "string"
    ? value.bytesValue
    : Buffer.from(value.bytesValue).toString("base64");
}

export function plainAttributes(attributes: readonly KeyValue[]): Record<string, JsonInput> {
  return Object.fromEntries(attributes.map(({ key = "", value }) => [key, plainValue(value)]));
}

/**
 * What tells one sender from another, the most telling first. Other attributes of a resource describe it
 * and would only use up labels.
 */
const RESOURCE_LABELS = [
  "service.name",
  "service.namespace",
  "service.instance.id",
  "host.name",
  "deployment.environment.name",
  "deployment.environment",
  "k8s.cluster.name",
  "k8s.namespace.name",
  "k8s.pod.name",
  "container.name",
];

/** As many as a point may have. */
const MAX_LABELS = 10;
const MAX_NAME_LENGTH = 63;
const MAX_VALUE_LENGTH = 128;

/** The labels of what a resource sends; a point's own come before them when there are too many. */
export function labelsOf(
  pointAttributes: readonly KeyValue[],
  resource: ReadonlyMap<string, string>,
): Record<string, string> {
  const labels = new Map<string, string>();
  for (const { key = "", value } of pointAttributes) addLabel(labels, key, value);
  for (const [name, value] of resource) {
    if (labels.size >= MAX_LABELS) break;
    if (!labels.has(name)) labels.set(name, value);
  }
  return Object.fromEntries(labels);
}

/** The labels that a resource lends to its points, in the order of their importance. */
export function resourceLabels(attributes: readonly KeyValue[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const wanted of RESOURCE_LABELS) {
    const found = attributes.find(({ key }) => key === wanted);
    if (found) addLabel(labels, wanted, found.value);
  }
  return labels;
}

function addLabel(labels: Map<string, string>, key: string, value: AnyValue | undefined): void {
  const text = labelText(value);
  const name = key
    .replace(/[^a-zA-Z0-9_]/g, "_")
    .replace(/^(?=\d)/, "_")
    .slice(0, MAX_NAME_LENGTH);
  if (name !== "" && text !== "" && !labels.has(name)) labels.set(name, text);
}

function labelText(value: AnyValue | undefined): string {
  const plain = value?.stringValue ?? plainValue(value);
  if (plain === null) return "";
  const text = typeof plain === "string" ? plain : JSON.stringify(plain);
  const clean = text
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ")
    .trim();
  if (clean.length <= MAX_VALUE_LENGTH) return clean;
  // Cut off alone, different values would become one series.
  const digest = createHash("sha256").update(clean).digest("hex").slice(0, 8);
  return `${clean.slice(0, MAX_VALUE_LENGTH - 9).toWellFormed()}~${digest}`;
}
