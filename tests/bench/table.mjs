// Rows of text in columns; the first column to the left, the others to the right.

export function table(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const print = (line) => console.log(line.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join('   '));
  print(lines[0]);
  console.log('-'.repeat(widths.reduce((a, b) => a + b + 3, -3)));
  lines.slice(1).forEach(print);
  console.log();
}

/** The value below which this share of the sorted list lies. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
