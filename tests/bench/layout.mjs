// What our automatic layout is worth beside those of dagre and ELK: overlaps, lines through tables, crossings.
//
// The two lay out the same graphs; where they put the tables goes back to examples/bench_layout.rs, which finds all
// lines with our own router. What is printed goes to target/bench/layout.json as well.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from './table.mjs';

const require = createRequire(new URL('layout/package.json', import.meta.url));
const dagre = require('@dagrejs/dagre');
const ELK = require('elkjs');

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = (word, input) => JSON.parse(execFileSync(
  'cargo', ['run', '--quiet', '--profile', 'native', '--no-default-features', '--example', 'bench_layout', word],
  { cwd: ROOT, input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'inherit'] },
));

/** The distances that our own layout keeps. */
const [GAP, LAYER_GAP] = [48, 112];

function byDagre({ nodes, edges }) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: GAP, ranksep: LAYER_GAP });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  edges.forEach(([from, to], at) => graph.setEdge(from, to, {}, String(at)));
  dagre.layout(graph);
  return nodes.map(({ id, width, height }) => [id, graph.node(id).x - width / 2, graph.node(id).y - height / 2]);
}

async function byElk({ nodes, edges }) {
  const { children } = await new ELK().layout({
    id: 'all',
    layoutOptions: {
      'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.edgeRouting': 'ORTHOGONAL',
      'elk.spacing.nodeNode': String(GAP), 'elk.layered.spacing.nodeNodeBetweenLayers': String(LAYER_GAP),
    },
    children: nodes.map((node) => ({ ...node })),
    edges: edges.map(([from, to], at) => ({ id: `line ${at}`, sources: [from], targets: [to] })),
  });
  return children.map(({ id, x, y }) => [id, x, y]);
}

async function timed(layout, graph) {
  const begin = performance.now();
  const places = await layout(graph);
  const ms = performance.now() - begin;
  return { ms, places: Object.fromEntries(places.map(([id, x, y]) => [id, [Math.round(x), Math.round(y)]])) };
}

const given = {};
for (const graph of run('graphs')) {
  given[graph.name] = { dagre: await timed(byDagre, graph), ELK: await timed(byElk, graph) };
}
const results = run('measure', JSON.stringify(given));

/** Random designs of one size are one line: the sum over all of them. */
const groups = new Map();
for (const { name, layouts } of results) {
  const group = name.startsWith('random') ? `${name.split(' ')[1]} random tables, 5 designs` : name;
  for (const [by, { ms, worth }] of Object.entries(layouts)) {
    const key = `${group}|${by}`;
    const sum = groups.get(key) ?? { group, by, ms: 0, overlaps: 0, through: 0, crossings: 0, on_top: 0, length: 0, area: 0 };
    sum.ms += ms ?? 0;
    for (const [what, value] of Object.entries(worth)) sum[what] += value;
    groups.set(key, sum);
  }
}
const order = ['by hand', 'ours', 'dagre', 'ELK'];
const rows = [...groups.values()].map((sum) => [
  sum.group, sum.by, sum.by === 'by hand' ? '' : sum.ms.toFixed(1), sum.overlaps, sum.through, sum.crossings, sum.on_top,
  sum.length.toFixed(1), sum.area.toFixed(1),
]).sort((a, b) => (a[0] === b[0] ? order.indexOf(a[1]) - order.indexOf(b[1]) : 0));
table(['design', 'layout', 'ms', 'overlaps', 'through tables', 'crossings', 'on one another', 'length, 1,000 px', 'area, Mpx'], rows);

const folder = path.join(ROOT, 'target', 'bench');
await mkdir(folder, { recursive: true });
await writeFile(path.join(folder, 'layout.json'), JSON.stringify(results, null, 2));

const ours = results.map(({ name, layouts }) => ({ name, ...layouts.ours.worth }));
const bad = ours.filter(({ overlaps, through }) => overlaps > 0 || through > 0);
if (bad.length > 0) {
  console.error(`Our layout leaves overlaps or lines through tables: ${bad.map(({ name }) => name).join(', ')}`);
  process.exitCode = 1;
}
