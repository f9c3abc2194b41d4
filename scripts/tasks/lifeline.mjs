// Loaded into the service before anything else: when the process that started it is gone, however hard, it ends too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
