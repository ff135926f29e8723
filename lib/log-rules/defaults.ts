import type { LogRule } from "./schema";

const plain = {
  enabled: true,
  minimumSeverity: null,
  severity: null,
  actorField: null,
  targetField: null,
  sourceAddressField: null,
};

const auditOfKubernetes = { field: "body.apiVersion", pattern: "audit.k8s.io/*" };
const fieldsOfKubernetes = {
  actorField: "body.user.username",
  targetField: "body.requestURI",
  sourceAddressField: "body.sourceIPs",
};

/** What holds until an admin says otherwise. The first that fits counts, so the narrow ones stand first. */
export const DEFAULT_LOG_RULES: LogRule[] = [
  {
    ...plain,
    name: "SSH: unknown user",
    conditions: [
      { field: "body", pattern: "*Failed password for invalid user {actor} from {source_address} port *" },
    ],
    kind: "authentication.failed",
    severity: "medium",
  },
  {
    ...plain,
    name: "SSH: wrong password",
    conditions: [{ field: "body", pattern: "*Failed password for {actor} from {source_address} port *" }],
    kind: "authentication.failed",
  },
  {
    ...plain,
    name: "SSH: signed in",
    conditions: [{ field: "body", pattern: "*Accepted * for {actor} from {source_address} port *" }],
    kind: "authentication.succeeded",
  },
  {
    ...plain,
    name: "PAM: authentication failure",
    conditions: [
      { field: "body", pattern: "*authentication failure;* rhost={source_address} * user={actor}" },
    ],
    kind: "authentication.failed",
  },
  {
    ...plain,
    name: "sudo: not in sudoers",
    conditions: [{ field: "body", pattern: "*sudo*: {actor} : user NOT in sudoers*" }],
    kind: "access.refused",
  },
  {
    ...plain,
    ...fieldsOfKubernetes,
    name: "Kubernetes: forbidden",
    conditions: [auditOfKubernetes, { field: "body.responseStatus.code", pattern: "403" }],
    kind: "access.refused",
  },
  {
    ...plain,
    ...fieldsOfKubernetes,
    name: "Kubernetes: role bound",
    conditions: [
      auditOfKubernetes,
      { field: "body.objectRef.resource", pattern: "*rolebindings" },
      { field: "body.verb", pattern: "create" },
    ],
    kind: "privilege.escalated",
  },
  {
    ...plain,
    ...fieldsOfKubernetes,
    name: "Kubernetes: command in a container",
    conditions: [auditOfKubernetes, { field: "body.objectRef.subresource", pattern: "exec" }],
    kind: "custom.kubernetes.exec",
    severity: "medium",
  },
  {
    ...plain,
    name: "ClamAV: malware found",
    conditions: [{ field: "body", pattern: "{target}: * FOUND" }],
    kind: "malware.detected",
  },
];
