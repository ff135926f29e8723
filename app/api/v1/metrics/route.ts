import { apiRoute } from "@/lib/auth/api-route";
import { AppError } from "@/lib/core/errors";
import { pushPoints } from "@/lib/metrics/push-points";

export const POST = apiRoute(
  {
    route: "/api/v1/metrics",
    scope: "metrics:write",
    rateLimit: { limit: 600, windowSeconds: 60 },
    maxBodyBytes: 2 * 1024 * 1024,
  },
  async ({ context, readJson }) => {
    const result = await pushPoints(context, await readJson());
    if (result.accepted + result.duplicates > 0) return Response.json(result);
    throw new AppError("INVALID_INPUT", "No point could be kept.", {
      fields: result.rejected.map(({ index, field, reason }) => ({
        field: ["points", index, field].filter((part) => part !== "").join("."),
        message: reason,
      })),
    });
  },
);
