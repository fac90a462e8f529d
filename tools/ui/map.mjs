// Draws Norway's land once: Natural Earth through world-atlas (public domain), transverse Mercator on
// 15 degrees east, one unit to the kilometre, the same formula as nok/foundation/ui/projection.py.
import { readFileSync, writeFileSync } from 'node:fs';
import { feature } from 'topojson-client';

const atlas = JSON.parse(readFileSync(new URL('./node_modules/world-atlas/countries-10m.json', import.meta.url)));
const norway = feature(atlas, atlas.objects.countries).features.find((country) => country.id === '578');
const target = new URL('../../src/nok/foundation/ui/static/ui/', import.meta.url);

const [RADIUS, MERIDIAN, WEST, NORTH] = [6371, 15, 660, 7960];
const radians = (degrees) => (degrees * Math.PI) / 180;

function project([longitude, latitude]) {
  const east = radians(longitude - MERIDIAN);
  const north = radians(latitude);
  const x = RADIUS * Math.atanh(Math.cos(north) * Math.sin(east));
  const y = RADIUS * Math.atan2(Math.tan(north), Math.cos(east));
  return [x + WEST, NORTH - y];
}

// Douglas-Peucker: keep only the points the line needs to stay within `tolerance` kilometres of itself.
function simplify(points, tolerance) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points.at(-1)];
  let [farthest, where] = [0, 0];
  points.forEach(([x, y], index) => {
    const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
    const length = Math.hypot(dx, dy);
    const away = length ? Math.abs(dy * (x - first[0]) - dx * (y - first[1])) / length : Math.hypot(x - first[0], y - first[1]);
    if (away > farthest) [farthest, where] = [away, index];
  });
  if (farthest <= tolerance) return [first, last];
  return [...simplify(points.slice(0, where + 1), tolerance).slice(0, -1), ...simplify(points.slice(where), tolerance)];
}

function path(tolerance, decimals) {
  const rings = norway.geometry.coordinates.map((polygon) => polygon[0]).filter((ring) => ring.every(([, latitude]) => latitude < 72 && latitude > 57));
  return rings
    .map((ring) => {
      const projected = ring.map(project);
      const half = Math.floor(projected.length / 2);
      return [...simplify(projected.slice(0, half + 1), tolerance).slice(0, -1), ...simplify(projected.slice(half), tolerance)];
    })
    .filter((ring) => ring.length > 5)
    .map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(decimals)} ${y.toFixed(decimals)}`).join('L')}Z`)
    .join('');
}

const svg = (d) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1320 1600"><style>path{fill:#fff}@media(prefers-color-scheme:dark){path{fill:#1f3b49}}</style><path d="${d}"/></svg>\n`;
writeFileSync(new URL('norway.svg', target), svg(path(2, 0)));
