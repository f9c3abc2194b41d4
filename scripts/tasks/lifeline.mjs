// Loaded into the service before anything else: when the process that started it is gone, however hard, it ends too,
// so that its port and its database are free for the next start.
process.on('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
