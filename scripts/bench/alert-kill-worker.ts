// What the bench of kills ends: evaluates a tick, routes and delivers until it is killed, or has nothing left to do.
import { evaluateTick } from "@/lib/alerts/evaluate-tick";
import { useClock as setClock } from "@/lib/core/clock";
import { disconnect } from "@/lib/db/client";
import { deliverDue } from "@/lib/deliveries/deliver";
import { flushHeldNotices } from "@/lib/routing/flush-held-notices";
import { routeAlertNotices } from "@/lib/routing/route-alert-notices";

const slot = new Date(Number(process.argv[2]));
const startedAt = Date.now();
setClock(() => new Date(slot.getTime() + 2_000 + Date.now() - startedAt));

process.send?.("ready");
await evaluateTick(slot);
await routeAlertNotices();
await flushHeldNotices();
while ((await deliverDue()).delivered > 0);
process.send?.("done");
process.disconnect();
await disconnect();
