import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach } from "vitest"
import { bundleBootstrap } from "../../src/local/bundle-bootstrap.ts"
import { FunctionPool } from "../../src/local/function-pool.ts"
import { Threads } from "../../src/local/threads.ts"
import type { FunctionSpec } from "../../src/local/function-spec.ts"

const directory = mkdtempSync(join(tmpdir(), "tsapi-pool-"))
const open: (() => Promise<void>)[] = []
let files = 0

afterEach(() => Promise.all(open.splice(0).map((end) => end())))

/** A pool of the function whose code is given, with what it logged and how it failed. It ends with the test. */
export async function poolOf(code: string, spec: Partial<FunctionSpec> & { readonly extension?: string } = {}) {
  const codeFile = join(directory, `index${files++}${spec.extension ?? ".cjs"}`)
  writeFileSync(codeFile, code)
  const logged: string[] = []
  const failures: string[] = []
  const threads = new Threads(await bundleBootstrap())
  const pool = new FunctionPool(
    {
      id: "Api",
      codeFile,
      functionName: "todo-api-dev-Api",
      region: "eu-west-1",
      accountId: "123456789012",
      runtime: "nodejs22.x",
      memoryMb: 256,
      timeoutMs: 3000,
      isStreaming: false,
      environment: {},
      ...spec,
    },
    {
      threads,
      onLog: (_id, text) => logged.push(text),
      onFailure: (_id, failure) => failures.push(failure.text),
    },
  )
  open.push(
    () => pool.terminate(),
    () => threads.close(),
  )
  return { pool, logged, failures, codeFile, directory }
}
