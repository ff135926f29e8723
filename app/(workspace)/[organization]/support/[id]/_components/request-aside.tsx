import { AnswerDue } from "@/components/support/answer-due";
import { ExactTime } from "@/components/time/exact-time";
import { Card, CardContent } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { RequestDetail } from "@/lib/support/requests/types";
import { TICKET_AREA_LABELS, TICKET_TYPE_LABELS } from "@/lib/support/tickets/vocabulary";

/** The facts beside the conversation. */
export function RequestAside({ request }: { request: RequestDetail }) {
  const { answerDueAt, firstRespondedAt, solvedAt, pageUrl, requestId } = request;
  return (
    <Card className="self-start">
      <CardContent>
        <DescriptionList>
          {answerDueAt && (
            <DescriptionItem term={firstRespondedAt === null ? "First answer" : "Next answer"}>
              <AnswerDue dueAt={answerDueAt} />
            </DescriptionItem>
          )}
          <DescriptionItem term="Asked by">{request.requester?.name ?? "An API key"}</DescriptionItem>
          <DescriptionItem term="Opened">
            <ExactTime at={request.createdAt} />
          </DescriptionItem>
          {solvedAt && (
            <DescriptionItem term="Solved">
              <ExactTime at={solvedAt} />
            </DescriptionItem>
          )}
          <DescriptionItem term="Type">{TICKET_TYPE_LABELS[request.type]}</DescriptionItem>
          <DescriptionItem term="Area">{TICKET_AREA_LABELS[request.area]}</DescriptionItem>
          {pageUrl && (
            <DescriptionItem term="Page">
              <a href={pageUrl} className="text-link wrap-anywhere hover:underline">
                {new URL(pageUrl).pathname}
              </a>
            </DescriptionItem>
          )}
          {requestId && (
            <DescriptionItem term="Request id">
              <span className="flex items-center gap-1">
                <code className="truncate font-mono text-sm">{requestId}</code>
                <CopyButton value={requestId} label="Copy request id" />
              </span>
            </DescriptionItem>
          )}
        </DescriptionList>
      </CardContent>
    </Card>
  );
}
