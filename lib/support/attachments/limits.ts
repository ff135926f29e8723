/** Files beside one message. */
export const MAX_FILES = 5;
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const LONGEST_FILE_NAME = 120;

/** What may be attached, for people. */
export const ACCEPTED_FILES = "PNG, JPEG, GIF and WebP images, PDF, MP4 and WebM recordings, and plain text";

/** For file inputs: a hint only, since the bytes decide. */
export const ACCEPT_ATTRIBUTE =
  "image/png,image/jpeg,image/gif,image/webp,application/pdf,video/mp4,video/webm,text/plain,.log,.csv,.json,.har,.md,.yaml,.yml";
