/** What the evidence rests on, in short. */
export const ARCHITECTURE: readonly { title: string; text: string }[] = [
  {
    title: "One application, one database",
    text: "The product is one web application over one PostgreSQL database. Every table of tenants carries the organisation's id, and the database itself refuses rows of any other organisation: row-level security is enabled and forced on each, and the role that the application uses neither owns a table nor bypasses its policies.",
  },
  {
    title: "Audit log",
    text: "Each change writes its entry in the same transaction. Entries are numbered without a gap for each organisation and linked by SHA-256 over their canonical JSON (RFC 8785); the database refuses to change or remove one. Values about people are held as salted commitments, so that they can be erased without breaking the chain.",
  },
  {
    title: "Transparency tree",
    text: "Over the entries of each organisation stands a Merkle tree (RFC 6962). Every day its root is signed as a checkpoint (C2SP signed note), which can be kept outside of the product. Whoever holds an earlier checkpoint can prove that nothing before it was changed or removed.",
  },
  {
    title: "Daily snapshots",
    text: "After each UTC day its figures are computed by the statements of appendix C, written as canonical JSON, signed with Ed25519 and linked to the snapshot before. A day on which nothing happened is signed as well. A figure that could not be measured is null with its reason, never zero.",
  },
  {
    title: "Collection",
    text: "Every five minutes requests, errors, latency, storage and security events are collected. Uptime counts the collections that were carried out in time, of all that were due: each needs the application, the durable engine and the database.",
  },
  {
    title: "Controls",
    text: "Checks are statements over the same database, or questions that a person answers with a document. Checks make up controls, and controls are mapped to criteria. A criterion passes only where something that it requires passes; what is not assessed is never counted as passed, and below 80 % assessed no percentage is given.",
  },
];

/** How to verify this document. */
export const VERIFYING: readonly string[] = [
  "Download the signed document that belongs to this PDF (report.json) from the same page, and the public keys from /api/evidence/keys. Keep keys that you got earlier, or from somebody else.",
  "Run node regulix-verify.mjs --keys keys.json report.json report.pdf, or drop both files on the page /verify. Nothing leaves your machine. The verifier is one readable file without dependencies.",
  "It checks the signature over the report's figures, that the PDF is byte for byte the one that was signed, and names what is not.",
  "The digest at the foot of every page is the SHA-256 of the report's figures as canonical JSON: the member model of the signed document.",
  "Each figure rests on the daily snapshots. Export the evidence of the same days to get them with the audit log and its proofs, and compare their digests with the table of daily snapshots.",
];
