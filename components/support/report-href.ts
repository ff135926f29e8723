type About = { page?: string; request?: string | undefined; subject?: string };

/** Where an issue is reported, with what the reader was looking at; the form shows it and lets it be left out. */
export function reportHref(organization: string, about: About = {}): string {
  const given = Object.entries(about).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return `/${organization}/support/new${query === "" ? "" : `?${query}`}`;
}
