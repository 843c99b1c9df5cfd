import { expect, test, vi } from "vitest"
import { poolOf } from "../../../test/local/pool-of.ts"

test("105. the context names the function, its limits and the invocation", async () => {
  const { pool } = await poolOf(`exports.handler = async (event, context) => {
      const first = context.getRemainingTimeInMillis()
      await new Promise((resolve) => setTimeout(resolve, 20))
      return { ...context, shrinks: context.getRemainingTimeInMillis() < first, first }
    }`)
  const outcome = await pool.invoke({})
  expect(outcome).toMatchObject({
    payload: {
      functionName: "todo-api-dev-Api",
      functionVersion: "$LATEST",
      invokedFunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:todo-api-dev-Api",
      memoryLimitInMB: "256",
      logGroupName: "/aws/lambda/todo-api-dev-Api",
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      awsRequestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/),
      callbackWaitsForEmptyEventLoop: true,
      shrinks: true,
    },
  })
  const first = outcome.ok ? Reflect.get(Object(outcome.payload), "first") : undefined
  expect(first).toBeGreaterThan(2900)
  expect(first).toBeLessThanOrEqual(3000)
})

test("31. the environment is what was declared and what Lambda adds, and nothing of the shell", async () => {
  vi.stubEnv("SHELL_SECRET", "leaked")
  const { pool, directory } = await poolOf(`exports.handler = async () => ({ ...process.env })`, {
    environment: { TODOS_TABLE_NAME: "Todos" },
  })
  expect(await pool.invoke({})).toEqual({
    ok: true,
    payload: {
      AWS_ACCESS_KEY_ID: "local",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "256",
      AWS_LAMBDA_FUNCTION_NAME: "todo-api-dev-Api",
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/todo-api-dev-Api",
      AWS_LAMBDA_LOG_STREAM_NAME: expect.stringContaining("[$LATEST]"),
      AWS_REGION: "eu-west-1",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_SESSION_TOKEN: "local",
      AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR",
      LAMBDA_TASK_ROOT: directory,
      LANG: "en_US.UTF-8",
      PATH: "/usr/local/bin:/usr/bin:/bin",
      TODOS_TABLE_NAME: "Todos",
      TZ: ":UTC",
      _HANDLER: "index.handler",
      _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/),
    },
  })
  vi.unstubAllEnvs()
})

test("the trace of an invocation is that of the request that API Gateway got", async () => {
  const { pool } = await poolOf(`exports.handler = async () => process.env._X_AMZN_TRACE_ID`)
  const traced = { headers: { "X-Amzn-Trace-Id": "Self=1-0;Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1" } }
  const inLowerCase = { headers: { "x-amzn-trace-id": traced.headers["X-Amzn-Trace-Id"] } }
  const outcomes = [await pool.invoke(traced), await pool.invoke(inLowerCase), await pool.invoke({ headers: null })]
  const [first, second, other] = outcomes.map((outcome) => (outcome.ok ? String(outcome.payload) : ""))

  const ofRequest = /^Root=1-5759e988-bd862e3fe1be46a994272793;Parent=[0-9a-f]{16};Sampled=0$/
  expect(first).toMatch(ofRequest)
  expect(second).toMatch(ofRequest)
  expect(second).not.toBe(first)
  expect(other).toMatch(/^Root=1-(?!5759e988)[0-9a-f]{8}-[0-9a-f]{24};/)
})

test("warnings are shown, but for the AWS SDK's about this machine's Node.js", async () => {
  const { pool, logged } = await poolOf(`exports.handler = async () => {
      process.emitWarning("NodeVersionSupportWarning: The AWS SDK for JavaScript (v3)\\nwill require node >=22.")
      process.emitWarning("mind the gap")
      await new Promise((resolve) => setTimeout(resolve, 50))
    }`)
  await pool.invoke({})
  expect(logged.join("")).toContain("Warning: mind the gap")
  expect(logged.join("")).not.toContain("will require node")
})

test("what handlers print is captured, however they print it", async () => {
  const { pool, logged } = await poolOf(`exports.handler = async () => {
      console.log("by console", { id: 1 })
      console.error("by console.error")
      process.stdout.write("by stream\\n")
      require("node:fs").writeSync(1, "by descriptor\\n")
    }`)
  await pool.invoke({})
  expect(logged).toEqual(["by console { id: 1 }\n", "by console.error\n", "by stream\n", "by descriptor\n"])
})

test("work left running after the answer stands still until the next invocation", async () => {
  const { pool } = await poolOf(`let ticks = 0
    exports.handler = async (event) => {
      if (!event.read) setInterval(() => ticks++, 5)
      return ticks
    }`)
  await pool.invoke({})
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await pool.invoke({ read: true })).toMatchObject({ payload: expect.toSatisfy((ticks) => ticks <= 1) })
})

test("a function whose log format is JSON logs JSON, from its level up", async () => {
  const code = `console.warn("loading")
exports.handler = async () => { console.log("quiet"); console.error("loud", 1) }`
  const { pool, logged } = await poolOf(code, { logging: { format: "json", applicationLevel: "WARN" } })
  await pool.invoke({})
  await expect.poll(() => logged).toHaveLength(2)
  expect(logged.map((line): unknown => JSON.parse(line))).toEqual([
    { timestamp: expect.any(String), level: "WARN", message: "loading" },
    {
      timestamp: expect.any(String),
      level: "ERROR",
      message: "loud 1",
      requestId: expect.stringMatching(/^[-0-9a-f]{36}$/),
    },
  ])
})
