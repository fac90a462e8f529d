// Builds the committed CSS: a few component files of Designsystemet, the palette and our own files.
// Custom properties that nothing uses are left out; nothing else is, so that pages look the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const packages = new URL('./node_modules/@digdir/', import.meta.url);
const ui = new URL('../../src/nok/foundation/ui/', import.meta.url);
const read = (base, name) => readFileSync(new URL(name, base), 'utf8');

const components = {
  public: ['base', 'button', 'field', 'input', 'label', 'validation-message', 'details', 'skip-link'],
  staff: ['base', 'button', 'field', 'input', 'label', 'validation-message', 'details', 'skip-link', 'table', 'fieldset'],
};
const own = {
  public: ['palette', 'ground', 'parts', 'frame-public', 'print'],
  staff: ['palette', 'ground', 'parts', 'frame-staff', 'print'],
};

// Drop declarations of custom properties that are used nowhere, until nothing more falls away.
function prune(css) {
  for (;;) {
    const used = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]));
    const next = css.replace(/(--ds[\w-]*):((?:[^;{}()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)(;|(?=\}))/g, (whole, name) =>
      used.has(name) ? whole : '',
    );
    if (next === css) return css;
    css = next;
  }
}

// The palette gives every colour of ours. The theme's own colours, and the colour names no page uses, would only be
// sent along: blocks of these layers and selectors go.
const DROPPED = /^@layer ds\.theme\.color-scheme|^@layer ds\.theme\.color\{\[data-color=(?:brand|info|success|warning)/;

function withoutTheme(css) {
  let [kept, start, depth] = ['', 0, 0];
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '{') depth++;
    if (css[at] === '}' && --depth === 0) {
      const block = css.slice(start, at + 1);
      const inner = block.replace(/^@media\([^)]*\)\{/, '');
      if (!DROPPED.test(block) && !DROPPED.test(inner)) kept += block;
      start = at + 1;
    }
  }
  return kept;
}

// Parts of the components that no page of ours has: counters, switches, affixes, outlined choices, what floats, the
// classes that only scripts set, and every tone of a message but the one that says what to mend.
const UNUSED = new RegExp(
  [
    'counter|affix|role=switch|data-variant=outline|data-position|clickdelegatefor|data-overscroll',
    '\\.ds-(?:skiplink|floating|focus|checkbox--|readonly-icon|list--|icon|print-preserve)',
    'validation-message\\[data-color|data-typography=secondary',
  ].join('|'),
);

function withoutUnused(css) {
  return css.replace(/([^{};]+)\{([^{}]*)\}/g, (rule, selectors, body) => {
    if (selectors.startsWith('@')) return rule;
    const parts = split(selectors);
    const kept = parts.filter((part) => !UNUSED.test(withoutNot(part)));
    if (kept.length === parts.length) return rule;
    return kept.length ? `${kept.join(',')}{${body}}` : '';
  });
}

// The selectors between commas that stand outside every bracket.
function split(selectors) {
  let depth = 0;
  const parts = [''];
  for (const letter of selectors) {
    if (letter === '(' || letter === '[') depth++;
    if (letter === ')' || letter === ']') depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

// What a selector asks for, without what it asks not to be.
function withoutNot(part) {
  for (;;) {
    const start = part.indexOf(':not(');
    if (start < 0) return part;
    let [end, depth] = [start + 5, 1];
    for (; depth; end++) depth += part[end] === '(' ? 1 : part[end] === ')' ? -1 : 0;
    part = part.slice(0, start) + part.slice(end);
  }
}

// A colour that nothing defines would fall back to nothing at all: better to stop here.
function demandDefined(css, bundle) {
  const given = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  const asked = [...css.matchAll(/var\(\s*(--ds-color[\w-]+)\s*\)/g)].map((match) => match[1]);
  const missing = [...new Set(asked)].filter((name) => !given.has(name));
  if (missing.length) throw new Error(`${bundle}: no value for ${missing.join(', ')}`);
}

for (const [bundle, names] of Object.entries(components)) {
  const layered = [
    '@layer ds.theme, ds.base, ds.components;',
    read(packages, 'designsystemet-theme/src/themes/designsystemet.css'),
    ...names.map((name) => `@layer ds.components{${read(packages, `designsystemet-css/dist/src/${name}.css`)}}`),
    ...own[bundle].map((name) => read(ui, `css/${name}.css`)),
  ].join('\n');
  const whole = transformSync(layered, { loader: 'css', minify: true, target: 'chrome111' }).code;
  const minified = withoutUnused(withoutTheme(whole));
  const pruned = transformSync(prune(minified), { loader: 'css', minify: true, target: 'chrome111' }).code;
  demandDefined(pruned, bundle);
  writeFileSync(new URL(`static/ui/${bundle}.css`, ui), pruned);
}
// What only the dialogue's pages have: the others need not carry it.
const dialogue = transformSync(read(ui, 'css/dialogue.css'), { loader: 'css', minify: true, target: 'chrome111' }).code;
writeFileSync(new URL('static/ui/dialogue.css', ui), dialogue);
