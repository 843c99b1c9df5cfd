import { cpus } from "node:os"
import { median, medianRatio } from "./statistics.mjs"
import { table } from "./table.mjs"

/** The whole run as Markdown. */
export function renderReport({ contestants, warm, cold, packaged, policies, local, reload, targets }) {
  const [bare] = contestants
  return `# Benchmarks

Node ${process.versions.node}, ${process.platform}-${process.arch}, ${cpus().length} processors, ${new Date().toISOString().slice(0, 10)}. Made by \`pnpm --dir benchmarks bench\`.

The same todo API of 12 routes as a Lambda handler for REST API events, 14 kinds of event in equal parts; every contestant gave equal answers before anything was timed.
Contestants run in turn, so that a machine that slows down slows all of them. Read the ratios: absolute times depend on the machine.

## Targets

${table(
  ["", "target", "found", ""],
  targets.map(({ name, target, found, met }) => [name, target, found.toFixed(2), met ? "met" : "**missed**"]),
)}

## One Lambda invocation

CPU per warm invocation, medians of ${warm[0].dispatch.length} rounds; "whole" counts parsing the event and stringifying the answer too. Cold start: CPU to load the bundle and answer once in a fresh process.

${table(
  [
    "",
    "warm, × bare",
    "warm, µs",
    "whole, × bare",
    "minified, KB",
    "zip over bare, KB",
    "cold, CommonJS, ms",
    "cold, ES module, ms",
    "heap, MB",
  ],
  contestants.map(({ name, bytes, zipBytes }, index) => [
    name,
    medianRatio(warm[index].dispatch, warm[0].dispatch).toFixed(2),
    median(warm[index].dispatch).toFixed(1),
    medianRatio(warm[index].whole, warm[0].whole).toFixed(2),
    (bytes / 1024).toFixed(1),
    ((zipBytes - bare.zipBytes) / 1024).toFixed(1),
    median(cold[index].commonJs).toFixed(1),
    median(cold[index].esModule).toFixed(1),
    (median(cold[index].heap) / 1e6).toFixed(2),
  ]),
)}

## Making the deployable files

Whole processes, those they start included.

${table(
  ["", "CPU, ms", "wall, ms", "peak, MB"],
  [
    ["`node -e 0` (floor)", packaged.floor],
    ["one-process probe: bundle, load, template, zip", packaged.probe],
    ["tsapi package", packaged.tsapi],
    ["tsapi package, 200 routes", packaged.manyRoutes],
  ].map(([name, { cpuMs, wallMs, peakMb }]) => [
    name,
    ...[cpuMs, wallMs, peakMb].map((values) => median(values).toFixed(0)),
  ]),
)}

## Policies

CPU in one process, that of loading the command and the app not counted. The app has 200 controllers with a repository each, and each route is a function.

${table(
  ["", "CPU, ms", "peak, MB"],
  [
    ["one handler with three SDK clients, cold", policies.coldMs],
    ["… warm", policies.warmMs],
    ["an app of 200 functions, cold", policies.appMs, policies.appPeakMb],
  ].map(([name, cpuMs, peakMb]) => [name, median(cpuMs).toFixed(0), peakMb ? median(peakMb).toFixed(0) : ""]),
)}

## Local server

${table(
  ["", "CPU per request, µs", "start CPU, ms"],
  Object.entries(local).map(([name, { requestUs, startMs }]) => [
    name,
    median(requestUs).toFixed(0),
    median(startMs).toFixed(0),
  ]),
)}

\`tsapi local\` serves a saved change after ${median(reload.savedToServed).toFixed(0)} ms (median of ${reload.savedToServed.length}); ${reload.lost} requests were lost meanwhile.
`
}
