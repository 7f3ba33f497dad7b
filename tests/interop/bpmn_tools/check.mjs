// What bpmn-js and bpmnlint say of BPMN files, a line of JSON a file:
// {file, warnings: [...], undrawn: [...], drawn: N, errors: [...]}
//   node check.mjs FILE...          (CHROMIUM names the browser)
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const BpmnModdle = require('bpmn-moddle');

async function lintErrors(xml) {
  const linter = new Linter({  // a new one for each file: its rules remember what they saw
    config: { extends: 'bpmnlint:recommended' },
    resolver: new NodeResolver(),
  });
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const reports = await linter.lint(rootElement);
  return Object.entries(reports).flatMap(([rule, found]) =>
    found.filter(({ category }) => category === 'error').map(({ id }) => `${rule}: ${id}`));
}

async function draw(page, xml) {
  return page.evaluate(async (text) => {
    document.body.innerHTML = '<div id="canvas" style="width: 2000px; height: 1000px"></div>';
    const viewer = new window.BpmnJS({ container: '#canvas' });
    const { warnings } = await viewer.importXML(text);
    const registry = viewer.get('elementRegistry');
    const kinds = 'flowElements artifacts participants lanes'.split(' ');
    const undrawn = [];
    const visit = (element) => {
      for (const child of kinds.flatMap((kind) => element[kind] || [])) {
        if (!registry.get(child.id)) undrawn.push(child.id);
        visit(child);
      }
      for (const set of element.laneSets || []) visit(set);
    };
    viewer.getDefinitions().rootElements.forEach(visit);
    const drawn = registry.getAll().length;
    viewer.destroy();
    return { warnings: warnings.map(({ message }) => message), undrawn, drawn };
  }, xml);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage();
await page.setContent('<body></body>');
await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
for (const file of process.argv.slice(2)) {
  const xml = readFileSync(file, 'utf8');
  const report = { file, ...(await draw(page, xml)), errors: await lintErrors(xml) };
  console.log(JSON.stringify(report));
}
await browser.close();
