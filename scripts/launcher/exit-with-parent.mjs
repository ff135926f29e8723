// Preloaded into every child: when the launcher is killed, its children must not live on and hold
// the ports. A changed parent id means that the parent is gone.
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.exit(143);
}, 300).unref();
