// Compares the framework's optional imports with what serves the same end, and writes results/optional-imports.md. BENCH_SMOKE=1: a short run.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { build } from "esbuild"
import { common } from "./build-contestants.mjs"
import { coldStart } from "./measure-cold.mjs"
import { optionalImportsDir, optionalImportsFile } from "./places.mjs"
import { median } from "./statistics.mjs"
import { table } from "./table.mjs"

const powertools = ["idempotency", "logger", "metrics", "tracing", "parameters", "secrets"]
const byHand = ["environment", "connections"]
const peers = [
  ...powertools.map((name) => ({ name, peer: "powertools" })),
  ...byHand.map((name) => ({ name, peer: "by-hand" })),
]

/** What every cold start finds around it: a traced invocation, and the variables that a template would set. */
const environment = {
  PATH: process.env.PATH,
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x",
  AWS_LAMBDA_FUNCTION_NAME: "shop",
  AWS_XRAY_DAEMON_ADDRESS: "127.0.0.1:2000",
  LAMBDA_TASK_ROOT: "/var/task",
  _X_AMZN_TRACE_ID: "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
  LIMIT_PARAMETER_NAME: "limit",
  REQUESTS_TABLE_NAME: "requests",
  STRIPE_KEY_SECRET_ARN: "arn:aws:secretsmanager:us-east-1:123456789012:secret:stripe-AbC123",
  WEBSOCKET_CONNECTIONS_ENDPOINT: "https://abc.execute-api.us-east-1.amazonaws.com/api",
}

/** The report: for each import, what it adds to a function that does not have it. */
export async function compareOptionalImports({ rounds }) {
  const outDir = await mkdtemp(path.join(tmpdir(), "tsapi-bench-"))
  try {
    const bundles = [
      ...(await bundlesOf("nothing", "by-hand", outDir)),
      ...(await Promise.all(peers.map(({ name, peer }) => bundlesOf(name, peer, outDir)))).flat(),
    ]
    const found = new Map(bundles.map(({ id }) => [id, []]))
    for (let round = -1; round < rounds; round++) {
      for (const { id, file } of bundles) {
        const { cpuMs } = await coldStart(file, '{"id":"a"}', environment)
        if (round >= 0) found.get(id).push(cpuMs)
      }
    }
    const added = (side, name) => {
      const at = (which) => bundles.find(({ id }) => id === `${side}/${which}`)
      const base = side === "tsapi" ? "tsapi/nothing" : "by-hand/nothing"
      const over = found.get(`${side}/${name}`).map((value, index) => value - found.get(base)[index])
      return { cpuMs: median(over), bytes: at(name).bytes - bundles.find(({ id }) => id === base).bytes }
    }
    return peers.map(({ name, peer }) => ({ name, peer, ours: added("tsapi", name), theirs: added(peer, name) }))
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

function bundlesOf(name, peer, outDir) {
  return Promise.all([bundle(`tsapi/${name}`, outDir), bundle(`${peer}/${name}`, outDir)])
}

async function bundle(id, outDir) {
  const file = path.join(outDir, `${id.replace("/", "-")}.cjs`)
  const entry = path.join(optionalImportsDir, id)
  const own = `import { app } from ${JSON.stringify(`${entry}.ts`)}
import { createHandler, lambda } from "@tsapi/framework/internal"
export const handler = createHandler(app, { kinds: [lambda] })`
  await build({
    ...common,
    ...(id.startsWith("tsapi/")
      ? { stdin: { contents: own, resolveDir: optionalImportsDir } }
      : { entryPoints: [`${entry}.mjs`] }),
    ...{ external: [], format: "cjs", outfile: file },
    plugins: [...common.plugins, sdkStub],
  })
  return { id, file, bytes: (await readFile(file)).length }
}

const sdkStub = {
  name: "sdk-stub",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^@aws-sdk\// }, () => ({ path: path.join(optionalImportsDir, "sdk-stub.mjs") })),
}

function render(rows) {
  return `# Optional imports

Node ${process.versions.node}, ${process.platform}-${process.arch}, ${new Date().toISOString().slice(0, 10)}. Made by \`pnpm --dir benchmarks compare:optional-imports\`.

What an import adds to a function that does not have it: bytes of the minified CommonJS bundle, and CPU to load it and to use it once in a fresh process.
Both sides do the same. The AWS SDK, which both need, is replaced by one that answers at once. Runs take turns; read the ratios.

${table(
  ["", "beside", "minified, KB", "theirs", "×", "cold, CPU ms", "theirs", "×"],
  rows.map(({ name, peer, ours, theirs }) => [
    `\`@tsapi/framework/${name}\``,
    peer === "powertools" ? "Powertools 2.35" : "the same by hand",
    ...[ours.bytes, theirs.bytes].map((bytes) => (bytes / 1024).toFixed(1)),
    (theirs.bytes / ours.bytes).toFixed(1),
    ...[ours.cpuMs, theirs.cpuMs].map((cpuMs) => cpuMs.toFixed(1)),
    peer === "powertools" ? (theirs.cpuMs / ours.cpuMs).toFixed(1) : "",
  ]),
)}
`
}

if (import.meta.filename === process.argv[1]) {
  const smoke = process.env.BENCH_SMOKE === "1"
  const report = render(await compareOptionalImports({ rounds: smoke ? 1 : 21 }))
  console.log(report)
  if (!smoke) await writeFile(optionalImportsFile, report)
}
