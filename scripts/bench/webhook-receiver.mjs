// A receiver in a thread of its own: its work must not be counted as the product's. Plain JavaScript, because
// threads do not inherit the loader of TypeScript.
import { createServer } from "node:http";
import { parentPort } from "node:worker_threads";

const keys = new Set();
const server = createServer((request, response) => {
  keys.add(String(request.headers["idempotency-key"]));
  request.resume().on("end", () => response.writeHead(200).end("ok"));
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
// Any message asks how many deliveries arrived since the last.
parentPort.on("message", () => {
  parentPort.postMessage(keys.size);
  keys.clear();
});
