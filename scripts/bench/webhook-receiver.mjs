// A receiver in a process of its own: its work must not be counted as the product's.
import { createServer } from "node:http";

const keys = new Set();
const server = createServer((request, response) => {
  keys.add(String(request.headers["idempotency-key"]));
  request.resume().on("end", () => response.writeHead(200).end("ok"));
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
// Any message asks how many deliveries arrived since the last.
process.on("message", () => {
  process.send(keys.size);
  keys.clear();
});
process.on("disconnect", () => process.exit());
