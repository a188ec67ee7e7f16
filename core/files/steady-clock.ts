/** Milliseconds on a clock that nobody sets. The first use of `performance` loads a part of Node that a switch can do without. */
export function steadyNow(): number {
  return process.uptime() * 1000;
}
