import { archiveRestorationRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { restoreArchive } from "@/lib/retention/restore-archive";

/** Makes an archive readable in the database again, for the time that was asked for. */
export const restoreArchiveOnRequest = inngest.createFunction(
  {
    id: "restore-archive",
    triggers: [archiveRestorationRequested],
    retries: 4,
    concurrency: { limit: 2 },
  },
  async ({ event, step }) => step.run("restore", () => restoreArchive(event.data)),
);
