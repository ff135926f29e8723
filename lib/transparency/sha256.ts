import { hash } from "node:crypto";
import type { Sha256 } from "./merkle";

/** The SHA-256 of Node, at once: a hash object each would take longer than hashing. */
export const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");
