import "server-only";
import { createSafeActionClient } from "next-safe-action";
import { z } from "zod";
import {
  AppError,
  UNEXPECTED_ERROR_MESSAGE,
  notFound,
  statusOf,
  type ErrorCode,
  type FieldError,
} from "@/lib/core/errors";
import { PERMISSION_ACTIONS, requirePermission } from "@/lib/core/permissions";
import { reportError } from "@/lib/observability/error-tracking";
import { requireWritable } from "@/lib/plans/entitlements";
import { isOpenWhileReadOnly } from "@/lib/plans/read-only";
import { noteWhenAnswered } from "./note-request";
import { findOrganization } from "./organization-context";
import { reportRefusal } from "./report-refusal";
import { requestDomain } from "./request-domain";
import { requestOrigin } from "./request-origin";
import { findSession } from "./session";
import { isStaff } from "./staff";

/** What a form shows when its action failed: quote the request id to support. */
export type ActionFailure = { code: ErrorCode; message: string; fields: FieldError[]; requestId: string };

const baseClient = createSafeActionClient({
  defaultValidationErrorsShape: "flattened",
  defineMetadataSchema: () =>
    z.object({
      permission: z.enum(PERMISSION_ACTIONS).optional(),
      /** Goes on when the trial or the subscription is over: what takes access away. Reading always does. */
      whileReadOnly: z.boolean().optional(),
    }),
  handleServerError: async (error): Promise<ActionFailure> => {
    const { requestId } = await requestOrigin();
    if (error instanceof AppError) {
      const { code, message, fields } = error;
      return { code, message, fields, requestId };
    }
    await reportError(error, { requestId, where: "action" });
    return { code: "INTERNAL", message: UNEXPECTED_ERROR_MESSAGE, fields: [], requestId };
  },
});

/** What the outcome of an action would be called in HTTP: its own answer is always 200. */
function actionStatus(result: { serverError?: ActionFailure; validationErrors?: unknown }): number {
  if (result.serverError) return statusOf(result.serverError.code);
  return result.validationErrors ? statusOf("INVALID_INPUT") : 200;
}

/** For actions of somebody who has not signed in yet. */
export const publicAction = baseClient
  .metadata({})
  .use(async ({ next }) => next({ ctx: { origin: await requestOrigin() } }));

/** For actions of a signed-in person outside any organisation: profile, sessions, new organisations. */
export const sessionAction = baseClient.metadata({}).use(async ({ next }) => {
  if ((await requestDomain()) !== null)
    throw new AppError("FORBIDDEN", "Open this page at the installation's own address to do that.");
  const session = await findSession();
  if (session === null) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in and try again.");
  return next({ ctx: { session, origin: await requestOrigin() } });
});

/** For actions of the platform's staff; to everybody else they do not exist. */
export const staffAction = sessionAction.use(async ({ ctx, next }) => {
  if (!isStaff(ctx.session)) throw notFound("page");
  return next();
});

/**
 * For actions inside an organisation. The slug is the first, bound argument; the organisation is
 * what the signed-in member resolves it to, never anything from the input.
 * `organizationAction.metadata({ permission }).inputSchema(Input).action(…)`, used as `action.bind(null, slug)`.
 */
export const organizationAction = baseClient
  .bindArgsSchemas([z.string()])
  .use(async ({ bindArgsClientInputs: [slug], metadata, next }) => {
    const context = await findOrganization(String(slug));
    if (context === null) throw notFound("organisation");
    const result = await next({ ctx: { organization: context } });
    await noteWhenAnswered(context, "POST", () => actionStatus(result));
    if (result.serverError) {
      const { permission } = metadata;
      reportRefusal(context, result.serverError, permission && { kind: "action", id: permission });
    }
    return result;
  })
  .use(async ({ ctx, metadata, next }) => {
    const { permission, whileReadOnly } = metadata;
    if (permission) requirePermission(ctx.organization, permission);
    const { subscription } = ctx.organization;
    if (!whileReadOnly && !isOpenWhileReadOnly(permission, subscription)) requireWritable(subscription);
    return next();
  });
