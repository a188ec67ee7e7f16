/** A page that is not painted, in a tab behind others for one, begins all the same. */
const patienceMs = 300;

// The first frame stands in the HTML. The program would hold it up if it came before it can be seen; begun twice it is
// one and the same.
const begin = (): void => void import('./main.tsx');
new PerformanceObserver(begin).observe({ type: 'paint', buffered: true });
setTimeout(begin, patienceMs);
