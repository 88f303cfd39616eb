const benches = ['page', 'store', 'ingest', 'release', 'portal'];
const bench = process.argv[2];

// Each comes with the part that it measures.
console.error(
  bench && benches.includes(bench)
    ? `"bench ${bench}" is not built yet.`
    : `Which bench? One of ${benches.join(', ')}; none of them is built yet.`,
);
process.exitCode = 2;
