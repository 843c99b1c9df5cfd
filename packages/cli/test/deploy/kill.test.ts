import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import type { Plugin } from "esbuild"
import { beforeAll, expect, it } from "vitest"
import { bundleForNode } from "../../src/load/bundle-for-node.ts"
import { version } from "../../src/version.ts"
import { deploy } from "../fakes/deploy-session.ts"
import type { FakeAws } from "../fakes/fake-aws.ts"
import { sampleStack, type SampleOptions } from "../fakes/sample-stack.ts"
import { useFakeAws } from "../fakes/use-fake-aws.ts"

const aws = useFakeAws()
const packageDirectory = fileURLToPath(new URL("../../", import.meta.url))
let child = ""

// One file starts faster than hundreds.
beforeAll(async () => {
  const contents = 'import "./test/fakes/deploy-child.ts"'
  const bundle = await bundleForNode(packageDirectory, { name: "deploy-child", contents, plugins: [ownVersion] })
  child = bundle.file
})

// Its module reads package.json, which the bundle does not lie beside.
const ownVersion: Plugin = {
  name: "own-version",
  setup(build) {
    build.onLoad({ filter: /\/cli\/src\/version\.ts$/ }, () => ({
      contents: `export const version = ${JSON.stringify(version)}`,
    }))
  },
}

/** Deploys in another process and kills it, as `kill -9` does, when AWS gets that operation or has done it; AWS does it either way. */
async function killAt(when: "after" | "before", operation: string, options: SampleOptions): Promise<void> {
  const environment = { ...process.env, ...aws().environment }
  const deploying = spawn(process.execPath, [child, JSON.stringify(options)], {
    env: environment,
    stdio: "ignore",
  })
  const exited = once(deploying, "exit")
  aws().once(when, operation, async () => {
    deploying.kill("SIGKILL")
    await exited
  })
  expect(await exited).toEqual([null, "SIGKILL"])
}

const moments = [
  ["before", "cloudformation:CreateStack"],
  ["after", "cloudformation:CreateStack"],
  ["before", "s3:PutObject"],
  ["after", "s3:PutObject"],
  ["before", "cloudformation:CreateChangeSet"],
  ["after", "cloudformation:CreateChangeSet"],
  ["after", "cloudformation:DescribeChangeSet"],
  ["before", "cloudformation:ExecuteChangeSet"],
  ["after", "cloudformation:ExecuteChangeSet"],
] as const

it.each(moments)("deploys after a first deploy was killed %s %s", async (when, operation) => {
  await killAt(when, operation, {})
  const { error, result } = await deploy(await sampleStack())
  expect(error).toBeUndefined()
  expect(result?.result).toBe(operation === "cloudformation:ExecuteChangeSet" ? "unchanged" : "created")
  expectWhole(aws())
})

it.each(moments.slice(2))("deploys after an update was killed %s %s", async (when, operation) => {
  await deploy(await sampleStack())
  await killAt(when, operation, { answer: "two" })
  const { error, result } = await deploy(await sampleStack({ answer: "two" }))
  expect(error).toBeUndefined()
  expect(result?.result).toBe(operation === "cloudformation:ExecuteChangeSet" ? "unchanged" : "updated")
  expectWhole(aws())
})

it("deploys after an update was killed that CloudFormation then had to take back", async () => {
  await deploy(await sampleStack())
  aws().cloudFormation.failures.set("ApiFunction:update", "Out of memory")
  await killAt("after", "cloudformation:ExecuteChangeSet", { answer: "two" })
  aws().cloudFormation.finish()
  aws().cloudFormation.failures.clear()
  const { result } = await deploy(await sampleStack({ answer: "two" }))
  expect(result?.result).toBe("updated")
})

function expectWhole({ cloudFormation }: FakeAws): void {
  const stack = cloudFormation.stack("todo-api-dev")
  expect(stack?.status).toMatch(/^(CREATE|UPDATE)_COMPLETE$/)
  expect(stack?.changeSets).toEqual([])
  expect(cloudFormation.stacks.filter(({ status }) => status !== "DELETE_COMPLETE")).toHaveLength(2)
}
