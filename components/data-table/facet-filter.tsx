"use client";

import { Check, ChevronDown } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { toggledFacetHref, valuesOfParam, type ListLocation } from "@/components/data-table/list-location";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { formatNumber } from "@/lib/core/format/number";

export type FacetOption = { value: string; label: ReactNode; count?: number };

type FacetFilterProps = {
  /** The parameter in the address; it may stand several times. */
  param: string;
  label: string;
  options: readonly FacetOption[];
  location: ListLocation;
};

/** One facet: each option is a link, so that a filtered list can be opened in a tab, shared and gone back from. */
export function FacetFilter({ param, label, options, location }: FacetFilterProps) {
  const selected = valuesOfParam(location.params, param);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>
          {label}
          {selected.length > 0 && <Badge tone="accent">{selected.length}</Badge>}
          <ChevronDown className="text-muted-foreground" aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>{label}</DropdownMenuLabel>
        {options.map((option) => {
          const active = selected.includes(option.value);
          return (
            <DropdownMenuItem key={option.value} asChild role="menuitemcheckbox" aria-checked={active}>
              <Link href={toggledFacetHref(location, param, option.value)} scroll={false}>
                <Check className={active ? "text-primary!" : "invisible"} aria-hidden />
                <span className="flex-1">{option.label}</span>
                {option.count !== undefined && (
                  <span className="tabular text-muted-foreground pl-4">{formatNumber(option.count)}</span>
                )}
              </Link>
            </DropdownMenuItem>
          );
        })}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
