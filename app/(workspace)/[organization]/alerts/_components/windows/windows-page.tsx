import { valuesOfParam, listHref, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import type { WorkspaceContext } from "@/lib/auth/organization-context";
import { isId } from "@/lib/core/ids";
import type { Matcher, MuteWindowKind } from "@/lib/routing/types";
import { listWindows } from "@/lib/routing/windows/queries";
import { WINDOW_STATES } from "@/lib/routing/windows/state";
import { WindowDialog } from "./window-dialog";
import { WindowList } from "./window-list";

const PAGE_SIZE = 50;

const LABELS = { active: "Active", pending: "Pending", expired: "Expired" };

type WindowsPageProps = {
  context: WorkspaceContext;
  kind: MuteWindowKind;
  title: string;
  description: string;
  searchParams: SearchParams;
  prefilled?: { matchers: readonly Matcher[]; alertId: string | null };
};

/** Silences and maintenance windows look and work the same. */
export async function WindowsPage(props: WindowsPageProps) {
  const { context, kind, title, description, searchParams, prefilled } = props;
  const asked = valuesOfParam(searchParams, "state")[0];
  const state = WINDOW_STATES.find((each) => each === asked) ?? "active";
  const place = (param: "after" | "before") => valuesOfParam(searchParams, param).find(isId);
  const { items, previous, next } = await listWindows(context, {
    kind,
    state,
    after: place("after"),
    before: place("before"),
    limit: PAGE_SIZE,
  });
  const pathname = `/${context.organizationSlug}/alerts/${kind === "silence" ? "silences" : "maintenance"}`;
  const location = { pathname, params: { state } };
  return (
    <Page>
      <PageHeader
        title={title}
        status={
          <HelpLink
            organization={context.organizationSlug}
            slug="four-eyes"
            about="why one may need approval"
          />
        }
        description={description}
        actions={
          <WindowDialog
            slug={context.organizationSlug}
            kind={kind}
            timeZone={context.viewer.timeZone}
            refusal={
              context.permissions.includes("silences.manage")
                ? undefined
                : "Only owners, admins and members can keep alerts quiet."
            }
            prefilled={prefilled}
          />
        }
      />
      <SegmentedLinks
        label="State"
        current={state}
        segments={WINDOW_STATES.map((value) => ({
          value,
          label: LABELS[value],
          href: listHref({ pathname, params: {} }, { state: value === "active" ? null : value }),
        }))}
        className="justify-self-start"
      />
      <WindowList context={context} kind={kind} state={state} windows={items} />
      <ListPages
        location={location}
        shown={items.length}
        total={null}
        noun={kind === "silence" ? "silences" : "maintenance windows"}
        newerCursor={previous}
        olderCursor={next}
      />
    </Page>
  );
}
