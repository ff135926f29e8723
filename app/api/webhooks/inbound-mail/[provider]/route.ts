import { notFound } from "@/lib/core/errors";
import { setApiHeaders } from "@/lib/http/api-headers";
import { problemResponse } from "@/lib/http/problem";
import { readBytes } from "@/lib/http/read-body";
import { requestIdOf } from "@/lib/http/request-id";
import { reportError } from "@/lib/observability/error-tracking";
import { WEBHOOK_PROVIDERS } from "@/lib/support/mail/inbound/inbound-mail";
import { readMime } from "@/lib/support/mail/inbound/read-mime";
import { READ_WEBHOOK } from "@/lib/support/mail/inbound/read-webhook";
import { receiveMail } from "@/lib/support/mail/receive-mail";

/** Five files of 10 MiB grow by a third in a mail, and providers take none larger than this. */
const MAX_BODY_BYTES = 70 * 1024 * 1024;

type Segment = { params: Promise<{ provider: string }> };

/** Mails that came in, handed over by the provider whose mail server received them. */
export async function POST(request: Request, { params }: Segment): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const response = await takeIn(request, (await params).provider).catch(async (error: unknown) => {
    await reportError(error, { requestId, where: "/api/webhooks/inbound-mail" });
    return problemResponse(error, requestId);
  });
  setApiHeaders(response, requestId);
  return response;
}

async function takeIn(request: Request, named: string): Promise<Response> {
  const provider = WEBHOOK_PROVIDERS.find((each) => each === named);
  if (provider === undefined) throw notFound("provider");
  const body = await readBytes(request, MAX_BODY_BYTES);
  const handedOver = await READ_WEBHOOK[provider]({ headers: request.headers, body });
  const outcome = handedOver && (await receiveMail(await readMime(provider, handedOver)));
  return Response.json({ outcome: outcome ?? "ignored" });
}
