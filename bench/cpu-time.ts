/** CPU milliseconds of this process for one of several calls in a row, the collection of their garbage included. */
export function cpuOf(work: (call: number) => unknown, calls = 1): number {
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) work(call);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / calls;
}
