import { ExternalLink } from "lucide-react";
import { EmptyState } from "@/components/feedback/empty-state";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

const INNGEST_CLOUD = "https://app.inngest.com";

/** Where an Inngest server runs the functions, their runs are seen and ordered about there. */
export function RunsInInngest({ address }: { address: string | null }) {
  return (
    <Page width="content">
      <PageHeader title="Jobs" description="The durable functions of the platform." />
      <Card>
        <EmptyState
          title={address === null ? "Runs live in Inngest Cloud" : "Runs live in your Inngest server"}
          description={
            <>
              The functions are handed to Inngest by <code>INNGEST_EVENT_KEY</code>,{" "}
              <code>INNGEST_SIGNING_KEY</code>
              {address === null ? "" : " and INNGEST_BASE_URL"}. Without these settings the embedded engine
              runs them, and this page shows its runs.
            </>
          }
          action={
            <Button asChild>
              <a href={address ?? INNGEST_CLOUD} rel="noreferrer">
                Open Inngest
                <ExternalLink aria-hidden />
              </a>
            </Button>
          }
        />
      </Card>
    </Page>
  );
}
