import { CalendarDays } from "lucide-react";
import Form from "next/form";
import { positionParams, valuesOfParam, type ListLocation } from "@/components/data-table/list-location";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

type DateFilterProps = { location: ListLocation; from: string | undefined; to: string | undefined };

/** Exact days, for auditors whose period is not one of ours. Days are days in UTC, as the entries are. */
export function DateFilter({ location, from, to }: DateFilterProps) {
  const kept = Object.keys(location.params).filter(
    (name) => name !== "from" && name !== "to" && !positionParams.includes(name),
  );
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button>
          <CalendarDays aria-hidden />
          Dates
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Filter by date">
        <Form action={location.pathname} scroll={false} className="grid gap-3">
          {kept.flatMap((name) =>
            valuesOfParam(location.params, name).map((value) => (
              <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
            )),
          )}
          <div className="grid gap-1.5">
            <Label htmlFor="audit-from">From (UTC)</Label>
            <Input id="audit-from" type="date" name="from" defaultValue={from} />
          </div>
          <div className="grid gap-1.5">
            <Label htmlFor="audit-to">To, inclusive (UTC)</Label>
            <Input id="audit-to" type="date" name="to" defaultValue={to} />
          </div>
          <Button type="submit" variant="primary">
            Show these days
          </Button>
        </Form>
      </PopoverContent>
    </Popover>
  );
}
