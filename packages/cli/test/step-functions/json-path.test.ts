import { describe, expect, it } from "vitest"
import { startMachines } from "./start-machines.ts"

/** The output of one state, as a machine in JSONPath. */
async function outputOf(state: object, input: unknown = {}) {
  const machines = await startMachines((_operation, request) => ({ Payload: request["Payload"], extra: 1 }))
  const { status, ...ending } = await machines.run({ StartAt: "A", States: { A: { ...state, End: true } } }, input)
  return "output" in ending ? ending.output : { status, ...ending }
}

describe("a machine in JSONPath", () => {
  it("passes data through its paths", async () => {
    const task = {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      InputPath: "$.order",
      Parameters: { FunctionName: "f", Payload: { "id.$": "$.id", "run.$": "$$.Execution.Name", fixed: true } },
      ResultSelector: { "payload.$": "$.Payload" },
      ResultPath: "$.order.done",
      OutputPath: "$.order",
    }
    expect(await outputOf(task, { order: { id: 7 }, other: 1 })).toEqual({
      id: 7,
      done: { payload: { id: 7, run: expect.any(String), fixed: true } },
    })
  })

  it.each<[string, unknown]>([
    ["States.Format('{} has {}, not \\{\\}', $.name, States.ArrayLength($.list))", "Ann has 3, not {}"],
    ["States.ArrayPartition($.list, 2)", [[1, 2], [3]]],
    ["States.ArrayContains($.list, 3)", true],
    ["States.ArrayRange(1, 9, 4)", [1, 5, 9]],
    ["States.ArrayGetItem($.list, 1)", 2],
    ["States.ArrayUnique(States.Array(1, 1, 'a'))", [1, "a"]],
    ["States.JsonMerge(States.StringToJson('{\"a\":1}'), States.StringToJson('{\"b\":2}'), false)", { a: 1, b: 2 }],
    ["States.JsonToString($.list)", "[1,2,3]"],
    ["States.Base64Decode(States.Base64Encode($.name))", "Ann"],
    ["States.Hash('tsapi', 'SHA-1')", "cd95c6f6bff5f5bd7022175d97615a8674c64177"],
    ["States.MathAdd($.list[0], -5)", -4],
    ["States.StringSplit('a-b+c', '-+')", ["a", "b", "c"]],
    ["$.list[?(@ > 1)]", [2, 3]],
    ["$..name", ["Ann"]],
  ])("knows %s", async (path, value) => {
    const output = await outputOf({ Type: "Pass", Parameters: { "value.$": path } }, { name: "Ann", list: [1, 2, 3] })
    expect(output).toEqual({ value })
  })

  it("fails where a path leads to nothing", async () => {
    expect(await outputOf({ Type: "Pass", Parameters: { "value.$": "$.missing" } })).toMatchObject({
      error: "States.ParameterPathFailure",
      cause: expect.stringContaining("$.missing"),
    })
  })

  it.each<[object, boolean]>([
    [{ Variable: "$.name", StringMatches: "A*n" }, true],
    [{ Variable: "$.name", StringMatches: "a*" }, false],
    [{ Variable: "$.count", NumericGreaterThanEqualsPath: "$.limit" }, true],
    [{ Variable: "$.missing", IsPresent: false }, true],
    [{ Variable: "$.nothing", IsNull: true }, true],
    [{ Variable: "$.at", TimestampLessThan: "2026-01-02T00:00:00Z" }, true],
    [{ Variable: "$.at", IsTimestamp: true }, true],
    [{ Variable: "$.count", StringEquals: "3" }, false],
    [{ And: [{ Variable: "$.count", NumericEquals: 3 }, { Not: { Variable: "$.flag", BooleanEquals: true } }] }, true],
    [
      {
        Or: [
          { Variable: "$.count", NumericLessThan: 3 },
          { Variable: "$.flag", BooleanEquals: true },
        ],
      },
      false,
    ],
  ])("takes the way of %j: %s", async (rule, isMet) => {
    const machines = await startMachines()
    const outcome = await machines.run(
      {
        StartAt: "C",
        States: {
          C: { Type: "Choice", Choices: [{ ...rule, Next: "Yes" }], Default: "No" },
          Yes: { Type: "Pass", Result: true, End: true },
          No: { Type: "Pass", Result: false, End: true },
        },
      },
      { name: "Ann", count: 3, limit: 3, nothing: null, flag: false, at: "2026-01-01T00:00:00Z" },
    )
    expect(outcome).toEqual({ status: "SUCCEEDED", output: isMet })
  })

  it("sets variables, and puts what a catch gets beside the input", async () => {
    const machines = await startMachines(() => ({ FunctionError: "Unhandled", Payload: { errorType: "Oops" } }))
    const outcome = await machines.run(
      {
        StartAt: "Keep",
        States: {
          Keep: { Type: "Pass", Assign: { "who.$": "$.name" }, Next: "Work" },
          Work: {
            Type: "Task",
            Resource: "arn:aws:lambda:us-east-1:000000000000:function:f",
            Catch: [{ ErrorEquals: ["Oops"], ResultPath: "$.error", Next: "Tell" }],
            End: true,
          },
          Tell: {
            Type: "Pass",
            Parameters: { "who.$": "$who", "error.$": "$.error.Error", "name.$": "$.name" },
            End: true,
          },
        },
      },
      { name: "Ann" },
    )
    expect(outcome).toEqual({ status: "SUCCEEDED", output: { who: "Ann", error: "Oops", name: "Ann" } })
  })
})
