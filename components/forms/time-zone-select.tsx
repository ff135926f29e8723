import type { ComponentProps } from "react";
import { Select } from "@/components/ui/select";

/** Every time zone the runtime knows, UTC first. */
export function TimeZoneSelect(props: Omit<ComponentProps<typeof Select>, "children">) {
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
  return (
    // Server and browser may know slightly different lists.
    <Select suppressHydrationWarning {...props}>
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll("_", " ")}
        </option>
      ))}
    </Select>
  );
}
