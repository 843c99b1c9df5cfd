import { median, medianRatio } from "./statistics.mjs"

/** The promises of the project about speed, each with what this run found. */
export function judgeTargets({ contestants, warm, cold, packaged, policies, local, reload }) {
  const at = (id) => contestants.findIndex((contestant) => contestant.id === id)
  const [bare, ours] = [at("bare"), at("tsapi")]
  const dispatch = (id) => medianRatio(warm[at(id)].dispatch, warm[ours].dispatch)
  const over = (key) => median(cold[ours][key]) - median(cold[bare][key])
  const zipOver = (contestants[ours].zipBytes - contestants[bare].zipBytes) / 1024
  return [
    atMost("warm dispatch, × bare", 1.25, medianRatio(warm[ours].dispatch, warm[bare].dispatch)),
    atMost("… with parsing and stringifying, × bare", 1.05, medianRatio(warm[ours].whole, warm[bare].whole)),
    atLeast("… times less than middy", 3, dispatch("middy")),
    atLeast("… times less than lambda-api", 7, dispatch("lambda-api")),
    atLeast("… times less than Hono", 15, dispatch("hono")),
    atMost("cold start over bare, CommonJS, CPU ms", 1, over("commonJs")),
    atMost("cold start over bare, ES module, CPU ms", 1, over("esModule")),
    atLeast("… times less than Hono, CommonJS", 12, median(cold[at("hono")].commonJs) / median(cold[ours].commonJs)),
    atMost("heap over bare, MB", 0.15, over("heap") / 1e6),
    atMost("zip over bare, KB", 2.5, zipOver),
    atMost("tsapi package, CPU × the one-process probe", 1.4, medianRatio(packaged.tsapi.cpuMs, packaged.probe.cpuMs)),
    atMost("tsapi package of 200 routes, seconds", 1.5, median(packaged.manyRoutes.wallMs) / 1000),
    atMost("tsapi package of 200 routes, peak MB", 150, median(packaged.manyRoutes.peakMb)),
    atMost("policy of one handler with three SDK clients, cold, CPU ms", 100, median(policies.coldMs)),
    atMost("… warm, CPU ms", 20, median(policies.warmMs)),
    atMost("policies of 200 functions, cold, CPU seconds", 3, median(policies.appMs) / 1000),
    atMost("policies of 200 functions, peak MB", 300, median(policies.appPeakMb)),
    atMost(
      "tsapi local, CPU per request × the hand-written emulator",
      1.2,
      medianRatio(local.tsapi.requestUs, local["hand-written emulator"].requestUs),
    ),
    atMost(
      "tsapi local, start CPU × @hono/node-server",
      1.6,
      medianRatio(local.tsapi.startMs, local["hono + @hono/node-server"].startMs),
    ),
    atMost("tsapi local, save to served, ms", 25, median(reload.savedToServed)),
    atMost("tsapi local, requests lost over the reloads", 0, reload.lost),
  ]
}

function atMost(name, target, found) {
  return { name, target: `≤ ${target}`, found, met: found <= target }
}

function atLeast(name, target, found) {
  return { name, target: `≥ ${target}`, found, met: found >= target }
}
