export type FormValue = string | FormObject | undefined;
export type FormObject = { [name: string]: FormValue };

/** `items[0][price]=p` as `{items: {0: {price: "p"}}}`, as Stripe's API takes its parameters. */
export function readForm(text: string): FormObject {
  const form: FormObject = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    let place = form;
    for (const part of path.slice(0, -1)) {
      const next = place[part];
      const inner: FormObject = typeof next === "object" ? next : {};
      place[part] = inner;
      place = inner;
    }
    place[path.at(-1) ?? ""] = value;
  }
  return form;
}

/** A text of the form; undefined where it is none. */
export function textOf(value: FormValue): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function objectOf(value: FormValue): FormObject {
  return typeof value === "object" ? value : {};
}

/** The entries of a list, which the form numbers. */
export function listOf(value: FormValue): FormObject[] {
  return Object.values(objectOf(value)).map(objectOf);
}
