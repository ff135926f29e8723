import { scrubBreadcrumb, scrubEvent, scrubSpan } from "./scrub";

/** The settings that server and browser share. They reach the browser in a tag of the page. */
export type SentrySettings = {
  dsn: string;
  environment: string;
  release: string | undefined;
  tracesSampleRate: number;
};

/** Nothing is collected that names a person or carries a body; what is left is scrubbed once more. */
export function sentryOptions({ dsn, environment, release, tracesSampleRate }: SentrySettings) {
  return {
    dsn,
    environment,
    release,
    tracesSampleRate,
    dataCollection: {
      userInfo: false,
      cookies: false,
      httpHeaders: false,
      httpBodies: [],
      urlQueryParams: false,
      databaseQueryData: false,
      queues: false,
      stackFrameVariables: false,
      frameContextLines: 0,
      graphQL: { document: false, variables: false },
      genAI: { inputs: false, outputs: false },
    },
    sendClientReports: false,
    beforeSend: scrubEvent,
    beforeSendSpan: scrubSpan,
    beforeBreadcrumb: scrubBreadcrumb,
  };
}
