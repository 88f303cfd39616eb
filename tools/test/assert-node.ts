const major = Number(process.versions.node.split('.')[0]);
if (major < 24)
  throw new Error(
    `Tests run under Node 24, this is ${process.version}. Use npm test, or put node_modules/.bin first in PATH.`,
  );
