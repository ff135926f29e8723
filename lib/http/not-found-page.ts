import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/core/errors";

/** For `catch` of what a page reads: a record that is not there, or is somebody else's, is a missing page. */
export function notFoundPage(error: unknown): never {
  if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
  throw error;
}
