import { AppError } from "@/lib/core/errors";
import { fieldErrorsOf } from "@/lib/http/field-errors";
import { CHANNELS } from "./catalogue";
import type { ChannelKind } from "./kinds";

/** The configuration of a channel, checked by its kind. Throws INVALID_INPUT that names each wrong field. */
export function checkConfig(kind: ChannelKind, config: Record<string, unknown>): Record<string, unknown> {
  const parsed = CHANNELS[kind].config.safeParse(config);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  throw new AppError("INVALID_INPUT", "The channel cannot be saved like this.", {
    fields: fieldErrorsOf(parsed.error).map(({ field, message }) => ({
      // A fault inside a list is shown at the list.
      field: `config.${field.split(".")[0] ?? ""}`,
      message,
    })),
  });
}
