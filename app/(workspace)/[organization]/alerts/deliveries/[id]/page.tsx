import type { Metadata } from "next";
import Link from "next/link";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { DELIVERY_KIND_LABELS } from "@/lib/deliveries/labels";
import { getDelivery } from "@/lib/deliveries/queries";
import { notFoundPage } from "@/lib/http/not-found-page";
import { AttemptTable } from "../_components/attempt-table";
import { DeliveryFacts } from "../_components/delivery-facts";
import { DeliveryState } from "../_components/delivery-state";
import { SendAgainButton } from "../_components/send-again-button";

export const metadata: Metadata = { title: "Delivery" };

type DeliveryPageProps = { params: Promise<{ organization: string; id: string }> };

export default async function DeliveryPage({ params }: DeliveryPageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "alerts.read")) return <NoAccess action="alerts.read" />;
  const delivery = await getDelivery(context, id).catch(notFoundPage);
  const slug = context.organizationSlug;
  const list = `/${slug}/alerts/deliveries`;
  const isGivenUp = delivery.state === "failed" || delivery.state === "cancelled";
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Deliveries", href: list }, { label: delivery.title }]}
        title={delivery.title}
        description={
          <>
            {DELIVERY_KIND_LABELS[delivery.kind]}.{" "}
            {delivery.alertId && (
              <Link
                href={`/${slug}/alerts/${delivery.alertId}`}
                className="text-link underline underline-offset-2"
              >
                Open the alert
              </Link>
            )}
          </>
        }
        status={<DeliveryState state={delivery.state} />}
        actions={
          isGivenUp &&
          context.permissions.includes("alerts.respond") && <SendAgainButton slug={slug} id={delivery.id} />
        }
      />
      <DeliveryFacts delivery={delivery} timeZone={context.viewer.timeZone} />
      <Section title="Attempts" description="All of them carry the same idempotency key.">
        <AttemptTable attempts={delivery.log} timeZone={context.viewer.timeZone} />
      </Section>
    </Page>
  );
}
