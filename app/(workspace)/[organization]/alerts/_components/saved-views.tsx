"use client";

import { Bookmark, ChevronDown, Trash2, UsersRound } from "lucide-react";
import Link from "next/link";
import { useState, useTransition } from "react";
import { valuesOfParam, type ListLocation } from "@/components/data-table/list-location";
import { CheckField } from "@/components/forms/check-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { problemsOf, useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { showToast } from "@/components/ui/toast-store";
import { filterQuery } from "@/lib/alerts/filters";
import type { AlertView } from "@/lib/alerts/views";
import { deleteViewAction, saveViewAction } from "../actions";

type SavedViewsProps = {
  organization: string;
  location: ListLocation;
  views: readonly AlertView[];
  /** Whether this person may keep a view for everybody. */
  mayShare: boolean;
};

/** Filters under a name: chosen as links, kept for oneself or for everybody. */
export function SavedViews({ organization, location, views, mayShare }: SavedViewsProps) {
  const [open, setOpen] = useState(false);
  const [, startTransition] = useTransition();
  const params = Object.fromEntries(
    Object.keys(location.params).map((name) => [name, [...valuesOfParam(location.params, name)]]),
  );
  const query = filterQuery(params);
  const current = views.find((view) => view.query === query && query !== "");
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    saveViewAction.bind(null, organization),
    () => {
      setOpen(false);
      showToast({ title: "View saved", tone: "success" });
    },
    (data) => ({ name: data.get("name"), query, shared: data.get("shared") === "on" }),
  );

  function remove(id: string) {
    startTransition(async () => {
      const [problem] = problemsOf(await deleteViewAction(organization, { id }));
      if (problem) showToast({ title: problem.message, tone: "critical" });
    });
  }

  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button>
          <Bookmark aria-hidden />
          <span className="max-w-40 truncate">{current?.name ?? "Views"}</span>
          <ChevronDown className="text-muted-foreground" aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Saved views" className="grid gap-3">
        {views.length === 0 ? (
          <p className="text-muted-foreground text-sm">Set some filters, and keep them here under a name.</p>
        ) : (
          <ul className="-mx-1 grid gap-0.5">
            {views.map(({ id, name, query: kept, shared }) => (
              <li key={id} className="hover:bg-accent flex items-center gap-1 rounded-md pr-1">
                <Link
                  href={kept === "" ? location.pathname : `${location.pathname}?${kept}`}
                  onClick={() => setOpen(false)}
                  aria-current={id === current?.id ? "true" : undefined}
                  className="flex min-w-0 flex-1 items-center gap-2 rounded-md px-2 py-1.5"
                >
                  <span className="truncate">{name}</span>
                  {shared && (
                    <UsersRound className="text-muted-foreground size-3.5 shrink-0" aria-label="Shared" />
                  )}
                </Link>
                {(mayShare || !shared) && (
                  <IconButton size="sm" label={`Delete view ${name}`} onClick={() => remove(id)}>
                    <Trash2 aria-hidden />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
        )}
        {query !== "" && !current && (
          <KeyboardForm onSubmit={onSubmit} className="grid gap-3 border-t pt-3" noValidate>
            <ErrorSummary problems={problems} />
            <FormField id="name" label="Keep these filters as" error={errorOf("name")}>
              <Input name="name" maxLength={80} autoComplete="off" />
            </FormField>
            {mayShare && <CheckField name="shared" label="Everybody may use it" />}
            <Button type="submit" variant="primary" pending={pending}>
              Save view
            </Button>
          </KeyboardForm>
        )}
      </PopoverContent>
    </Popover>
  );
}
