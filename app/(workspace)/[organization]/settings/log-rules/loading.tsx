import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function LogRulesLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TableSkeleton rows={9} />
    </Page>
  );
}
