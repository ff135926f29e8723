const TWO_YEARS_SECONDS = 63_072_000;

/** The headers of every response, beside the Content-Security-Policy. */
export function securityHeaders(options: {
  isHttps: boolean;
  isCustomDomain?: boolean;
}): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy":
      "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    // Over plain http a browser ignores it, and on localhost it would lock out other local projects.
    ...(options.isHttps && {
      // The names below a custom domain are its owner's.
      "strict-transport-security": `max-age=${TWO_YEARS_SECONDS}${options.isCustomDomain ? "" : "; includeSubDomains"}`,
    }),
    // The same pages are at the installation's own address.
    ...(options.isCustomDomain && { "x-robots-tag": "noindex" }),
  };
}

/** The headers of every answer of the public API, which is data and never a page. */
export function apiSecurityHeaders(options: { isHttps: boolean }): Record<string, string> {
  return {
    ...securityHeaders(options),
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "cache-control": "no-store",
  };
}
