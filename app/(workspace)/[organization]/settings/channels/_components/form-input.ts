const CONFIG_PREFIX = "config.";

/** What an action is given of a channel's form: the fields of the configuration under one name. */
export function channelInputOf(data: FormData): Record<string, unknown> {
  const entries = [...data].filter(([, value]) => typeof value === "string");
  const isConfig = ([name]: [string, FormDataEntryValue]) => name.startsWith(CONFIG_PREFIX);
  return {
    ...Object.fromEntries(entries.filter((entry) => !isConfig(entry))),
    config: Object.fromEntries(
      entries.filter(isConfig).map(([name, value]) => [name.slice(CONFIG_PREFIX.length), value]),
    ),
  };
}
