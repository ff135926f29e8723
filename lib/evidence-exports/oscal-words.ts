/** A UUID of a name that depends on the contents of the bundle alone. */
export type IdOf = (name: string) => string;

const PROPERTIES = "https://regulix.example/ns/oscal";

/** A property in our own namespace. */
export function propertyOf(name: string, value: string): object {
  return { name, ns: PROPERTIES, value };
}

/** An OSCAL token: letters, digits, dots, dashes and underscores, a letter first. */
export function tokenOf(id: string): string {
  const token = id.toLowerCase().replace(/[^a-z0-9._-]+/g, "-");
  return /^[a-z_]/.test(token) ? token : `_${token}`;
}

/** A title of one line. */
export function lineOf(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
