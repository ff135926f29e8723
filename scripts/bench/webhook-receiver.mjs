// A receiver in a process of its own: its work must not be counted as the product's.
import { createServer } from "node:http";

/** How often each delivery arrived since it was last asked, by its idempotency key. */
const arrivals = new Map();
const server = createServer((request, response) => {
  const key = String(request.headers["idempotency-key"]);
  arrivals.set(key, (arrivals.get(key) ?? 0) + 1);
  request.resume().on("end", () => response.writeHead(200).end("ok"));
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
// "count" asks how many deliveries arrived since the last time, "arrivals" how often each did.
process.on("message", (question) => {
  process.send(question === "arrivals" ? Object.fromEntries(arrivals) : arrivals.size);
  arrivals.clear();
});
process.on("disconnect", () => process.exit());
