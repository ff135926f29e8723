import { Search } from "lucide-react";
import Form from "next/form";

import { positionParams, valuesOfParam, type ListLocation } from "@/components/data-table/list-location";
import { Input } from "@/components/ui/input";

type SearchFieldProps = {
  /** What is searched: "Search events by actor or address". */
  label: string;
  location: ListLocation;
  param?: string;
};

/** Search on Enter, into the address, with every filter kept; works without JavaScript as well. */
export function SearchField({ label, location, param = "q" }: SearchFieldProps) {
  const current = valuesOfParam(location.params, param)[0] ?? "";
  const kept = Object.keys(location.params).filter(
    (name) => name !== param && !positionParams.includes(name),
  );
  return (
    <Form action={location.pathname} role="search" scroll={false} className="relative w-full sm:w-72">
      {kept.flatMap((name) =>
        valuesOfParam(location.params, name).map((value) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        )),
      )}
      <Search
        aria-hidden
        className="text-muted-foreground pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2"
      />
      {/* A new key takes the typed text away when the filter is cleared elsewhere. */}
      <Input
        key={current}
        type="search"
        name={param}
        aria-label={label}
        placeholder={label}
        defaultValue={current}
        className="pl-8"
      />
    </Form>
  );
}
