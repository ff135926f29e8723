import type { Metadata } from "next";
import Link from "next/link";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { listApiKeys } from "@/lib/api-keys/queries";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { metricsEndpoint } from "@/lib/metrics/endpoint";
import { ApiKeysTable } from "./_components/api-keys-table";
import { CreateApiKeyDialog } from "./_components/create-api-key-dialog";

export const metadata: Metadata = { title: "API keys" };

type ApiKeysPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function ApiKeysPage({ params, searchParams }: ApiKeysPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "api-keys.read")) return <NoAccess action="api-keys.read" />;
  const keys = await listApiKeys(context);
  const isCreating = valuesOfParam(await searchParams, "new").includes("key");
  const mayManage = context.permissions.includes("api-keys.manage");
  return (
    <Page>
      <PageHeader
        title="API keys"
        description={
          <>
            How your own systems send, read and manage.{" "}
            <Link href="/docs/api" className="text-link underline underline-offset-2">
              The API reference
            </Link>{" "}
            says what they can do. We store a hash of each key, never the key.
          </>
        }
        actions={
          <CreateApiKeyDialog
            key={isCreating ? "creating" : "listing"}
            isOpenAtFirst={isCreating}
            slug={context.organizationSlug}
            endpoint={metricsEndpoint()}
            refusal={mayManage ? undefined : "Only owners and admins can create API keys."}
          />
        }
      />
      <ApiKeysTable
        keys={keys}
        slug={context.organizationSlug}
        mayManage={mayManage}
        timeZone={context.viewer.timeZone}
      />
    </Page>
  );
}
