import path from "node:path"
import { AccessGuard } from "./local/access/access-guard.ts"
import { CallCounts } from "./local/access/call-counts.ts"
import { describeRefusal } from "./local/access/describe-refusal.ts"
import { observationFile } from "./local/access/observation-file.ts"
import { Observer } from "./local/access/observer.ts"
import { runBehindGate } from "./local/in-process/current-gate.ts"
import { judgeLoadedSdk } from "./local/in-process/loaded-sdk.ts"
import { localAccountId } from "./local/local-account-id.ts"
import { SdkGate } from "./local/worker/sdk/sdk-gate.ts"
import { loadTestedApp } from "./pipeline/tested-app.ts"

export interface EnforcementOptions {
  /** Where `tsapi.config.ts` is. Default: the working directory. */
  readonly projectDir?: string
  /** Default `dev`. */
  readonly stage?: string
  /** What the test sets in `process.env`; the policies are inferred with it. */
  readonly environment?: Readonly<Record<string, string>>
  /** Shows why a request was refused and what to add. */
  report(text: string): void
}

/** What a test client invokes. */
export interface Invoked {
  /** `Api`, or an authorizer's class name. */
  readonly functionId: string
  /** The route as it is declared: `GET` and `/todos/{id}`. */
  readonly route?: { readonly method: string; readonly path: string }
}

/** Holds an app in this process to the policies that it would be deployed with. */
export interface Enforcement {
  /** Runs a handler; requests that the AWS SDK sends from it are judged by its function's policy. */
  run<T>(invoked: Invoked, handler: () => Promise<T>): Promise<T>
  /** Writes down what was observed. */
  close(): void
}

/** For test clients; reads the app and infers its policies, which takes about half a second. */
export async function enforceIam(options: EnforcementOptions): Promise<Enforcement> {
  const projectDir = path.resolve(options.projectDir ?? ".")
  const { environment = {}, stage = "dev", report } = options
  const tested = await loadTestedApp(projectDir, { stage, environment })
  const counts = new CallCounts()
  const observer = new Observer(observationFile(projectDir), (cell) => counts.drain(cell))
  const closeAtExit = () => observer.close()
  process.once("exit", closeAtExit)
  const guard = new AccessGuard({
    counts,
    judge: () => tested.createJudge({ region: process.env["AWS_REGION"] ?? "us-east-1", accountId: localAccountId }),
    principal: (functionId) => `arn:aws:sts::${localAccountId}:assumed-role/${tested.roleName(functionId)}`,
    onRefused: (refused) => report(describeRefusal(refused, projectDir)),
    onUnjudged: report,
    onJudged: (judged) => observer.add(judged),
  })
  const gates = new Map<string, SdkGate>()

  function gateOf(functionId: string): SdkGate {
    const known = gates.get(functionId)
    if (known) return known
    const gate = new SdkGate({
      ask: (request) => guard.answer(functionId, request),
      count: (cell) => Atomics.add(counts.cells, cell, 1),
      refused: ({ ticket }, call) => guard.refused({ refused: ticket, ...call }),
    })
    gates.set(functionId, gate)
    return gate
  }

  return {
    run(invoked, handler) {
      judgeLoadedSdk()
      return runBehindGate(gateOf(tested.functionIdOf(invoked)), handler)
    },
    close() {
      process.off("exit", closeAtExit)
      observer.close()
    },
  }
}
