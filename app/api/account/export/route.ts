import { exportAccount } from "@/lib/accounts/export-account";
import { originOf } from "@/lib/auth/request-origin";
import { findSession } from "@/lib/auth/session";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { reportError } from "@/lib/observability/error-tracking";

/** What is stored about the signed-in person, as a file. */
export async function GET(request: Request): Promise<Response> {
  const origin = originOf(request.headers);
  try {
    const session = await findSession();
    if (session === null) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in and try again.");
    const exported = await exportAccount(session, origin);
    return new Response(JSON.stringify(exported, null, 2), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="regulix-account-${now().toISOString().slice(0, 10)}.json"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    await reportError(error, { requestId: origin.requestId, where: "account export" });
    return problemResponse(error, origin.requestId);
  }
}
