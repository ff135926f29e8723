"use client";

import { X } from "lucide-react";
import { FormField } from "@/components/forms/form-field";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { LINK_KIND_LABELS, LINK_KINDS } from "@/lib/incidents/labels";
import type { IncidentLink } from "@/lib/incidents/types";
import { addLinkAction, removeLinkAction } from "../../actions";
import { useAct } from "../../_components/use-act";
import { AddForm } from "./add-form";

type LinksProps = { slug: string; incidentId: string; links: readonly IncidentLink[]; mayChange: boolean };

/** Evidence, controls and addresses that belong to the incident. */
export function Links({ slug, incidentId, links, mayChange }: LinksProps) {
  const remove = useAct(removeLinkAction.bind(null, slug));
  return (
    <div className="grid gap-3">
      {links.length === 0 ? (
        <p className="text-muted-foreground text-sm">No links yet.</p>
      ) : (
        <ul className="grid gap-2">
          {links.map(({ id, kind, target, label }) => (
            <li key={id} className="flex items-center gap-2 text-sm">
              <Badge tone="outline">{LINK_KIND_LABELS[kind]}</Badge>
              <span className="min-w-0 flex-1 wrap-anywhere">
                {kind === "url" ? (
                  <a
                    href={target}
                    rel="noreferrer"
                    target="_blank"
                    className="text-link underline underline-offset-4"
                  >
                    {label}
                  </a>
                ) : (
                  label
                )}
              </span>
              {mayChange && (
                <IconButton
                  label={`Remove the link to ${label}`}
                  onClick={() => remove.act({ incidentId, linkId: id })}
                >
                  <X aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <AddForm
          action={addLinkAction.bind(null, slug)}
          read={(data) => ({ incidentId, ...Object.fromEntries(data) })}
          label="Add link"
        >
          {(errorOf) => (
            <>
              <FormField label="Kind">
                <Select name="kind">
                  {LINK_KINDS.map((kind) => (
                    <option key={kind} value={kind}>
                      {LINK_KIND_LABELS[kind]}
                    </option>
                  ))}
                </Select>
              </FormField>
              <FormField label="Address or id" error={errorOf("target")}>
                <Input name="target" spellCheck={false} />
              </FormField>
              <FormField label="Label" error={errorOf("label")} optional>
                <Input name="label" />
              </FormField>
            </>
          )}
        </AddForm>
      )}
    </div>
  );
}
