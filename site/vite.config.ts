import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

const pages = [
  "index.html",
  "apply/index.html",
  "documents/index.html",
  "status/index.html",
  "staff/index.html",
  "staff/file/index.html",
  "staff/dashboard/index.html",
  "staff/committee/index.html",
  "staff/meeting/index.html",
  "404.html",
];

/** Puts the shared header and footer into each page, so that nothing moves while scripts load. */
function partials(): Plugin {
  const read = (name: string) => readFileSync(new URL(`src/partials/${name}.html`, import.meta.url), "utf8");
  return {
    name: "partials",
    transformIndexHtml: {
      order: "pre",
      handler: (html) => html.replace(/<!-- (head|provider-header|staff-header|staff-footer|footer) -->/g, (_, name: string) => read(name)),
    },
  };
}

export default defineConfig({
  plugins: [partials()],
  build: {
    target: "es2022",
    assetsInlineLimit: 2048,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: pages,
      // What pages share in two pieces: a dozen tiny ones compress worse and cost a request each.
      output: {
        codeSplitting: {
          groups: [
            { name: "lib", test: /src\/lib\/(?!identifiers|pending)/ },
            { name: "forms", test: /src\/(lib\/identifiers|form\/(pointer|field|controls|validate|stepview)|provider\/(smallform|keyform))/ },
          ],
        },
      },
    },
  },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: ["node_modules/@uswds/uswds/packages"], quietDeps: true },
    },
  },
  test: { include: ["test/**/*.test.{ts,mjs}"], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 },
} as Parameters<typeof defineConfig>[0]);
