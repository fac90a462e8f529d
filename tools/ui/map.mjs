// Draws Norway's land, for the country and for what lies near, with the neighbours' as a ground: Natural Earth through world-atlas (public domain), transverse Mercator on
// 15 degrees east, one unit to the kilometre, the same formula as nok/foundation/ui/projection.py.
import { readFileSync, writeFileSync } from 'node:fs';
import { feature } from 'topojson-client';

const atlas = JSON.parse(readFileSync(new URL('./node_modules/world-atlas/countries-10m.json', import.meta.url)));
const countries = feature(atlas, atlas.objects.countries).features;
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

// Only what lies inside the picture: polygons cut by each of its sides in turn.
const MARGIN = 20;
const SIDES = [[0, -MARGIN, 1], [0, 1320 + MARGIN, -1], [1, -MARGIN, 1], [1, 1600 + MARGIN, -1]];

function cut(ring, [axis, edge, sign]) {
  const isIn = (point) => sign * (point[axis] - edge) >= 0;
  return ring.flatMap((point, index) => {
    const before = ring.at(index - 1);
    if (isIn(point) === isIn(before)) return isIn(point) ? [point] : [];
    const share = (edge - before[axis]) / (point[axis] - before[axis]);
    const crossing = [0, 1].map((each) => before[each] + share * (point[each] - before[each]));
    return isIn(point) ? [crossing, point] : [crossing];
  });
}

// Whole steps of `step` kilometres, each from the one before: short to send.
function path(codes, tolerance, step) {
  const rings = countries.filter((country) => codes.includes(country.id)).flatMap((country) => country.geometry.type === 'Polygon' ? [country.geometry.coordinates] : country.geometry.coordinates).map((polygon) => polygon[0]);
  return rings
    .filter((ring) => ring.some(([, latitude]) => latitude < 72) && ring.some(([longitude]) => longitude > -10 && longitude < 70))
    .map((ring) => SIDES.reduce(cut, ring.map(project)))
    .filter((ring) => ring.length > 2)
    .map((ring) => {
      const half = Math.floor(ring.length / 2);
      return [...simplify(ring.slice(0, half + 1), tolerance).slice(0, -1), ...simplify(ring.slice(half), tolerance)];
    })
    .filter((ring) => ring.length > 5)
    .map((ring) => {
      const steps = ring.map((point) => point.map((along) => Math.round(along / step)));
      const moves = steps.map(([x, y], index) => (index ? `${x - steps[index - 1][0]} ${y - steps[index - 1][1]}` : `${x} ${y}`));
      return `M${moves[0]}l${moves.slice(1).join(' ').replaceAll(' -', '-')}z`;
    })
    .join('');
}

// The neighbours lie under, with an edge that hides what two simplified lines leave between them.
const STYLE = '.n{fill:#f5f5f2;stroke:#f5f5f2;stroke-width:4}.h{fill:#fff}@media(prefers-color-scheme:dark){.n{fill:#172c36;stroke:#172c36}.h{fill:#1f3b49}}';

function draw(name, tolerance, step) {
  const [home, next] = [['578'], ['752', '246', '643', '208']].map((codes) => path(codes, tolerance, step));
  const scaled = step === 1 ? '' : ` transform="scale(${step})"`;
  const edge = STYLE.replaceAll('stroke-width:4', `stroke-width:${4 / step}`);
  writeFileSync(new URL(name, target), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1320 1600"><style>${edge}</style><g${scaled}><path class="n" d="${next}"/><path class="h" d="${home}"/></g></svg>\n`);
}

draw('norway.svg', 2, 1);
draw('norway-near.svg', 1, 0.2);
