/**
 * The Content-Security-Policy of one response. Scripts run by nonce only; `strict-dynamic` lets them
 * load their own chunks. Charts and tours write style attributes, so those alone are free.
 * `connectOrigins` are the services that the browser itself reports to, `frameOrigins` those whose players a
 * reader may load into a page. A page that may not connect reaches nothing, not even us.
 */
export function contentSecurityPolicy(options: {
  nonce: string;
  isDevelopment: boolean;
  connectOrigins?: readonly string[];
  frameOrigins?: readonly string[];
  mayConnect?: boolean;
}): string {
  const { nonce, isDevelopment, connectOrigins = [], frameOrigins = [], mayConnect = true } = options;
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    // React's development build rebuilds server stacks with eval.
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    "style-src": ["'self'", `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src":
      mayConnect || isDevelopment
        ? ["'self'", ...connectOrigins, ...(isDevelopment ? ["ws:"] : [])]
        : ["'none'"],
    "frame-src": frameOrigins.length === 0 ? ["'none'"] : [...frameOrigins],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
