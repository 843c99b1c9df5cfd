import { describe, expect, it } from "vitest"
import { startMachines } from "./start-machines.ts"

const chargeArn = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-PaymentsCharge"

function charge(more: object = { End: true }) {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName: chargeArn, Payload: { amount: "{% $states.input.total %}" } },
    Output: "{% $states.result.Payload %}",
    ...more,
  }
}

const each = { StartAt: "Each", States: { Each: { Type: "Succeed" } } }

describe("a machine in JSONata", () => {
  it("runs its states with variables, and writes every step down", async () => {
    const machines = await startMachines((operation, { Payload }) => ({ Payload: { called: operation, Payload } }))
    const { executionArn } = await machines.start(
      {
        QueryLanguage: "JSONata",
        StartAt: "Prepare",
        States: {
          Prepare: {
            Type: "Pass",
            Assign: { double: "{% $exists($states.result) ? 0 : $states.input.total * 2 %}" },
            Next: "Charge",
          },
          Charge: charge({ Next: "Large" }),
          Large: {
            Type: "Choice",
            Choices: [{ Condition: "{% $double > 10 %}", Next: "Done", Output: { charged: "{% $states.input %}" } }],
            Default: "Small",
          },
          Small: { Type: "Fail", Error: "Small" },
          Done: { Type: "Succeed", Output: { of: "{% $states.input.charged %}", double: "{% $double %}" } },
        },
      },
      { total: 7 },
    )
    expect(await machines.ended(executionArn)).toEqual({
      status: "SUCCEEDED",
      output: { of: { called: "lambda Invoke", Payload: { amount: 7 } }, double: 14 },
    })
    const machine = expect.stringMatching(/^machine-/)
    expect(machines.executions).toEqual([{ machine, status: "SUCCEEDED", durationMs: expect.any(Number) }])
    const events = await machines.historyOf(executionArn)
    expect(events.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "PassStateEntered",
      "PassStateExited",
      "TaskStateEntered",
      "TaskScheduled",
      "TaskStarted",
      "TaskSucceeded",
      "TaskStateExited",
      "ChoiceStateEntered",
      "ChoiceStateExited",
      "SucceedStateEntered",
      "SucceedStateExited",
      "ExecutionSucceeded",
    ])
    expect(events.map(({ id, previousEventId }) => [id, previousEventId])).toEqual(
      events.map((_event, index) => [index + 1, index]),
    )
    expect(events[2]?.stateExitedEventDetails).toMatchObject({ name: "Prepare", assignedVariables: { double: "14" } })
  })

  it("tries again as its retries say, and leads what stays wrong to its catch", async () => {
    let calls = 0
    const machines = await startMachines(() => {
      calls += 1
      return { FunctionError: "Unhandled", Payload: { errorType: "PaymentDeclined", errorMessage: "No money" } }
    })
    const Retry = [{ ErrorEquals: ["PaymentDeclined"], MaxAttempts: 2, IntervalSeconds: 1 }]
    const Catch = [{ ErrorEquals: ["States.ALL"], Assign: { why: "{% $states.errorOutput %}" }, Next: "Declined" }]
    const outcome = await machines.run(
      {
        QueryLanguage: "JSONata",
        StartAt: "Charge",
        States: {
          Charge: charge({ Retry, Catch, End: true }),
          Declined: { Type: "Fail", Error: "{% $why.Error %}", Cause: "{% $parse($why.Cause).errorMessage %}" },
        },
      },
      { total: 1 },
    )
    expect(outcome).toEqual({ status: "FAILED", error: "PaymentDeclined", cause: "No money" })
    expect(calls).toBe(3)
  })

  it("runs branches and items, whose results are in order and which see the variables around them", async () => {
    const machines = await startMachines()
    const outcome = await machines.run(
      {
        QueryLanguage: "JSONata",
        StartAt: "Begin",
        States: {
          Begin: { Type: "Pass", Assign: { rate: 10 }, Next: "Both" },
          Both: {
            Type: "Parallel",
            Branches: [
              {
                StartAt: "A",
                States: {
                  A: { Type: "Wait", Seconds: 1, Next: "A2" },
                  A2: { Type: "Pass", Output: "{% $rate %}", End: true },
                },
              },
              {
                StartAt: "Each",
                States: {
                  Each: {
                    Type: "Map",
                    Items: "{% $states.input.lines %}",
                    ItemSelector: {
                      n: "{% $states.context.Map.Item.Value %}",
                      i: "{% $states.context.Map.Item.Index %}",
                    },
                    MaxConcurrency: 2,
                    ItemProcessor: {
                      StartAt: "Times",
                      States: {
                        Times: { Type: "Pass", Output: "{% $states.input.n * $rate + $states.input.i %}", End: true },
                      },
                    },
                    End: true,
                  },
                },
              },
            ],
            End: true,
          },
        },
      },
      { lines: [3, 1, 2] },
    )
    expect(outcome).toEqual({ status: "SUCCEEDED", output: [10, [30, 11, 22]] })
  })

  it("fails with the first branch that fails, without waiting for the others", async () => {
    const machines = await startMachines()
    const wait = { StartAt: "W", States: { W: { Type: "Wait", Seconds: 864_000, End: true } } }
    const fail = { StartAt: "F", States: { F: { Type: "Fail", Error: "Broken", Cause: "really" } } }
    const outcome = await machines.run({
      QueryLanguage: "JSONata",
      StartAt: "Both",
      States: { Both: { Type: "Parallel", Branches: [wait, fail], End: true } },
    })
    expect(outcome).toEqual({ status: "FAILED", error: "Broken", cause: "really" })
  })

  it("says which expression yields nothing", async () => {
    const machines = await startMachines()
    const States = { A: { Type: "Pass", Output: "{% $states.input.missing %}", End: true } }
    expect(await machines.run({ QueryLanguage: "JSONata", StartAt: "A", States })).toMatchObject({
      status: "FAILED",
      error: "States.QueryEvaluationError",
      cause: expect.stringContaining("$states.input.missing"),
    })
  })

  it("tells once of an expression that failed, in the state that has it", async () => {
    const machines = await startMachines()
    const Branches = [{ StartAt: "B", States: { B: { Type: "Pass", Output: "{% $nothing %}", End: true } } }]
    const States = { A: { Type: "Parallel", Branches, End: true } }
    const { executionArn } = await machines.start({ QueryLanguage: "JSONata", StartAt: "A", States })
    const { error, cause } = await machines.ended(executionArn)
    const events = await machines.historyOf(executionArn)
    expect(events.filter(({ type }) => type === "EvaluationFailed")).toMatchObject([
      { previousEventId: 4, evaluationFailedEventDetails: { state: "B", error, cause } },
    ])
  })

  it.each([
    ["Seconds", { Type: "Wait", Seconds: "{% -1 %}" }],
    ["Seconds", { Type: "Wait", Seconds: "{% 0.5 %}" }],
    ["Timestamp", { Type: "Wait", Timestamp: "{% '2026-01-31' %}" }],
    ["MaxConcurrency", { Type: "Map", Items: [], MaxConcurrency: "{% 'all' %}", ItemProcessor: each }],
    ["list", { Type: "Map", Items: "{% 1 %}", ItemProcessor: each }],
    ["TimeoutSeconds", charge({ TimeoutSeconds: "{% 0 %}" })],
  ])("fails %s of the wrong type as an error that can be caught", async (what, state) => {
    const machines = await startMachines()
    const machine = { QueryLanguage: "JSONata", StartAt: "A", States: { A: { ...state, End: true } } }
    const cause = expect.stringContaining(what)
    expect(await machines.run(machine)).toEqual({ status: "FAILED", error: "States.QueryEvaluationError", cause })
  })

  it("gives up a task and an execution that take too long", async () => {
    const machines = await startMachines(() => new Promise(() => {}))
    const task = { QueryLanguage: "JSONata", StartAt: "C", States: { C: charge({ TimeoutSeconds: 2, End: true }) } }
    expect(await machines.run(task, { total: 1 })).toMatchObject({ status: "FAILED", error: "States.Timeout" })
    const whole = { QueryLanguage: "JSONata", TimeoutSeconds: 1, StartAt: "C", States: { C: charge() } }
    expect(await machines.run(whole, { total: 1 })).toMatchObject({ status: "TIMED_OUT", error: "States.Timeout" })
  })

  it("does not let a catch hide what this machine lacks", async () => {
    const machines = await startMachines()
    const Catch = [{ ErrorEquals: ["States.ALL"], Next: "Fine" }]
    const outcome = await machines.run({
      QueryLanguage: "JSONata",
      StartAt: "Run",
      States: {
        Run: { Type: "Task", Resource: "arn:aws:states:::ecs:runTask.sync", Arguments: {}, Catch, End: true },
        Fine: { Type: "Succeed" },
      },
    })
    expect(outcome).toMatchObject({ status: "FAILED", cause: expect.stringContaining("501 NotImplementedLocally") })
  })
})
